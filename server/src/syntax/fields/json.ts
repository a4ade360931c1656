/** JSON examples of one record: its top-level members as fields, their types told by their values. */
import { rangeAt } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import { valuesIn } from '../value-list/value-list.ts';
import type { FieldBlock, FieldText } from './tree.ts';
import { keysIn, referenceIn } from './words.ts';

/** `name: value, // remark`. */
export const MEMBER = /^\s*["']?([A-Za-z_$][\w$]*)["']?\s*:\s*(.*?)\s*,?\s*(?:\/\/\s*(.*))?$/;
const TITLE = /^\s*\/\/\s*`?([A-Za-z_]\w*)`?(?:\s+(?:collection|document|table|record))?\s*(?:collection|document)?\s*:?\s*$/;
const LONGEST = 1000;

/** The fields of the first object of `text`; nothing where fewer than two members are read. */
export function readJsonRecord(text: string): FieldBlock | undefined {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const open = lines.findIndex((line) => /^\s*[[{]/.test(line));
  if (open < 0 || !/^\s*\{\s*$/.test(lines[open]!)) return undefined;
  const offsets = offsetsOf(lines);
  const title = lines
    .slice(0, open)
    .map((line, i) => titleIn(line, offsets[i]!))
    .find((found) => found !== undefined);
  const members = membersOf(lines, offsets, open);
  if (members.fields.length < 2) return undefined;
  return {
    ...(title && { name: title }),
    fields: members.fields,
    open: members.open,
    inline: false,
    range: { start: offsets[open]!, end: offsets[members.end]! + lines[members.end]!.length },
    ...(members.indent !== undefined && { indent: members.indent }),
  };
}

/** Where each line begins. */
export function offsetsOf(lines: readonly string[]): number[] {
  let offset = 0;
  return lines.map((line) => {
    const at = offset;
    offset += line.length + 1;
    return at;
  });
}

function titleIn(line: string, offset: number): Part | undefined {
  const name = TITLE.exec(line)?.[1];
  return name === undefined ? undefined : { text: name, range: rangeAt(offset + line.indexOf(name), name.length) };
}

function membersOf(
  lines: readonly string[],
  offsets: readonly number[],
  start: number,
): { fields: FieldText[]; open: boolean; end: number; indent?: string } {
  const fields: FieldText[] = [];
  let open = false;
  let depth = 1;
  let end = start;
  let indent: string | undefined;
  for (let i = start + 1; i < lines.length && depth > 0; i++) {
    const line = lines[i]!;
    if (line.length > LONGEST) break;
    end = i;
    if (depth === 1) {
      const found = MEMBER.exec(line);
      if (found) {
        indent ??= /^\s*/.exec(line)![0];
        fields.push(fieldOf(line, offsets[i]!, found));
      } else if (/\.{3}|…/.test(line)) open = true;
    }
    depth += nesting(line);
  }
  return { fields, open, end, ...(indent !== undefined && { indent }) };
}

/** How many brackets the line leaves open, strings and comments left out. */
export function nesting(line: string): number {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"/g, '').replace(/\/\/.*$/, '');
  return (bare.match(/[{[]/g)?.length ?? 0) - (bare.match(/[}\]]/g)?.length ?? 0);
}

function fieldOf(line: string, offset: number, [, name, value, remark]: RegExpExecArray): FieldText {
  const said = remark ?? '';
  const references = referenceIn(said);
  const at = line.indexOf(name!);
  const type = typeOf(value!);
  const valueAt = line.indexOf(value!, at + name!.length);
  const told = /^"([^"]*\|[^"]*)"$/.exec(value!)?.[1];
  return {
    name: { text: name!, range: rangeAt(offset + at, name!.length) },
    ...(type !== undefined && { type: { text: type, range: rangeAt(offset + valueAt, value!.length) } }),
    keys: keysIn(said),
    ...(references !== undefined && { references }),
    values: told === undefined ? valuesIn(said, offset + line.length - said.length) : valuesIn(told, offset + valueAt + 1),
    whole: rangeAt(offset + at, line.trimEnd().length - at),
  };
}

function typeOf(value: string): string | undefined {
  if (/^(?:ISODate|new Date)\b|^["']\d{4}-\d\d-\d\d(?:T|["'])/.test(value)) return 'timestamp';
  if (/^ObjectId\b/.test(value)) return 'ObjectId';
  if (/^["'][0-9a-f]{8}-[0-9a-f]{4}-/i.test(value)) return 'uuid';
  if (/^["']/.test(value)) return 'string';
  if (/^(?:true|false)\b/.test(value)) return 'boolean';
  if (/^-?\d+$/.test(value)) return 'int';
  if (/^-?\d+\.\d+/.test(value)) return 'decimal';
  if (value.startsWith('[')) return 'array';
  return value.startsWith('{') ? 'object' : undefined;
}
