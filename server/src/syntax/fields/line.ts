/** One field as a bullet or a line of a box writes it: `id: UUID (PK)`, `**id** (uuid, PK): what it is`, `user_id uuid FK → users`. */
import { rangeAt, type Range } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import { valuesIn } from '../value-list/value-list.ts';
import type { FieldText } from './tree.ts';
import { isType } from './types.ts';
import { keysIn, referenceIn } from './words.ts';

const LONGEST = 400;
const NAME = /^(?:(\*\*|__)?(`)?)([A-Za-z_][A-Za-z0-9_]{0,60})(?:\[\])?(?:(`)?(\*\*|__)?)/;
/** What stands in such lists besides fields. */
const NO_FIELD = /^(?:GSI\d*|LSI\d*|ind(?:ex|exes|ices)|notes?|purpose|examples?|constraints?|relationships?|unique|primary|foreign)$/i;
const SEPARATOR = /^\s*(?::|—|–|-(?=\s)|=)\s*/;
const KEYED = /^[*_`]*(?:partition|hash|primary|sort|range|clustering|row)[ -]key[*_`]*\s*(?:\([^()]*\)\s*)?[:=—–-][*_`\s]*([A-Za-z_]\w*)/i;
const MARKED = /^[`*_]*\s*[:—–(-]?\s*(?:PK|FK|UK)\b/;
const MARK =
  /^(?:(?:primary|foreign|unique|composite)\s+key|PK|FK|UK|unique|not null|required|optional|nullable|indexed)\b(?:\s*(?:→|->|references)\s*\w+(?:[.(]\w+\)?)?)?\s*[,;]\s*/i;
const CLOSING = /^(?:`|\*\*|__|\s)*/;

/** Reads `text`, one line that begins at `offset`; nothing where it is no field. `typed`: what follows the name says more than prose does. */
export function readFieldLine(text: string, offset: number): (FieldText & { readonly typed: boolean }) | undefined {
  if (text.length > LONGEST) return undefined;
  const keyed = KEYED.exec(text);
  if (keyed) return keyField(text, offset, keyed);
  const head = NAME.exec(text);
  if (!head) return undefined;
  const name = head[3]!;
  const nameAt = head[0].indexOf(name);
  const range = rangeAt(offset + nameAt, name.length);
  const whole = { start: offset, end: offset + text.length };
  const rest = text.slice(head[0].length);
  const type = typeIn(rest, offset + head[0].length);
  const said = type || MARKED.test(rest) ? rest.slice(0, 200) : parenthesis(rest);
  const keys = keysIn(said);
  const references = referenceIn(rest);
  if (!type && (NO_FIELD.test(name) || (keys.length === 0 && !endsField(rest)))) return undefined;
  return {
    name: { text: name, range },
    ...(type && { type }),
    keys: references !== undefined && !keys.includes('FK') ? [...keys, 'FK'] : keys,
    ...(references !== undefined && { references }),
    values: valuesOf(rest, type, offset + head[0].length),
    whole,
    ...roomsOf(rest, type, offset + head[0].length),
    typed: type !== undefined || keys.length > 0,
  };
}

/** `id` becomes `id (uuid)`, `id (unique)` becomes `id (uuid, unique)`, `id: uuid` becomes `id: uuid, PK`. */
function roomsOf(rest: string, type: Part | undefined, offset: number): Pick<FieldText, 'typeRoom' | 'keyRoom'> {
  if (type) return { keyRoom: { range: rangeAt(type.range.end, 0), before: ', ', after: '' } };
  const open = /^(?:`|\*\*|__)*\s*\((?=[^\s)])/.exec(rest)?.[0].length;
  const closed = /^(?:`|\*\*|__)*/.exec(rest)![0].length;
  const room =
    open === undefined
      ? { range: rangeAt(offset + closed, 0), before: ' (', after: ')' }
      : { range: rangeAt(offset + open, 0), before: '', after: ', ' };
  return { typeRoom: room, keyRoom: room };
}

/** `Partition key: customer_id`. */
function keyField(text: string, offset: number, { 0: all, 1: name }: RegExpExecArray): FieldText & { readonly typed: boolean } {
  const range = rangeAt(offset + all.length - name!.length, name!.length);
  return { name: { text: name!, range }, keys: ['PK'], values: [], whole: { start: offset, end: offset + text.length }, typed: true };
}

/** After a bare name only the end, a separator or a parenthesis may stand: `status of the order` is prose. */
const endsField = (rest: string): boolean => /^(?:`|\*\*|__)*\s*(?:$|[:(—–=,]|-\s)/.test(rest);

const parenthesis = (rest: string): string => /\(([^()]*)\)/.exec(rest)?.[1] ?? '';

/** The type behind a name: in parentheses, behind a colon, or as the next word. */
function typeIn(rest: string, offset: number): Part | undefined {
  const closed = CLOSING.exec(rest)![0].length;
  const mark = SEPARATOR.exec(rest.slice(closed))?.[0].length ?? 0;
  let at = closed + mark;
  at += /^[\s(`*[]*/.exec(rest.slice(at))![0].length;
  // `Primary Key, UUID`: the type may stand behind the marks.
  for (let mark; (mark = MARK.exec(rest.slice(at))?.[0]);) at += mark.length;
  const word = /^[A-Za-z][\w.]*(?:\s(?:precision|varying))?(?:\(\d[\d, ]*\))?(?:<[^<>]*>)?(?:\[\])?/i.exec(rest.slice(at))?.[0];
  if (word === undefined || !isType(word)) return undefined;
  // `date: the day` names a field; `time of the event` is prose.
  const follows = rest.slice(at + word.length);
  if (mark === 0 && !/^\s*[(`]/.test(rest.slice(closed)) && !/^(?:`|\*|\s|$|[,;)\]])/.test(follows)) return undefined;
  return { text: word, range: rangeAt(offset + at, word.length) };
}

/** `(PENDING | PAID)`, `: one of a, b`, `enum('a', 'b')`. */
function valuesOf(rest: string, type: Part | undefined, offset: number): readonly Part[] {
  const pieces: Range[] = [...rest.matchAll(/\(([^()]*)\)/g)].map(({ index, 0: found }) => ({ start: index + 1, end: index + found.length - 1 }));
  const typed = type ? type.range.end - offset : 0;
  const colon = /(?::|—|–|\s-\s|=)\s*(?:enum\b\s*)?/i.exec(rest.slice(typed));
  if (colon) pieces.push({ start: typed + colon.index + colon[0].length, end: rest.length });
  for (const { start, end } of pieces) {
    const piece = rest.slice(start, end);
    const values =
      /\benum\s*\($/i.test(rest.slice(0, start)) ||
      /[|'"`]|→|\bor\b|enum/i.test(piece) ||
      /^[A-Z_]+(?:\s*\/\s*[A-Z_]+)+$/.test(piece) ||
      /^[A-Z_]+(?:,\s*[A-Z_]+)+$/.test(piece)
        ? valuesIn(piece, offset + start)
        : [];
    if (values.length > 1 && !values.some(({ text }) => isType(text) || keysIn(text).length > 0)) return values;
  }
  return [];
}
