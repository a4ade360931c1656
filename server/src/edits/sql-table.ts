/** Writers for the columns of CREATE TABLE. What they write, PostgreSQL accepts. */
import type { Attribute, EntityView } from '../model/design.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';
import { followerOf, type NewField } from './new-field.ts';

const column = ({ name, type, keys, target, preset }: NewField, width = 0): string =>
  [
    `${name} `.padEnd(width) + type,
    ...(preset !== undefined ? [`NOT NULL DEFAULT ${preset}`] : []),
    ...(keys.includes('PK') ? ['PRIMARY KEY'] : []),
    ...(keys.includes('UK') ? ['UNIQUE'] : []),
    ...(target ? [`REFERENCES ${target.entity} (${target.key})`] : []),
  ].join(' ');

/** Adds a column: a key first, others behind it. Nothing where the table has no column to stand beside. */
export function addColumn({ attributes, indent }: EntityView, field: NewField, lineEnd: string): TextEdit[] | undefined {
  const last = attributes.at(-1);
  const next = followerOf(field, attributes);
  if (!last) return undefined;
  const joint = indent === undefined ? ' ' : lineEnd + indent;
  const written = column(field, indent === undefined ? 0 : widthOf(attributes));
  return next ? [insert(next.whole.start, `${written},${joint}`)] : behind(last, joint + written);
}

/** Where the types stand in a column of their own: how far behind the names begin; else 0. */
function widthOf(attributes: readonly Attribute[]): number {
  const widths = attributes.flatMap(({ range, typeRange }) => (typeRange ? [typeRange.start - range.start] : []));
  const names = new Set(attributes.map(({ range }) => range.end - range.start));
  return names.size > 1 && new Set(widths).size === 1 ? widths[0]! : 0;
}

/** A table with its columns, and a composite key where several are marked; one line an item. */
export function sqlTable(name: string, fields: readonly NewField[]): string[] {
  const key = fields.filter(({ keys }) => keys.includes('PK')).map((field) => field.name);
  const isComposite = key.length > 1;
  const columns = fields.map((field) => column(isComposite ? { ...field, keys: field.keys.filter((one) => one !== 'PK') } : field));
  const lines = [...columns, ...(isComposite ? [`PRIMARY KEY (${key.join(', ')})`] : [])];
  return [`CREATE TABLE ${name} (`, ...lines.map((line, i) => `  ${line}${i < lines.length - 1 ? ',' : ''}`), ');'];
}

/** Adds a key of several columns behind the last one. */
export function addCompositeKey({ attributes, indent }: EntityView, names: readonly string[], lineEnd: string): TextEdit[] | undefined {
  const last = attributes.at(-1);
  const joint = indent === undefined ? ' ' : lineEnd + indent;
  return last && behind(last, `${joint}PRIMARY KEY (${names.join(', ')})`);
}

/** A line behind a column and the comment on its line, which goes on being the column's. */
function behind({ whole, remark }: Attribute, line: string): TextEdit[] {
  if (!remark) return [insert(whole.end, `,${line}`)];
  return remark.comma ? [insert(remark.end, `${line},`)] : [insert(whole.end, ','), insert(remark.end, line)];
}
