/** SQL as read, in one line a part: what the tests of the reader compare. */
import { readSql } from '../../../server/src/syntax/sql/read.ts';
import type { SqlColumn, SqlIndex, SqlScript, SqlTable } from '../../../server/src/syntax/sql/tree.ts';

/** Every table, its columns and its constraints: `status text not null = 'NEW' {NEW, PAID}`. */
export const outline = (text: string): string[] => readSql(text).tables.flatMap(linesOf);

/** The columns of the one table whose parts are `parts`. */
export const columnsOf = (parts: string): string[] => outline(`CREATE TABLE t (${parts}\n);`).slice(1);

/** The indexes: `unique by_email on users using btree (email desc) include (name) where active`. */
export const indexesOf = (text: string): string[] => readSql(text).indexes.map(indexLine);

/** The named sets of values. */
export const enumsOf = (text: string): string[] => readSql(text).enums.map(({ name, values }) => `${name.text} ${braced(values)}`);

function linesOf(table: SqlTable): string[] {
  const keys = (kind: string, lists: readonly (readonly string[])[]): string[] => lists.map((list) => `${kind} (${list.join(', ')})`);
  return [
    `${table.name.text}${table.complete ? '' : ' ...'}`,
    ...table.columns.map(columnLine),
    ...keys('primary key', table.columns.some(({ primaryKey }) => primaryKey) || table.primaryKey.length === 0 ? [] : [table.primaryKey]),
    ...keys('partition', table.partitionKey ? [table.partitionKey] : []),
    ...keys('order', table.storedOrder.length > 0 ? [table.storedOrder.map(keyText)] : []),
    ...keys('unique', table.uniques),
    ...table.foreignKeys.map(
      ({ columns, table, foreignColumns }) =>
        `foreign key (${columns.join(', ')}) -> ${table}${foreignColumns.length > 0 ? ` (${foreignColumns.join(', ')})` : ''}`,
    ),
  ];
}

function columnLine({ name, type, primaryKey, unique, notNull, references, defaultValue, values }: SqlColumn): string {
  const words = [
    name.text,
    type?.text,
    primaryKey && 'primary key',
    unique && 'unique',
    notNull && 'not null',
    references && `-> ${references.table}${references.column === undefined ? '' : `.${references.column}`}`,
    defaultValue && `= ${defaultValue.text}`,
    values.length > 0 && braced(values),
  ];
  return words.filter(Boolean).join(' ');
}

function indexLine({ name, table, unique, method, columns, include, where }: SqlIndex): string {
  const words = [
    unique && 'unique',
    name?.text,
    `on ${table}`,
    method !== undefined && `using ${method}`,
    `(${columns.map(keyText).join(', ')})`,
    include.length > 0 && `include (${include.join(', ')})`,
    where && `where ${where.text}`,
  ];
  return words.filter(Boolean).join(' ');
}

const braced = (values: readonly { readonly text: string }[]): string => `{${values.map(({ text }) => text).join(', ')}}`;

const keyText = ({ key, isExpression, descending, nulls, operatorClass }: SqlIndex['columns'][number]): string =>
  [isExpression ? `[${key.text}]` : key.text, operatorClass, descending && 'desc', nulls && `nulls ${nulls}`].filter(Boolean).join(' ');

/** Every part of a script, with whatever range it has. */
export function partsOf({
  tables,
  enums,
  indexes,
  comments,
}: SqlScript): { readonly text: string; readonly range: { readonly start: number; readonly end: number } }[] {
  const keys = [...indexes.flatMap(({ columns }) => columns), ...tables.flatMap(({ storedOrder }) => storedOrder)].map(({ key }) => key);
  const ofColumns = tables
    .flatMap(({ columns }) => columns)
    .flatMap(({ name, type, defaultValue, values, comment }) => [name, type, defaultValue, comment, ...values]);
  const named = [...tables, ...enums].map(({ name }) => name);
  const ofIndexes = indexes.flatMap(({ name, where }) => [name, where]);
  return [...named, ...ofColumns, ...keys, ...ofIndexes, ...enums.flatMap(({ values }) => values), ...comments].flatMap((part) => part ?? []);
}
