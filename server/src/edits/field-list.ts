/** Writers for bullet lists and Markdown tables of fields. */
import type { EntityView } from '../model/design.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';
import type { NewField } from './new-field.ts';

/** Adds a bullet: a key first, others behind it. Nothing where fields share a line. */
export function addBullet({ attributes, indent }: EntityView, { name, type, keys, target }: NewField, lineEnd: string): TextEdit | undefined {
  const [first, second] = attributes;
  if (!first || indent === undefined) return undefined;
  const marks = keys.map((key) => (key === 'FK' && target ? `FK → ${target.entity}` : key));
  const line = `\`${name}\` (${[type, ...marks].join(', ')})`;
  if (keys.includes('PK')) return insert(first.whole.start, line + lineEnd + indent);
  return second ? insert(second.whole.start, line + lineEnd + indent) : insert(first.whole.end, lineEnd + indent + line);
}

/** Adds a row: a key first, others behind it. Keys stand in the column that is for them, else behind the type. */
export function addRow({ attributes, columns }: EntityView, { name, type, keys, target }: NewField, lineEnd: string): TextEdit | undefined {
  const [first, second] = attributes;
  if (!first || !columns) return undefined;
  const marks = keys.map((key) => (key === 'FK' && target ? `FK → ${target.entity}` : key)).join(', ');
  const keyAt = columns.includes('key') ? columns.indexOf('key') : columns.lastIndexOf('other');
  if (keyAt < 0 && marks !== '') return undefined;
  const cells = columns.map((column, i) => {
    if (column === 'name') return `\`${name}\``;
    if (column === 'type') return type;
    return i === keyAt ? marks : '';
  });
  const row = cells.join(' | ').trimEnd();
  const next = keys.includes('PK') ? first : second;
  return next ? insert(next.whole.start, `${row} |${lineEnd}| `) : insert(first.whole.end, ` |${lineEnd}| ${row}`);
}
