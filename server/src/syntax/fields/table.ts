/** Markdown tables of fields: a column of names, one of types. */
import type { PlainCell, PlainTable } from '../markdown/tables.ts';
import type { Part } from '../mermaid/tree.ts';
import { valuesIn } from '../value-list/value-list.ts';
import { cover, type Range } from '../../text/range.ts';
import type { FieldBlock, FieldText, Room } from './tree.ts';
import { isType } from './types.ts';
import { keysIn, referenceIn } from './words.ts';

const NAME = /^(?:fields?|columns?|attributes?|propert(?:y|ies)|name|(?:field|column|attribute) name)$/i;
const STRONG = /^(?:fields?|columns?|attributes?|(?:field|column|attribute) name)$/i;
const KEY = /^(?:keys?|constraints?|pk\/fk|key type|index(?:es)?|attributes?)$/i;
const TYPE = /^(?:(?:data )?types?|datatype|sql type|format)$/i;
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_.]*(?:\[\])?(?:\s*[*?])?$/;

const OWNER = /^(?:entity|table|class|collection|model)(?: name)?$/i;

/** The fields of a table; several blocks where a column says of which entity each is; none where it is a table of something else. */
export function readFieldTable({ header, rows }: PlainTable): FieldBlock[] {
  const ownerAt = header.findIndex(({ text }) => OWNER.test(text));
  if (ownerAt < 0) return blockOf({ header, rows });
  const groups: { readonly owner: PlainCell; readonly rows: (readonly PlainCell[])[] }[] = [];
  for (const row of rows) {
    const owner = row[ownerAt];
    if (owner && owner.text !== '' && owner.text !== groups.at(-1)?.owner.text) groups.push({ owner, rows: [] });
    groups.at(-1)?.rows.push(row);
  }
  return groups.flatMap(({ owner, rows: own }) => blockOf({ header, rows: own }).map((block) => ({ ...block, name: owner })));
}

function blockOf({ header, rows }: PlainTable): FieldBlock[] {
  const at = header.findIndex(({ text }) => NAME.test(text));
  const typeAt = header.findIndex(({ text }) => TYPE.test(text));
  if (at < 0 || rows.length === 0) return [];
  const keyAt = header.findIndex(({ text }, i) => i !== at && KEY.test(text));
  const fields = rows.flatMap((row): FieldText[] => fieldOf(row, at, typeAt, keyAt));
  const isStrong = STRONG.test(header[at]!.text);
  const typed = fields.filter(({ type, keys }) => keys.length > 0 || (type !== undefined && isType(type.text))).length;
  const marked = fields.some(({ keys }) => keys.includes('PK') || keys.includes('FK'));
  if (fields.length === 0 || fields.length * 2 <= rows.length) return [];
  if (typeAt >= 0 ? typed * 2 < fields.length : !(isStrong && marked)) return [];
  return [
    {
      fields,
      open: rows.some((row) => /^(?:\.{3}|…)/.test(row[at]?.text ?? '')),
      inline: false,
      columns: header.map((_, i) => (i === at ? 'name' : i === typeAt ? 'type' : i === keyAt ? 'key' : 'other')),
      range: cover(header[0]!.range, rows.at(-1)!.at(-1)?.range ?? header[0]!.range),
    },
  ];
}

function fieldOf(row: readonly PlainCell[], at: number, typeAt: number, keyAt: number): FieldText[] {
  const cell = row[at];
  if (!cell || !IDENTIFIER.test(cell.text)) return [];
  const name = cell.text.replace(/\s*[*?]$/, '').replace(/\[\]$/, '');
  const type = typeAt >= 0 ? row[typeAt] : undefined;
  const others = row.filter((other) => other !== cell);
  const keys = [...new Set(others.flatMap(({ text, raw }) => [...keysIn(text), ...keysIn(raw)]))];
  const references = others.map(({ text }) => referenceIn(text)).find((found) => found !== undefined);
  const values = others.map((other) => listed(other)).find((found) => found.length > 1) ?? [];
  const isMark = type !== undefined && !isType(type.text) && keysIn(type.text).length > 0;
  const written = type && type.text !== '' && !isMark && !/^[-–—]$/.test(type.text) ? type : undefined;
  return [
    {
      name: { text: name, range: inner(cell, name) },
      ...(written && { type: { text: written.text, range: written.range } }),
      keys: references !== undefined && !keys.includes('FK') ? [...keys, 'FK'] : keys,
      ...(references !== undefined && { references }),
      values,
      whole: cover(row[0]!.range, row.at(-1)!.range),
      ...(type && !written && !isMark && { typeRoom: roomIn(type) }),
      ...(row[keyAt] && { keyRoom: roomIn(row[keyAt]) }),
    },
  ];
}

function listed({ raw, range }: PlainCell): readonly Part[] {
  if (!/[|/,]|→/.test(raw)) return [];
  const values = valuesIn(raw, range.start);
  return values.some(({ text }) => isType(text) || keysIn(text).length > 0) ? [] : values;
}

function inner({ raw, range }: PlainCell, name: string): Range {
  const at = raw.indexOf(name);
  return at < 0 ? range : { start: range.start + at, end: range.start + at + name.length };
}

/** An empty cell and a dash are replaced, what else stands there is kept. */
const roomIn = ({ text, range }: PlainCell): Room =>
  /^[-–—]*$/.test(text) ? { range, before: '', after: '' } : { range: { start: range.end, end: range.end }, before: ', ', after: '' };
