/** Writers for the columns of CREATE TABLE. What they write, PostgreSQL accepts. */
import type { EntityView } from '../model/design.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';
import type { NewField } from './new-field.ts';

const column = ({ name, type, keys, target }: NewField): string =>
  [
    name,
    type,
    ...(keys.includes('PK') ? ['PRIMARY KEY'] : []),
    ...(keys.includes('UK') ? ['UNIQUE'] : []),
    ...(target ? [`REFERENCES ${target.entity} (${target.key})`] : []),
  ].join(' ');

/** Adds a column: a key first, others behind it. Nothing where the table has no column to stand beside. */
export function addColumn({ attributes, indent }: EntityView, field: NewField, lineEnd: string): TextEdit | undefined {
  const [first, second] = attributes;
  if (!first) return undefined;
  const joint = indent === undefined ? ' ' : lineEnd + indent;
  if (field.keys.includes('PK')) return insert(first.whole.start, `${column(field)},${joint}`);
  return second ? insert(second.whole.start, `${column(field)},${joint}`) : insert(first.whole.end, `,${joint}${column(field)}`);
}

/** A table with its columns, and a composite key where several are marked; one line an item. */
export function sqlTable(name: string, fields: readonly NewField[]): string[] {
  const key = fields.filter(({ keys }) => keys.includes('PK')).map((field) => field.name);
  const isComposite = key.length > 1;
  const columns = fields.map((field) => column(isComposite ? { ...field, keys: field.keys.filter((one) => one !== 'PK') } : field));
  const lines = [...columns, ...(isComposite ? [`PRIMARY KEY (${key.join(', ')})`] : [])];
  return [`CREATE TABLE ${name} (`, ...lines.map((line, i) => `  ${line}${i < lines.length - 1 ? ',' : ''}`), ');'];
}
