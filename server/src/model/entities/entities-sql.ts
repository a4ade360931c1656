/** Tables of SQL and CQL as entities. */
import type { Part } from '../../syntax/mermaid/tree.ts';
import type { SqlColumn, SqlScript, SqlTable } from '../../syntax/sql/tree.ts';
import type { Attribute, ForeignKey } from '../design.ts';
import { type EntityFacts, indentBefore, separatorIn, type ViewFacts } from './entity-facts.ts';

/** Reads the script that was read from `text`, a fence in the language `lang`. Relations are told by the foreign keys. */
export function entitiesOfSql(text: string, script: SqlScript, lang: string): EntityFacts {
  const enums = new Map(script.enums.map(({ name, values }) => [typeKey(name.text), values]));
  return {
    views: script.tables.map((table) => viewOf(table, enums, text, lang)),
    relations: [],
    enums: script.enums.map(({ name, values }) => ({ name: typeKey(name.text), values })),
  };
}

function viewOf(table: SqlTable, enums: ReadonlyMap<string, readonly Part[]>, text: string, lang: string): ViewFacts {
  const { name, columns, primaryKey, partitionKey, storedOrder, uniques, foreignKeys, complete, range } = table;
  const [first] = columns;
  const indent = first && indentBefore(text, first.range.start);
  const isWide = partitionKey !== undefined || lang === 'cql' || /\bWITH\s+CLUSTERING\b/i.test(text.slice(range.start, range.end));
  const store = isWide ? 'wide-column' : isConstrained(table) ? 'relational' : undefined;
  return {
    name: name.text,
    notation: 'sql',
    kind: 'entity',
    range: name.range,
    attributes: columns.map((column) => attributeOf(column, table, enums, text)),
    primaryKey,
    inline: false,
    keyTold: storedOrder.length > 0,
    uniques: [...uniques, ...columns.filter(({ unique }) => unique).map((column) => [column.name.text])],
    foreignKeys: [
      ...columns.flatMap(({ name, references, range }): ForeignKey[] =>
        references ? [{ attributes: [name.text], target: references.table, range }] : [],
      ),
      ...foreignKeys.map((key): ForeignKey => ({ attributes: key.columns, target: key.table, range: key.range })),
    ],
    complete,
    ...(store && { store }),
    ...(indent !== undefined && { indent }),
    body: range,
  };
}

/** Whether it has what only relational stores know, whatever stores the text beside it names. */
const isConstrained = ({ columns, uniques, foreignKeys, dialect }: SqlTable): boolean =>
  dialect === 'mysql' ||
  uniques.length + foreignKeys.length > 0 ||
  columns.some(({ unique, notNull, references }) => unique || notNull || references);

/** `public."Order_Status"[]` → `order_status`. */
const typeKey = (name: string): string =>
  name
    .replace(/^.*\./, '')
    .replace(/["`[\]]/g, '')
    .toLowerCase();

function attributeOf(column: SqlColumn, table: SqlTable, enums: ReadonlyMap<string, readonly Part[]>, text: string): Attribute {
  const { name, type, primaryKey, unique, references, defaultValue, range } = column;
  const isIn = (names: readonly string[]): boolean => names.some((one) => one.toLowerCase() === name.text.toLowerCase());
  const foreign = table.foreignKeys.find(({ columns }) => isIn(columns));
  const values = column.values.length > 0 ? column.values : ((type && enums.get(typeKey(type.text))) ?? []);
  const target = references?.table ?? foreign?.table;
  return {
    name: name.text,
    ...(type && { type: type.text, typeRange: type.range }),
    keys: [
      ...(primaryKey || isIn(table.primaryKey) ? (['PK'] as const) : []),
      ...(target !== undefined ? (['FK'] as const) : []),
      ...(unique ? (['UK'] as const) : []),
    ],
    ...(target !== undefined && { references: target }),
    values,
    ...separatorIn(text, values),
    ...(defaultValue && { defaultValue: defaultValue.text }),
    isStatus: false,
    range: name.range,
    whole: range,
    ...remarkBehind(text, range.end),
    ...(type
      ? { keyRoom: { range: { start: type.range.end, end: type.range.end }, before: ' ', after: '' } }
      : { typeRoom: { range: { start: name.range.end, end: name.range.end }, before: ' ', after: '' } }),
  };
}

/** A comment on the line of a column. */
function remarkBehind(text: string, offset: number): Pick<Attribute, 'remark'> {
  const remark = /[ \t]*(,?)[ \t]*--[^\r\n]*/y;
  remark.lastIndex = offset;
  const found = remark.exec(text);
  return found ? { remark: { end: offset + found[0].length, comma: found[1] === ',' } } : {};
}
