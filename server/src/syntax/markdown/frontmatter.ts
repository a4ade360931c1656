import { isMap, isScalar, type Pair, parseDocument } from 'yaml';
import type { Range } from '../../text/range.ts';
import { excessOf, YAML_LIMITS } from './yaml-limits.ts';

export interface FrontmatterValue {
  /** What could be read; empty where the text is no YAML, or no map of keys, or over a limit. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string; readonly range: Range };
  /** Where a key of the outermost map and its value stand; of one that is said twice the last, which counts. */
  readonly place: (key: string) => Range | undefined;
}

/** Reads the body of a frontmatter, in which all ranges count. */
export function readFrontmatter(text: string): FrontmatterValue {
  const excess = excessOf(text);
  if (excess !== undefined) return nothing(`This frontmatter is not read: it has ${excess}.`);
  try {
    return readYaml(text);
  } catch (error) {
    // Its own limit on aliases, and aliases without an anchor, are thrown.
    return nothing(error instanceof Error ? error.message : String(error));
  }
}

function readYaml(text: string): FrontmatterValue {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent', uniqueKeys: false });
  const [error] = document.errors;
  if (document.contents === null && !error) return { value: {}, place: () => undefined };
  if (!isMap(document.contents)) return nothing('This frontmatter is no list of keys and values.');
  const pairs = document.contents.items;
  return {
    // Without a prototype no key of the document stands for one of JavaScript's.
    value: Object.freeze(Object.assign(Object.create(null), document.toJS({ maxAliasCount: YAML_LIMITS.aliases }))),
    ...(error && { error: { message: error.message, range: wholeCharacters(text, error.pos[0], error.pos[1]) } }),
    place: (key) => placeOf(pairs.findLast((pair) => isScalar(pair.key) && String(pair.key.value) === key)),
  };
}

const nothing = (message: string): FrontmatterValue => ({ value: {}, error: { message, range: { start: 0, end: 0 } }, place: () => undefined });

function placeOf(pair: Pair | undefined): Range | undefined {
  const [start, keyEnd] = rangeOf(pair?.key) ?? [];
  return start === undefined ? undefined : { start, end: Math.max(keyEnd!, rangeOf(pair!.value)?.[1] ?? 0) };
}

/** A node of a parsed document says where it starts and ends; what follows belongs to the line. */
const rangeOf = (node: unknown): readonly number[] | undefined => (node as { readonly range?: readonly number[] } | null | undefined)?.range;

/** The parser counts code units and may stop inside a pair of surrogates or a CRLF. */
function wholeCharacters(text: string, start: number, end: number): Range {
  const from = splits(text, start) ? start - 1 : Math.min(start, text.length);
  const to = splits(text, end) ? end + 1 : Math.min(end, text.length);
  return { start: from, end: Math.max(from, to) };
}

const splits = (text: string, offset: number): boolean => /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(offset - 1, offset + 1));
