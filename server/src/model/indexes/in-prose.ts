/** Indexes in the running text: in sentences (`index on (a, b)`), in lists under `Indexes:`, in tables of indexes. */
import type { PlainCell, PlainTable } from '../../syntax/markdown/tables.ts';
import { type IndexText, readIndexText } from '../../syntax/sql/index-text.ts';
import type { Part } from '../../syntax/mermaid/tree.ts';
import { lineOf } from '../../text/lines.ts';
import { type Range, shift } from '../../text/range.ts';
import type { Line } from '../queries/lines.ts';

/** An index whose table may still have to be found. */
export interface IndexFact extends IndexText {
  readonly notation: 'list' | 'table' | 'span';
  /** What stands beside it: its table may be named there. */
  readonly beside: string;
}

/** A label or a heading that a list of indexes stands under. */
const LABEL =
  /^[\s>*_#\d.]*(?:secondary\s+|database\s+|db\s+|recommended\s+|suggested\s+)?(?:index(?:es)?|indices)(?:\s+(?:strategy|definitions?))?(?:\s+(?:on|for)\s+[`\w]+)?[\s*_]*:?[\s*_]*$/i;
/** `Indexes: email, property_id on Booking` */
const LISTED = /^[\s>*_+•-]{0,12}(?:index(?:es)?|indices)[\s*_]{0,4}:[\s*_]{0,4}(?=\S)/i;
/** One of them: a column, and the table where it is named. */
const LISTED_ONE = /^[`*]{0,3}(?:(\w{1,60})\.)?(\w{1,60})[`*]{0,3}(?:\s+on\s+[`*]{0,3}(\w{1,60})[`*]{0,3})?\.?$/i;
const BULLET = /^\s*(?:[-*+•]|\d+[.)])\s+/;
/** `unique index on`, `composite indexes: `, `→ index`, what follows being code. */
const BEFORE_SPAN =
  /\b(unique\s+)?(?:(?:composite|compound|secondary|covering|partial|clustered|b-?tree|gin|gist)\s+)*(?:index(?:es)?|indices)\b(?:(?!\.\s|\bFKs?\b|\bPKs?\b|foreign|primary)[^`;|\n]){0,40}$/i;
const ONLY_THOUGHT_OF = /\b(?:consider|could|might|would|maybe|later|without|no|drop|remove|avoid|missing|lacks?|instead of)\b[^.;]{0,40}$/i;
const NAME = /^(?:idx|ix|index)_|_(?:idx|ix|index)$/i;
const BETWEEN_SPANS = /^\s*(?:,|and|&|or|\+)?\s*$/i;
const COLUMN = /^[A-Za-z_]\w*(?:\.\w+)?(?:\s+(?:ASC|DESC))?$/i;

/** Reads the lines of a section under `title`, and its tables. */
export function indexesInProse(lines: readonly Line[], tables: readonly PlainTable[], title: string): IndexFact[] {
  const rows = tables.flatMap((table) => table.rows.map(([first]) => first?.range.start ?? -1));
  const found: IndexFact[] = tables.flatMap(inTable);
  let listing = LABEL.test(title);
  for (const line of lines) {
    if (LABEL.test(line.text)) listing = true;
    else if (listing && BULLET.test(line.text)) found.push(...inBullet(line));
    else {
      listing &&= /^\s*#/.test(line.text);
      if (!rows.some((start) => line.range.start <= start && start <= line.range.end)) found.push(...(listedIn(line) ?? inSentence(line)));
    }
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}

/** One line of a list: the columns in parentheses, with names and `on` before them, else bare columns in code. */
function inBullet(line: Line): IndexFact[] {
  const start = BULLET.exec(line.text)![0].length;
  const plain = line.text.replace(/[`*]/g, ' ');
  const close = /^[^(]{0,80}\([^()]*(?:\([^()]*\)[^()]*)*\)(?:\s*WHERE\s[^.;—–]{1,80})?/i.exec(plain.slice(start))?.[0];
  const read = close === undefined ? undefined : readIndexText(close);
  if (read)
    return [{ ...moved(read, line.range.start + start), unique: read.unique || /\bunique\b/i.test(line.text), notation: 'list', beside: line.text }];
  const [first] = line.spans;
  if (!first || !COLUMN.test(first.text)) return [];
  const unique = /\bunique\b/i.test(line.text);
  return NAME.test(first.text) ? [named(first, line, unique)] : bare([first.text], first.range, line, 'list', unique);
}

/** An index by its name alone, which tells its table and its columns. */
const named = (name: Part, { text: beside }: Line, unique: boolean): IndexFact => ({
  ...{ names: [name], isKey: false, unique, columns: [], include: [], range: name.range, notation: 'list', beside },
});

/** Code behind the word index: a list of columns, or one column each. */
function inSentence(line: Line): IndexFact[] {
  if (!/\b(?:index|indices)/i.test(line.text)) return [];
  const found: IndexFact[] = [];
  let follows: RegExpExecArray | null = null;
  let end = line.range.start;
  for (const { text, range } of line.spans) {
    const between = line.text.slice(end - line.range.start, range.start - 1 - line.range.start);
    const before = BEFORE_SPAN.exec(line.text.slice(0, range.start - 1 - line.range.start));
    follows =
      before && !ONLY_THOUGHT_OF.test(line.text.slice(0, before.index)) && before.index + line.range.start >= end - 1
        ? before
        : BETWEEN_SPANS.test(between)
          ? follows
          : null;
    end = range.end + 1;
    const says = /^\s*(?:unique\s+)?(?:index|key)\b/i.test(text);
    if (!follows && !says) continue;
    const unique = follows?.[1] !== undefined;
    const read = readIndexText(text);
    if (read) found.push({ ...moved(read, range.start), unique: read.unique || unique, notation: 'span', beside: line.text });
    else if (COLUMN.test(text)) found.push(...bare([text], range, line, 'span', unique));
  }
  return found;
}

/** Bare columns behind the word and a colon; nothing where one of them is something else. */
function listedIn(line: Line): IndexFact[] | undefined {
  const label = LISTED.exec(line.text)?.[0];
  if (label === undefined) return undefined;
  const found = line.text
    .slice(label.length)
    .split(/\s*[,;]\s*/)
    .map((part) => {
      const one = LISTED_ONE.exec(part.trim());
      const read = one && readIndexText(`${one[3] ?? one[1] ?? ''}(${one[2]})`);
      return read ? { ...within(read, line.range), notation: 'list' as const, beside: part } : undefined;
    });
  return found.every((one) => one !== undefined) ? found : undefined;
}

/** Columns that are not in parentheses. */
function bare(columns: readonly string[], range: Range, line: Pick<Line, 'text'>, notation: IndexFact['notation'], unique: boolean): IndexFact[] {
  const read = readIndexText(`(${columns.map((column) => column.replace(/^\w+\./, '')).join(', ')})`);
  return read ? [{ ...within(read, range), unique, notation, beside: line.text }] : [];
}

/** What was read of is not the text as written: all of it stands where the whole does. */
const within = (read: IndexText, range: Range): IndexText => ({
  ...read,
  names: read.names.map((name) => ({ ...name, range })),
  ...(read.on && { on: { ...read.on, range } }),
  columns: read.columns.map((column) => ({ ...column, key: { ...column.key, range } })),
  ...(read.where && { where: { ...read.where, range } }),
  range,
});

const movedPart = (part: Part, offset: number): Part => ({ ...part, range: shift(part.range, offset) });

const moved = ({ names, on, columns, where, ...read }: IndexText, offset: number): IndexText => ({
  ...read,
  names: names.map((name) => movedPart(name, offset)),
  ...(on && { on: movedPart(on, offset) }),
  columns: columns.map((column) => ({ ...column, key: movedPart(column.key, offset) })),
  ...(where && { where: movedPart(where, offset) }),
  range: shift(read.range, offset),
});

/** What a column of a table of indexes holds. */
export type IndexTableColumn = 'index' | 'columns' | 'table' | 'query' | 'statement' | 'unique' | 'other';

/** A table that lists indexes: what its columns hold, and where another row can be put. */
export interface IndexTable {
  readonly columns: readonly IndexTableColumn[];
  /** The end of its last row. */
  readonly end: number;
}

const HOLDS: readonly (readonly [IndexTableColumn, RegExp])[] = [
  ['index', /^(?:index(?:es)?(?: name| used| needed)?|served by|supporting index)$/i],
  ['columns', /^(?:indexed )?(?:columns?|fields?|keys?)(?: \(.*\))?$/i],
  ['table', /^(?:tables?|entity|entities|collection|on)$/i],
  ['query', /^(?:quer(?:y|ies)|access patterns?|use cases?|purpose|for|operation)$/i],
  ['statement', /^(?:statement|sql|query text|condition|predicate)$/i],
  ['unique', /^(?:unique\??)$/i],
];

const columnsIn = ({ header }: PlainTable): IndexTableColumn[] =>
  header.map(({ text }) => HOLDS.find(([, words]) => words.test(text.trim()))?.[0] ?? 'other');

/** A table of fields marks those that are indexed. */
const isOfFields = ({ header }: PlainTable): boolean => header.some(({ text }) => /^(?:data ?)?type$/i.test(text.trim()));

/** The tables of indexes among `tables`, which stand in `text`. */
export const indexTablesIn = (tables: readonly PlainTable[], text: string): IndexTable[] =>
  tables.flatMap((table) => {
    const columns = columnsIn(table);
    const last = table.rows.at(-1)?.at(-1);
    if (!columns.includes('index') || !last || (columns.includes('columns') && isOfFields(table))) return [];
    return [{ columns, end: lineOf(text, last.range.end).end }];
  });

/** A table with a column of indexes, or one of the columns that each index has. */
function inTable(table: PlainTable): IndexFact[] {
  const held = columnsIn(table);
  const [index, columns, isUnique] = (['index', 'columns', 'unique'] as const).map((column) => held.indexOf(column)) as [number, number, number];
  if (index < 0) return [];
  return table.rows.flatMap((row) => {
    const beside = row.map(({ text }) => text).join(' | ');
    if (columns >= 0 && isOfFields(table)) return isMarked(row[index]) ? inCell(row[columns], beside, /unique/i.test(row[index]!.text)) : [];
    return inCell(row[columns >= 0 ? columns : index], beside, /^(?:yes|true|unique|✓|✔|✅)/i.test(row[isUnique]?.text ?? ''));
  });
}

const isMarked = (cell: PlainCell | undefined): boolean =>
  /^(?:yes|y|true|✓|✔|✅|x|index(?:ed)?|unique(?: index)?|btree|gin)$/i.test(cell?.text.trim() ?? '');

function inCell(cell: PlainCell | undefined, beside: string, unique: boolean): IndexFact[] {
  if (!cell || cell.raw.trim() === '') return [];
  const plain = cell.raw.replace(/[`*]/g, ' ').trim();
  const parts = plain.split(/(?<=\))\s*(?:;|,|and|<br\s*\/?>)\s*|\s*<br\s*\/?>\s*/i);
  const read = parts.flatMap((part) => readIndexText(part) ?? []);
  if (read.length > 0) return read.map((one) => ({ ...within(one, cell.range), unique: one.unique || unique, notation: 'table', beside }));
  const names = plain.replace(/^\(|\)$/g, '').split(/\s*,\s*/);
  return names.every((name) => COLUMN.test(name.trim())) ? bare(names, cell.range, { text: beside }, 'table', unique) : [];
}
