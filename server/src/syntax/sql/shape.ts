/** How a statement is shaped, as far as the parser shows it. */
import type { Expr, Statement } from 'pgsql-ast-parser';
import type { Range } from '../../text/range.ts';
import type { Shape } from '../query/tree.ts';

/** `*` and leading wildcards of a statement that begins at `start`. */
export function shapeOf(statement: Statement, start: number): Shape {
  const star =
    statement.type === 'select' ? statement.columns?.find(({ expr }) => expr.type === 'ref' && expr.name === '*' && !expr.table)?.expr : undefined;
  const at = (node: Expr | undefined): Range | undefined =>
    node?._location && { start: node._location.start + start, end: node._location.end + start };
  const [stands, wild] = [at(star), at(leadingWildcardIn(statement))];
  return { ...(stands && { star: stands }), ...(wild && { leadingWildcard: wild }) };
}

/** The first pattern that begins with `%`. */
function leadingWildcardIn(value: unknown): Expr | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { op, right } = value as { readonly op?: unknown; readonly right?: Expr };
  if ((op === 'LIKE' || op === 'ILIKE') && right?.type === 'string' && right.value.startsWith('%')) return right;
  for (const part of Object.values(value)) {
    const found = leadingWildcardIn(part);
    if (found) return found;
  }
  return undefined;
}
