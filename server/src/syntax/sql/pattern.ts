/** Clauses as data: a pattern names the items of a clause, and reading one gives its end and what fills its gaps. */
import type { Part } from '../mermaid/tree.ts';
import type { Group, Item } from './items.ts';
import type { Token } from './tokens.ts';

/** One step of a pattern: the keys it takes, and whether it may be missing. */
interface Step {
  readonly keys: readonly string[];
  readonly optional: boolean;
}

export type Pattern = readonly Step[];

export interface Match {
  /** Index behind the last item. */
  readonly end: number;
  readonly names: readonly Part[];
  readonly groups: readonly Group[];
  readonly strings: readonly Token[];
}

/**
 * `ON DELETE|UPDATE SET NULL (?`: words in capitals and opening brackets, alternatives between `|`, `?` after what may be
 * missing. `@` is a name, with its schema; `$` a string; `*` any one token.
 */
export const pattern = (source: string): Pattern =>
  source.split(' ').map((step) => {
    const optional = step.endsWith('?');
    return { keys: (optional ? step.slice(0, -1) : step).split('|'), optional };
  });

/** Words that begin a clause, so that no name can be meant where a clause may stand. */
const RESERVED = new Set(
  'ADD AS CHECK COLLATE CONSTRAINT DEFAULT EXCLUDE FOREIGN GENERATED IF INCLUDE LIKE NOT NULL NULLS ON ONLY ORDER PARTITION PRIMARY REFERENCES UNIQUE USING WHERE WITH'.split(
    ' ',
  ),
);

/** Reads `steps` in `items` from `at` on; nothing where an item does not fit. Never looks back. */
export function match(items: readonly Item[], at: number, steps: Pattern): Match | undefined {
  const names: Part[] = [];
  const groups: Group[] = [];
  const strings: Token[] = [];
  let end = at;
  for (const { keys, optional } of steps) {
    if (keys[0] === '@') {
      const name = nameAt(items, end);
      if (name) names.push(name.part);
      else if (!optional) return undefined;
      end = name?.end ?? end;
      continue;
    }
    const item = items[end];
    if (item && fits(item, keys)) {
      if (item.kind === 'group') groups.push(item);
      else if (item.kind === 'string') strings.push(item);
      end++;
    } else if (!optional) return undefined;
  }
  return { end, names, groups, strings };
}

function fits(item: Item, keys: readonly string[]): boolean {
  if (keys[0] === '$') return item.kind === 'string';
  if (keys[0] === '*') return item.kind !== 'group';
  return keys.includes(item.key);
}

/** A name at `at`, qualified or not: `users`, `"Order"`, `public.users`, `[dbo].[User]`. */
export function nameAt(items: readonly Item[], at: number): { readonly part: Part; readonly end: number } | undefined {
  const head = items[at];
  if (!isName(head) || RESERVED.has(head.key)) return undefined;
  const parts = [head];
  let end = at + 1;
  for (let next; items[end]?.key === '.' && isName((next = items[end + 1])); end += 2) parts.push(next);
  const range = { start: head.inner.start, end: parts.at(-1)!.inner.end };
  return { part: { text: parts.map(({ text }) => text).join('.'), range }, end };
}

/** A word, or a quoted name that is filled in: `{table_name}` and `<table>` are still to be. */
const isName = (item: Item | undefined): item is Token =>
  item?.kind === 'word' || (item?.kind === 'name' && item.text.trim() !== '' && !/[{}<>%]/.test(item.text));
