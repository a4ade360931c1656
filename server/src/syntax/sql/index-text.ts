/** An index as people write one in running text: `(user_id, created_at DESC)`, `orders(user_id)`, `UNIQUE INDEX idx ON t (a)`. */
import type { Part } from '../mermaid/tree.ts';
import { indexBody, kindOf } from './indexes.ts';
import { type Item, nest, rangeOf, splitAtCommas } from './items.ts';
import { nameAt } from './pattern.ts';
import { tokenize } from './tokens.ts';
import type { SqlIndex } from './tree.ts';

/** The names before its columns may be those of the index or of the table: which they are is seen where the tables are known. */
export interface IndexText extends Omit<SqlIndex, 'table' | 'name' | 'end'> {
  readonly names: readonly Part[];
  /** A name stands behind ON. */
  readonly on?: Part;
  /** It says that it is the primary key. */
  readonly isKey: boolean;
}

const LONGEST = 300;
const WORDS = new Set([
  'INDEX',
  'INDEXES',
  'UNIQUE',
  'KEY',
  'PRIMARY',
  'CREATE',
  'COMPOSITE',
  'COMPOUND',
  'FULLTEXT',
  'ON',
  'USING',
  'BTREE',
  'GIN',
  'GIST',
  'HASH',
  'BRIN',
  'IF',
  'NOT',
  'EXISTS',
  'CONCURRENTLY',
  'PK',
]);

/** Reads `text` as an index with its columns in parentheses; nothing where it has none. */
export function readIndexText(text: string): IndexText | undefined {
  if (text.length > LONGEST) return undefined;
  const items = nest(tokenize(text).tokens);
  const open = items.findIndex(({ kind, key }) => kind === 'group' && key === '(');
  const body = open < 0 ? undefined : indexBody(items, open, text);
  if (!body || !isOfColumns(items[open]!) || !items.slice(0, open).every(isHead)) return undefined;
  const head = items.slice(0, open);
  const names: Part[] = [];
  let on: Part | undefined;
  for (let i = 0; i < head.length; i++) {
    const name = WORDS.has(head[i]!.key) ? undefined : nameAt(head, i);
    if (!name) continue;
    if (head[i - 1]?.key === 'ON') on = name.part;
    else if (head[i - 1]?.key !== 'USING') names.push(name.part);
    i = name.end - 1;
  }
  if (names.length > 1) return undefined;
  const isKey = head.some(({ key }) => key === 'PRIMARY' || key === 'PK');
  return { names, ...(on && { on }), isKey, ...kindOf(head), ...body, range: rangeOf(items) };
}

const isHead = ({ kind, key }: Item): boolean => kind === 'word' || kind === 'name' || key === '.' || key === ':';

/** Names with directions, parted by commas: no prose. */
function isOfColumns(group: Item): boolean {
  if (group.kind !== 'group' || group.items.length === 0 || group.items.length > 60) return false;
  return splitAtCommas(group.items).every((part) => {
    const words = part.filter(({ kind, key }) => (kind === 'word' || kind === 'name') && !OF_ORDER.has(key)).length;
    return part.every(isPartOfKey) && words > 0 && words <= 2;
  });
}

const OF_ORDER = new Set(['ASC', 'DESC', 'NULLS', 'FIRST', 'LAST']);
const isPartOfKey = ({ kind, key }: Item): boolean =>
  kind === 'word' || kind === 'name' || kind === 'group' || /^[.:>'-]$/.test(key) || kind === 'string';
