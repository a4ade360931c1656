/** Bullet lists of fields, and bullets that name an entity with its fields. Read line by line; linear. */
import { rangeAt, type Range } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import { readFieldLine } from './line.ts';
import type { FieldBlock, FieldText } from './tree.ts';
import { valuesIn } from '../value-list/value-list.ts';
import { keysIn, referenceIn, tellsMore } from './words.ts';

interface Bullet {
  readonly indent: number;
  readonly blanks: string;
  readonly mark: string;
  readonly text: string;
  readonly offset: number;
}

const BULLET = /^([ \t]*)([-*+•]|\d{1,2}[.)])[ \t]+(.*?)[ \t\r]*$/;
/** `**User**`, `**User**:`, `User:`, `` `users` table ``: a bullet that names what the bullets below it describe. */
const TITLE =
  /^(?:\*\*|__)?`?([A-Z][A-Za-z0-9_]{1,50}(?: [A-Z][A-Za-z0-9]{1,30}){0,2}|[a-z][a-z0-9_]{1,50})`?(?:\*\*|__)?(?:\s+(?:table|entity|collection))?\s*(?:\([^()]*\))?\s*:?(?:\*\*|__)?\s*:?$/;
/** `**User**: id, name, email`, `User(id, name)`. */
const INLINE =
  /^(?:\*\*|__)?`?([A-Za-z][A-Za-z0-9_]{1,50})`?(?:\*\*|__)?(?:\s+(?:table|entity|collection))?\s*(?::(?:\*\*|__)?|—|–|(?=[({]))\s*[({]?(.+?)[)}]?\.?$/;
const LONGEST = 600;

/** The lists of `text`, whose fences are blanked, that describe fields; names of entities above a list are not looked for here. */
export function readFieldLists(text: string): FieldBlock[] {
  return runsOf(text).flatMap((run) => blocksOf(run));
}

/** Bullets with no other line but blank ones and continuations between them. */
function runsOf(text: string): Bullet[][] {
  const runs: Bullet[][] = [];
  let run: Bullet[] | undefined;
  let offset = 0;
  let blank = false;
  for (const line of text.split('\n')) {
    const found = line.length <= LONGEST ? BULLET.exec(line) : null;
    if (found) {
      if (!run || (blank && run.length > 0 && found[1]!.length === 0 && run[0]!.blanks.length > 0)) runs.push((run = []));
      const [, blanks, mark, body] = found;
      const at = line.indexOf(body!, blanks!.length + 1);
      run.push({ indent: blanks!.replaceAll('\t', '    ').length, blanks: blanks!, mark: mark!, text: body!, offset: offset + at });
    } else if (line.trim() !== '' && !/^[ \t]{2,}/.test(line)) run = undefined;
    blank = line.trim() === '';
    offset += line.length + 1;
  }
  return runs;
}

function blocksOf(run: readonly Bullet[]): FieldBlock[] {
  const top = Math.min(...run.map(({ indent }) => indent));
  const blocks: FieldBlock[] = [];
  const plain: Bullet[] = [];
  for (let i = 0; i < run.length; i++) {
    const bullet = run[i]!;
    if (bullet.indent !== top) continue;
    const rest = run.slice(i + 1);
    const until = rest.findIndex(({ indent }) => indent <= top);
    const below = until < 0 ? rest : rest.slice(0, until);
    const nested = below.length > 1 ? titled(bullet, below) : undefined;
    const one = nested ?? inlineOf(bullet);
    if (one) blocks.push(one);
    else plain.push(bullet);
  }
  const own = fieldsOf(plain);
  return blocks.length > 0 || !own ? blocks : [own];
}

function titled(bullet: Bullet, below: readonly Bullet[]): FieldBlock | undefined {
  const name = TITLE.exec(bullet.text)?.[1];
  const fields = name === undefined ? undefined : fieldsOf(below.filter(({ indent }) => indent === below[0]!.indent));
  return fields && { ...fields, name: namePart(bullet, name!) };
}

const namePart = ({ text, offset }: Bullet, name: string): Part => ({ text: name, range: rangeAt(offset + text.indexOf(name), name.length) });

/** A list each of whose bullets is a field, at least half of them with a type or a key. */
function fieldsOf(bullets: readonly Bullet[]): FieldBlock | undefined {
  const open = bullets.some(({ text }) => /^(?:\.{3}|…|etc\b)/.test(text));
  const listed = bullets.filter(({ text }) => !/^(?:\.{3}|…|etc\b)/.test(text));
  const fields = listed.map(({ text, offset }) => readFieldLine(text, offset));
  const read = fields.flatMap((field) => (field ? [field] : []));
  if (read.some(({ name }) => /^[A-Z][a-z]/.test(name.text)) && !read.some(({ keys }) => keys.length > 0)) return undefined;
  if (read.length < 2 || read.length * 3 < listed.length * 2 || read.filter(({ typed }) => typed).length * 2 < read.length) return undefined;
  const [first] = listed;
  return {
    fields: read.map(({ typed: _, ...field }) => field),
    open: open || read.length < listed.length,
    inline: false,
    range: { start: first!.offset - first!.mark.length - 1, end: listed.at(-1)!.offset + listed.at(-1)!.text.length },
    indent: `${first!.blanks}${first!.mark} `,
  };
}

const ITEM = /^[\s`*_]*([A-Za-z_][A-Za-z0-9_]{0,60})[`*]*\s*((?:\([^()]*\)|\b(?:PK|FK|UK)\b|[\s,]|→\s*\w+)*)[\s`*]*$/;

/** `**User**: id (PK), name, email`: three names or more. */
function inlineOf(bullet: Bullet): FieldBlock | undefined {
  const found = INLINE.exec(bullet.text);
  if (!found) return undefined;
  const [, name, list] = found;
  const offset = bullet.offset + bullet.text.lastIndexOf(list!);
  const fields: FieldText[] = [];
  for (const { text, start } of commaParts(list!)) {
    if (/^\s*(?:\.{3}|…|etc\.?)\s*$/.test(text)) continue;
    const item = ITEM.exec(text);
    if (!item) return undefined;
    const at = offset + start + text.indexOf(item[1]!);
    const keys = keysIn(item[2]!);
    const references = referenceIn(item[2]!);
    const range: Range = rangeAt(at, item[1]!.length);
    const told = keys.length === 0 && references === undefined ? /\(([^()]+)\)/.exec(item[2]!)?.[1] : undefined;
    const values = told === undefined ? [] : valuesIn(told, offset + start + text.lastIndexOf(told));
    fields.push({ name: { text: item[1]!, range }, keys, ...(references !== undefined && { references }), values, whole: range });
  }
  const isIdentifiers = fields.some(({ name, keys }) => keys.length > 0 || /^(?:id|uuid)$|^[a-z]\w*_|^[a-z]+[A-Z]/.test(name.text));
  if (fields.length < 3 || !isIdentifiers || fields.some(({ name }) => /^[A-Z][a-z]/.test(name.text))) return undefined;
  return {
    name: namePart(bullet, name!),
    fields,
    open: tellsMore(list!),
    inline: true,
    range: rangeAt(bullet.offset, bullet.text.length),
  };
}

/** The parts between commas outside parentheses. */
function commaParts(list: string): { readonly text: string; readonly start: number }[] {
  const parts: { text: string; start: number }[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= list.length; i++) {
    const unit = list[i];
    if (unit === '(') depth++;
    else if (unit === ')') depth--;
    else if (unit === undefined || (unit === ',' && depth <= 0)) {
      parts.push({ text: list.slice(start, i), start });
      start = i + 1;
    }
  }
  return parts;
}
