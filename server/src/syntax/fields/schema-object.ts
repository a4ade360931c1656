/** Objects of JavaScript that say what a collection holds: Mongoose schemas, and members whose values are types (`name: String`). */
import { rangeAt } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import { valuesIn } from '../value-list/value-list.ts';
import { MEMBER, nesting, offsetsOf } from './json.ts';
import type { FieldBlock, FieldText } from './tree.ts';
import { isType } from './types.ts';
import { keysIn, referenceIn } from './words.ts';

const SCHEMA =
  /^\s*(?:export\s+)?(?:const|let|var)\s+([A-Za-z]\w{0,60}?)_?Schema\b[^=]{0,60}=\s*new\s+(?:mongoose\.)?Schema\b[^({]{0,60}\(\s*\{\s*$/i;
const BARE = /^\s*\{\s*$/;
const COMMENT = /^\s*(?:\/\/|\/?\*|$)/;
const LONGEST = 1000;

/** The schemas of a fence. A bare object counts where nothing stands before it, and its values are types or it has an `_id`. */
export function readSchemaObjects(text: string): FieldBlock[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const offsets = offsetsOf(lines);
  const first = lines.findIndex((line) => !COMMENT.test(line));
  const found: FieldBlock[] = [];
  for (let i = 0; i < lines.length; i++) {
    const name = lines[i]!.length > LONGEST ? undefined : SCHEMA.exec(lines[i]!)?.[1];
    if (name === undefined && !(i === first && BARE.test(lines[i]!))) continue;
    const { fields, open, end } = membersOf(lines, offsets, i);
    if (fields.length >= 2 && (name !== undefined || isCollection(fields)))
      found.push({
        ...(name !== undefined && { name: { text: name, range: rangeAt(offsets[i]! + lines[i]!.indexOf(name), name.length) } }),
        fields,
        open,
        inline: false,
        keyed: true,
        range: { start: offsets[i]!, end: offsets[end]! + lines[end]!.length },
      });
    i = end;
  }
  return found;
}

const isCollection = (fields: readonly FieldText[]): boolean =>
  fields.filter(({ type }) => type).length * 2 > fields.length || fields.some(({ name, type }) => name.text === '_id' && type);

function membersOf(lines: readonly string[], offsets: readonly number[], start: number): { fields: FieldText[]; open: boolean; end: number } {
  const fields: FieldText[] = [];
  let open = false;
  let end = start;
  let depth = 1;
  for (let i = start + 1; i < lines.length && depth > 0 && lines[i]!.length <= LONGEST; i++) {
    const from = i;
    depth += nesting(lines[i]!);
    while (depth > 1 && i + 1 < lines.length && lines[i + 1]!.length <= LONGEST) depth += nesting(lines[++i]!);
    end = i;
    const found = MEMBER.exec(lines[from]!);
    if (found) fields.push(fieldOf(lines.slice(from, i + 1).join('\n'), offsets[from]!, found));
    else if (/\.{3}|…/.test(lines[from]!)) open = true;
  }
  return { fields, open, end };
}

/** `text`: the lines of the member, one line break between two of them. */
function fieldOf(text: string, offset: number, [, name, , remark = '']: RegExpExecArray): FieldText {
  const at = text.indexOf(name!);
  const rest = text.slice(at + name!.length);
  const isNested = /^["']?\s*:\s*[[{]/.test(rest);
  const type = typeIn(text, at + name!.length, offset);
  const reference = /\bref:\s*["'](\w+)["']/.exec(rest)?.[1] ?? referenceIn(remark);
  const list = isNested ? /\benum:\s*\[([^\]]*)\]/.exec(text) : null;
  const keys = [...keysIn(remark), ...(/\bunique:\s*true\b/.test(rest) ? (['UK'] as const) : [])];
  return {
    name: { text: name!, range: rangeAt(offset + at, name!.length) },
    ...(type && { type }),
    keys: reference !== undefined && !keys.includes('FK') ? [...keys, 'FK'] : keys,
    ...(reference !== undefined && { references: reference }),
    values: list
      ? valuesIn(list[1]!, offset + list.index + list[0].length - 1 - list[1]!.length)
      : valuesIn(remark, offset + text.indexOf('//') + text.slice(text.indexOf('//')).indexOf(remark)),
    whole: rangeAt(offset + at, text.trimEnd().length - at),
  };
}

/** `String`, `{ type: Schema.Types.ObjectId, … }`, `[String]`, `ObjectId("…")`. */
function typeIn(text: string, from: number, offset: number): Part | undefined {
  const rest = text.slice(from);
  const plain = /^["']?\s*:\s*(?:\{[^{}]{0,200}?\btype:\s*)?(?:\w+\.){0,3}(\w+)/.exec(rest);
  const word = plain?.[1];
  if (word !== undefined && isType(word))
    return { text: word, range: rangeAt(offset + from + plain!.index + plain![0].length - word.length, word.length) };
  const open = /^["']?\s*:\s*([[{])/.exec(rest);
  return open ? { text: open[1] === '[' ? 'array' : 'object', range: rangeAt(offset + from + open[0].length - 1, 1) } : undefined;
}
