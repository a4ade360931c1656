/** Writers for bullet lists and Markdown tables of fields. */
import type { EntityView } from '../model/design.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';
import { followerOf, type NewField } from './new-field.ts';

/** Adds a bullet: a key first, others behind it. Nothing where fields share a line. */
export function addBullet({ attributes, indent }: EntityView, field: NewField, lineEnd: string): TextEdit | undefined {
  const { name, type, keys, target } = field;
  const last = attributes.at(-1);
  const next = followerOf(field, attributes);
  if (!last || indent === undefined) return undefined;
  const marks = keys.map((key) => (key === 'FK' && target ? `FK → ${target.entity}` : key));
  const line = `\`${name}\` (${[type, ...marks].join(', ')})`;
  return next ? insert(next.whole.start, line + lineEnd + indent) : insert(last.whole.end, lineEnd + indent + line);
}

/** Adds a row: a key first, others behind it. Keys stand in the column that is for them, else behind the type. */
export function addRow({ attributes, columns }: EntityView, field: NewField, lineEnd: string): TextEdit | undefined {
  const { name, type, keys, target } = field;
  const last = attributes.at(-1);
  const next = followerOf(field, attributes);
  if (!last || !columns) return undefined;
  const marks = keys.map((key) => (key === 'FK' && target ? `FK → ${target.entity}` : key)).join(', ');
  const keyAt = columns.includes('key') ? columns.indexOf('key') : columns.lastIndexOf('other');
  if (keyAt < 0 && marks !== '') return undefined;
  const cells = columns.map((column, i) => {
    if (column === 'name') return `\`${name}\``;
    if (column === 'type') return type;
    return i === keyAt ? marks : '';
  });
  const row = cells.join(' | ').trimEnd();
  return next ? insert(next.whole.start, `${row} |${lineEnd}| `) : insert(last.whole.end, ` |${lineEnd}| ${row}`);
}
