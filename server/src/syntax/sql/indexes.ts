/** Indexes: `CREATE INDEX`, and the keys of any index or constraint. */
import { readCondition, readExpression } from './expressions.ts';
import { endOf, type Item, rangeOf, splitAtCommas, written } from './items.ts';
import { match, nameAt, pattern } from './pattern.ts';
import type { SqlIndex, SqlIndexColumn } from './tree.ts';

const CREATE_INDEX = pattern(
  'CREATE UNIQUE|FULLTEXT|SPATIAL|CUSTOM? CLUSTERED|NONCLUSTERED? INDEX CONCURRENTLY? IF? NOT? EXISTS? @? USING? BTREE|HASH? ON ONLY? @',
);
const NULLS_FIRST = pattern('NULLS FIRST');
const NULLS_LAST = pattern('NULLS LAST');
const COLLATE = pattern('COLLATE @');
const DIRECTION = pattern('ASC|DESC');

/** The index that a statement creates; nothing where it is none, or half typed. */
export function readCreateIndex(items: readonly Item[], text: string): SqlIndex | undefined {
  const head = match(items, 0, CREATE_INDEX);
  const table = head?.names.at(-1);
  const name = head?.names.at(-2);
  const body = head && indexBody(items, head.end, text);
  if (!head || !table || !body) return undefined;
  return { ...(name && { name }), table: table.text, ...kindOf(items.slice(0, head.end)), ...body, range: rangeOf(items), end: endOf(items, text) };
}

/** What the words before the name of an index say of it. */
export function kindOf(words: readonly Item[]): Pick<SqlIndex, 'unique' | 'method'> {
  const says = (word: string): boolean => words.some(({ key }) => key === word);
  const method = methodIn(words) ?? ['FULLTEXT', 'SPATIAL'].find(says)?.toLowerCase();
  return { unique: says('UNIQUE'), ...(method !== undefined && { method }) };
}

/** What follows the name of an index: its columns, what it includes and where it holds; nothing where no column is read. */
export function indexBody(
  items: readonly Item[],
  at: number,
  text: string,
): Pick<SqlIndex, 'columns' | 'include' | 'where' | 'condition' | 'method'> | undefined {
  const rest = items.slice(at);
  const keys = rest.find((item) => item.key === '(');
  const columns = keys?.kind === 'group' && keys.closed ? keysIn(keys.items, text) : [];
  if (columns.length === 0) return undefined;
  const method = methodIn(rest);
  const predicate = behind(rest, 'WHERE');
  const where = predicate.length > 0 ? written(predicate, text) : undefined;
  const condition = where && readCondition(where.text);
  const [included] = behind(rest, 'INCLUDE');
  return {
    columns,
    include: included?.kind === 'group' ? namesIn(included.items) : [],
    ...(method !== undefined && { method }),
    ...(where && { where }),
    ...(condition && { condition }),
  };
}

const behind = (items: readonly Item[], word: string): readonly Item[] => {
  const at = items.findIndex(({ key }) => key === word);
  return at < 0 ? [] : items.slice(at + 1);
};

function methodIn(items: readonly Item[]): string | undefined {
  const [method] = behind(items, 'USING');
  return method?.kind === 'word' ? method.text.toLowerCase() : undefined;
}

/** The names between the commas of `items`; what is no name is left out. */
export const namesIn = (items: readonly Item[]): string[] => splitAtCommas(items).flatMap((part) => nameAt(part, 0)?.part.text ?? []);

/** The keys between the commas of `items`, with their directions. */
export const keysIn = (items: readonly Item[], text: string): SqlIndexColumn[] => splitAtCommas(items).flatMap((part) => keyOf(part, text) ?? []);

function keyOf(items: readonly Item[], text: string): SqlIndexColumn | undefined {
  const name = nameAt(items, 0);
  let end = name?.end ?? (items[0]?.kind === 'group' ? 1 : 0);
  if (end === 0) return undefined;
  const isPrefix = name !== undefined && isLength(items[end]);
  let isExpression = name === undefined;
  for (let item; !isPrefix && (item = items[end]) && (item.kind === 'group' || item.kind === 'symbol' || items[end - 1]!.kind === 'symbol'); end++)
    isExpression = true;
  const key = isExpression || !name ? written(items.slice(0, end), text) : name.part;
  const expression = isExpression ? readExpression(key.text) : undefined;
  return { key, isExpression, ...(expression && { expression }), ...orderOf(items, isPrefix ? end + 1 : end) };
}

/** MySQL's `name(10)`: the first ten characters are indexed. */
const isLength = (item: Item | undefined): boolean => item?.kind === 'group' && item.items.length === 1 && item.items[0]!.kind === 'number';

function orderOf(items: readonly Item[], from: number): Omit<SqlIndexColumn, 'key' | 'isExpression'> {
  let descending = false;
  let nulls: 'first' | 'last' | undefined;
  let operatorClass: string | undefined;
  for (let at = from; at < items.length;) {
    const [direction, first, last, collation] = [DIRECTION, NULLS_FIRST, NULLS_LAST, COLLATE].map((steps) => match(items, at, steps));
    if (direction) descending = items[at]!.key === 'DESC';
    else if (first || last) nulls = first ? 'first' : 'last';
    else if (!collation && items[at]!.kind === 'word') operatorClass ??= nameAt(items, at)?.part.text;
    at = (direction ?? first ?? last ?? collation)?.end ?? at + 1;
  }
  return { descending, ...(nulls && { nulls }), ...(operatorClass !== undefined && { operatorClass }) };
}
