/** Expressions as the parser gives them, read into conditions and operands. */
import { type DataTypeDef, type Expr, type ExprBinary, type ExprCall, parse, type SelectStatement } from 'pgsql-ast-parser';
import { type Block, type ColumnRef, type Condition, type Operand } from '../query/tree.ts';
import { mask, type Masked } from './mask.ts';

/** What an expression needs to know of the text around it. */
export interface Context extends Pick<Masked, 'placeholders' | 'distances'> {
  /** Reads a query inside an expression. */
  block(select: SelectStatement): Block | undefined;
}

const NEGATED: Readonly<Record<string, string>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  like: 'not like',
  'not like': 'like',
  ilike: 'not ilike',
  'not ilike': 'ilike',
};
const COMPARISONS = new Set('= != < <= > >= LIKE ILIKE @> <@ ? ?| ?& ~ ~* !~ !~* @@ && % << >> &< &> -|-'.split(' ').concat('NOT LIKE', 'NOT ILIKE'));

/** Reads a condition; `negated` reads its opposite. */
export function conditionOf(node: Expr, context: Context, negated = false): Condition {
  switch (node.type) {
    case 'binary':
      return binaryOf(node, context, negated);
    case 'unary':
      return unaryOf(node, context, negated);
    case 'ternary': {
      const [value, lo, hi] = [node.value, node.lo, node.hi].map((side) => operandOf(side, context));
      if ((node.op === 'NOT BETWEEN') !== negated) return { kind: 'or', parts: [compare('<', value!, lo!), compare('>', value!, hi!)] };
      return and([compare('>=', value!, lo!), compare('<=', value!, hi!)]);
    }
    case 'call':
      return callOf(node, context, negated);
    case 'boolean':
      return node.value !== negated ? and([]) : other(node);
    default:
      return { kind: 'truth', operand: operandOf(node, context), negated };
  }
}

function binaryOf(node: ExprBinary, context: Context, negated: boolean): Condition {
  const { op, left, right } = node;
  if (op === 'AND' || op === 'OR') {
    const parts = [left, right].map((side) => conditionOf(side, context, negated));
    const kind = (op === 'AND') !== negated ? 'and' : 'or';
    return { kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) };
  }
  if (op === 'IN' || op === 'NOT IN') return inOf(left, right, context, (op === 'NOT IN') !== negated);
  if (!COMPARISONS.has(op) || distanceIn(node, context)) return { kind: 'truth', operand: operandOf(node, context), negated };
  const plain = op === '!=' ? '<>' : op.toLowerCase();
  const said = negated ? NEGATED[plain] : plain;
  if (said === undefined) return other(node);
  const set = right.type === 'call' && /^(?:any|some)$/i.test(right.function.name) ? right.args[0] : undefined;
  if (set) return negated ? other(node) : anyOf(left, set, plain, context);
  if (left.type === 'list' && right.type === 'list')
    return { kind: 'row', op: said, left: operandsOf(left.expressions, context), right: operandsOf(right.expressions, context) };
  const [a, b] = [operandOf(left, context), operandOf(right, context)];
  return isTrue(b) && (said === '=' || said === '<>') ? truthOf(left, b.literal === (said === '='), context) : compare(said, a, b);
}

const isTrue = ({ literal }: Operand): boolean => typeof literal === 'boolean';

/** `is_read = false` is `NOT is_read`. */
const truthOf = (node: Expr, holds: boolean, context: Context): Condition =>
  node.type === 'ref' ? { kind: 'truth', operand: operandOf(node, context), negated: !holds } : conditionOf(node, context, !holds);

const compare = (op: string, left: Operand, right: Operand): Condition => ({ kind: 'compare', op, left, right });
const and = (parts: readonly Condition[]): Condition => ({ kind: 'and', parts });
const other = (node: Expr): Condition => ({ kind: 'other', columns: columnsIn(node) });
const operandsOf = (nodes: readonly Expr[], context: Context): Operand[] => nodes.map((node) => operandOf(node, context));

function inOf(left: Expr, right: Expr, context: Context, negated: boolean): Condition {
  const lefts = left.type === 'list' ? operandsOf(left.expressions, context) : [operandOf(left, context)];
  if (isQuery(right)) {
    const block = context.block(right);
    return block ? { kind: 'subquery', left: lefts, block, negated } : other(left);
  }
  const values = right.type === 'list' ? right.expressions : [right];
  if (lefts.length > 1) return { kind: 'row', op: negated ? '<>' : '=', left: lefts, right: operandsOf(values, context) };
  return { kind: 'in', left: lefts[0]!, values: operandsOf(values, context), negated };
}

function anyOf(left: Expr, set: Expr, op: string, context: Context): Condition {
  if (isQuery(set)) return op === '=' ? inOf(left, set, context, false) : other(left);
  if (set.type === 'array' && op === '=')
    return { kind: 'in', left: operandOf(left, context), values: operandsOf(set.expressions, context), negated: false };
  return { kind: 'any', op, left: operandOf(left, context), right: operandOf(set, context) };
}

function unaryOf(node: Expr & { readonly type: 'unary' }, context: Context, negated: boolean): Condition {
  const { op, operand } = node;
  if (op === 'NOT') return conditionOf(operand, context, !negated);
  if (op === 'IS NULL' || op === 'IS NOT NULL')
    return { kind: 'null', operand: operandOf(operand, context), negated: (op === 'IS NOT NULL') !== negated };
  if (op === 'IS TRUE' || op === 'IS FALSE') return conditionOf(operand, context, (op === 'IS FALSE') !== negated);
  return other(node);
}

function callOf(node: ExprCall, context: Context, negated: boolean): Condition {
  const [query] = node.args;
  if (node.function.name.toLowerCase() === 'exists' && query && isQuery(query)) {
    const block = context.block(query);
    return block ? { kind: 'subquery', left: [], block, negated } : other(node);
  }
  return { kind: 'truth', operand: operandOf(node, context), negated };
}

const isQuery = (node: Expr): node is SelectStatement => ['select', 'union', 'union all', 'with', 'with recursive', 'values'].includes(node.type);

/** Reads one side of a comparison. */
export function operandOf(node: Expr, context: Context): Operand {
  if (isQuery(node)) {
    const block = context.block(node);
    return { text: '(query)', columns: [], ...(block && { block }) };
  }
  const distance = distanceIn(node, context);
  const bare = bareness(node);
  const literal = literalOf(node, context);
  return {
    text: spelled(node, context),
    columns: columnsIn(node),
    ...(bare && { bare }),
    ...(literal !== undefined && { literal }),
    ...(distance && { distance: [operandOf(distance.left, context), operandOf(distance.right, context)] as const }),
  };
}

/** The sum that stands where a distance stood. */
function distanceIn(node: Expr, { distances }: Context): ExprBinary | undefined {
  if (node.type !== 'binary' || node.op !== '+' || distances.length === 0) return undefined;
  const [left, right] = [node.left._location, node.right._location];
  return left && right && distances.some((at) => left.end <= at && at < right.start) ? node : undefined;
}

const TEXT_TYPES = /^(?:text|varchar|character varying|string)$/i;

function bareness(node: Expr): true | 'text' | undefined {
  if (node.type === 'ref' && node.name !== '*') return true;
  const isText = node.type === 'cast' && 'name' in node.to && TEXT_TYPES.test(node.to.name);
  return isText && bareness(node.operand) ? 'text' : undefined;
}

function literalOf(node: Expr, context: Context): string | number | boolean | undefined {
  if (node.type === 'cast') return literalOf(node.operand, context);
  if (node.type === 'unary' && node.op === '-') {
    const value = literalOf(node.operand, context);
    return typeof value === 'number' ? -value : undefined;
  }
  if (node.type !== 'string' && node.type !== 'integer' && node.type !== 'numeric' && node.type !== 'boolean') return undefined;
  return isPlaceholder(node, context) ? undefined : node.value;
}

const isPlaceholder = (node: Expr, { placeholders }: Context): boolean => placeholders.has(node._location?.start ?? -1);

/** The columns that stand anywhere in an expression, those of queries inside it left out. */
export function columnsIn(node: Expr): ColumnRef[] {
  const found: ColumnRef[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) return value.forEach(visit);
    const { type } = value as { readonly type?: unknown };
    if (type === 'select' || type === 'union' || type === 'union all') return;
    if (type === 'ref') {
      const { name, table } = value as { readonly name: string; readonly table?: { readonly name: string } };
      if (name !== '*') found.push({ name: name.toLowerCase(), ...(table && { source: table.name.toLowerCase() }) });
      return;
    }
    Object.values(value).forEach(visit);
  };
  visit(node);
  return found;
}

/** One spelling of an expression: no qualifiers, no casts of literals, lower case. `?` for values that are not known. */
function spelled(node: Expr, context: Context): string {
  const all = (nodes: readonly Expr[]): string => nodes.map((one) => spelled(one, context)).join(', ');
  switch (node.type) {
    case 'ref':
      return node.name.toLowerCase();
    case 'integer':
    case 'numeric':
    case 'boolean':
      return isPlaceholder(node, context) ? '?' : String(node.value);
    case 'string':
      return `'${node.value}'`;
    case 'null':
      return 'null';
    case 'keyword':
      return node.keyword;
    case 'call': {
      const name = node.function.name.toLowerCase();
      const args = all(node.args);
      return name === 'date' && node.args.length === 1 ? `(${args})::date` : `${name}(${args})`;
    }
    case 'cast':
      return node.operand.type === 'string' ? spelled(node.operand, context) : `(${spelled(node.operand, context)})::${typeName(node.to)}`;
    case 'member':
      return `(${spelled(node.operand, context)} ${node.op} '${node.member}')`;
    case 'binary':
      return `(${spelled(node.left, context)} ${node.op} ${spelled(node.right, context)})`;
    case 'unary':
      return `(${node.op} ${spelled(node.operand, context)})`;
    case 'extract':
      return `extract(${node.field.name}, ${spelled(node.from, context)})`;
    case 'list':
    case 'array':
      return `(${all(node.expressions)})`;
    default:
      // Nothing is spelled like it, itself neither.
      return `${node.type}@${node._location?.start ?? ''}`;
  }
}

const typeName = (type: DataTypeDef): string => (type.kind === 'array' ? `${typeName(type.arrayOf)}[]` : type.name.toLowerCase());

const NOT_ASKED = (): undefined => undefined;

/** What an index is built over: an expression as written in a schema. */
export function readExpression(text: string): Operand | undefined {
  const parsed = parsedExpression(text);
  return parsed && operandOf(parsed.node, parsed.context);
}

/** The condition of a partial index, as written. */
export function readCondition(text: string): Condition | undefined {
  const parsed = parsedExpression(text);
  return parsed && conditionOf(parsed.node, parsed.context);
}

/** The parser is slow on long texts, and no index has one. */
const LONGEST = 512;

function parsedExpression(text: string): { readonly node: Expr; readonly context: Context } | undefined {
  if (text.length > LONGEST) return undefined;
  const masked = mask(`SELECT ${text}`);
  try {
    const [statement] = parse(masked.text, { locationTracking: true });
    const node = statement?.type === 'select' ? statement.columns?.[0]?.expr : undefined;
    return node && { node, context: { ...masked, block: NOT_ASKED } };
  } catch {
    return undefined;
  }
}
