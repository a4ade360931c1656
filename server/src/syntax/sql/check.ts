/** The values that CHECK constraints allow, read from their expressions by pgsql-ast-parser. */
import { type Expr, parse } from 'pgsql-ast-parser';
import { rangeAt, shift } from '../../text/range.ts';
import { applyEdits, type TextEdit } from '../../text/text-edit.ts';
import type { Part } from '../mermaid/tree.ts';
import { flatten, type Group } from './items.ts';
import type { Token } from './tokens.ts';

/** What one CHECK says of one column. */
export interface Listing {
  /** In lower case. */
  readonly column: string;
  readonly values: readonly Part[];
}

/** The parser is a chart parser, slow on long lists: what is longer than this is not given to it. It holds some 150 values. */
const MAX_CHECK = 2 * 1024;
/** Nor are more CHECKs of one script than this. */
const MAX_CHECKS = 32 * 1024;

/** Reads the CHECKs of one script. */
export class CheckReader {
  private given = 0;

  constructor(private readonly text: string) {}

  /** The columns that a CHECK, told by its parentheses, limits to listed values. The parser sees it once. */
  listings(check: Group): readonly Listing[] {
    const length = check.range.end - check.range.start;
    if (length > MAX_CHECK || this.given + length > MAX_CHECKS) return [];
    const tokens = flatten(check.items);
    if (!mayList(tokens)) return [];
    this.given += length;
    const expression = parsed(masked(this.text, check, tokens));
    return expression
      ? limitsOf(expression).map(({ column, values }) => ({ column: column.toLowerCase(), values: firstOfEach(values, tokens) }))
      : [];
  }
}

/** `amount > 0` is none of our business, and most CHECKs are such. */
function mayList(tokens: readonly Token[]): boolean {
  const has = (...keys: string[]): boolean => tokens.some(({ key }) => keys.includes(key));
  return has('IN', 'ANY') || (has('=') && tokens.some(({ kind }) => kind === 'string'));
}

/** Where each of `values` is written first. */
function firstOfEach(values: ReadonlySet<string>, tokens: readonly Token[]): Part[] {
  const places = new Map<string, Part>();
  for (const { kind, text, inner } of tokens) {
    if ((kind === 'string' || kind === 'number') && values.has(text) && !places.has(text)) places.set(text, { text, range: inner });
  }
  return [...places.values()];
}

/** The text of a CHECK with what other dialects write put into PostgreSQL's terms, no character moved. */
function masked(text: string, { range }: Group, tokens: readonly Token[]): string {
  const edits = tokens.flatMap(({ kind, key, range: { start, end } }, i): TextEdit[] => {
    if (kind === 'name') return [start, end - 1].map((quote) => ({ range: rangeAt(quote - range.start, 1), text: '"' }));
    const next = tokens[i + 1];
    const marksString = next?.kind === 'string' && end === next.range.start && (key === 'N' || key.startsWith('_'));
    return marksString ? [{ range: shift({ start, end }, -range.start), text: ' '.repeat(end - start) }] : [];
  });
  return applyEdits(text.slice(range.start, range.end), edits);
}

function parsed(expression: string): Expr | undefined {
  try {
    return parse(expression, 'expr');
  } catch {
    return undefined;
  }
}

interface Limit {
  readonly column: string;
  readonly values: ReadonlySet<string>;
}

/** `IN`, `= ANY (ARRAY[…])` and `=`, joined by AND, or by OR where every arm is of the same column. */
function limitsOf(node: Expr): readonly Limit[] {
  if (node.type !== 'binary') return [];
  const { op, left, right } = node;
  if (op === 'AND') return [...limitsOf(left), ...limitsOf(right)];
  if (op === 'OR') return isNull(left) ? limitsOf(right) : isNull(right) ? limitsOf(left) : either(limitsOf(left), limitsOf(right));
  const column = columnIn(left);
  const values = op === 'IN' || op === '=' ? literalsIn(right) : [];
  return column !== undefined && values.length > 0 ? [{ column, values: new Set(values) }] : [];
}

const isNull = (node: Expr): boolean => node.type === 'unary' && node.op === 'IS NULL';

/** What both arms of an OR limit: to the values of either. */
const either = (left: readonly Limit[], right: readonly Limit[]): readonly Limit[] =>
  left.flatMap(({ column, values }) => {
    const other = right.find((limit) => limit.column === column);
    return other ? [{ column, values: new Set([...values, ...other.values]) }] : [];
  });

/** `status`, `(status)::text`, `lower(status)`. */
function columnIn(node: Expr): string | undefined {
  if (node.type === 'ref') return node.name;
  if (node.type === 'cast') return columnIn(node.operand);
  return node.type === 'call' && node.args.length === 1 ? columnIn(node.args[0]!) : undefined;
}

/** The literals of a list, an array or a single one, casts taken off; none where something else stands among them. */
function literalsIn(node: Expr): readonly string[] {
  if (node.type === 'string' || node.type === 'integer') return [String(node.value)];
  if (node.type === 'cast') return literalsIn(node.operand);
  if (node.type === 'call') return node.function.name === 'any' && node.args.length === 1 ? literalsIn(node.args[0]!) : [];
  if (node.type !== 'list' && node.type !== 'array') return [];
  const values = node.expressions.map(literalsIn);
  return values.every(({ length }) => length === 1) ? values.flat() : [];
}
