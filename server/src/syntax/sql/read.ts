/** `CREATE TABLE` and `CREATE TYPE … AS ENUM`, through pgsql-ast-parser. What it cannot read is left out, silently. */
import { type CreateColumnDef, type CreateTableStatement, type Expr, parse, type PGNode, type Statement } from 'pgsql-ast-parser';
import { type Range, rangeAt } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import { valuesIn } from '../value-list/value-list.ts';
import { commentAfter, splitScript } from './split.ts';
import type { SqlColumn, SqlEnum, SqlScript, SqlTable } from './tree.ts';

const MAX_STATEMENT = 64 * 1024;

/** Reads a script statement by statement; a statement over 64 KB is not read. */
export function readSql(text: string): SqlScript {
  const { statements, comments } = splitScript(text);
  const tables: SqlTable[] = [];
  const enums: SqlEnum[] = [];
  for (const { text: statement, range } of statements) {
    if (statement.length > MAX_STATEMENT || !/^create\b/i.test(statement)) continue;
    for (const node of parsed(statement)) {
      const reader = new StatementReader(text, range.start, comments);
      if (node.type === 'create table') tables.push(reader.table(node));
      else if (node.type === 'create enum') enums.push(reader.enumType(node.name, node.values, range));
    }
  }
  return { tables, enums, comments };
}

function parsed(statement: string): Statement[] {
  try {
    return parse(statement, { locationTracking: true });
  } catch {
    return [];
  }
}

/** Turns the nodes of one statement, which begins at `offset`, into ours. */
class StatementReader {
  constructor(
    private readonly text: string,
    private readonly offset: number,
    private readonly comments: readonly Part[],
  ) {}

  table(node: CreateTableStatement): SqlTable {
    const constraints = node.constraints ?? [];
    const keys = constraints.flatMap((constraint) => (constraint.type === 'primary key' ? [constraint.columns.map(({ name }) => name)] : []));
    const checked = constraints.flatMap((constraint) => (constraint.type === 'check' ? [constraint.expr] : []));
    const columns = node.columns.flatMap((column) => (column.kind === 'column' ? [this.column(column, checked)] : []));
    return {
      name: this.part(node.name, node.name.schema ? `${node.name.schema}.${node.name.name}` : node.name.name),
      columns,
      primaryKey: keys[0] ?? columns.filter(({ primaryKey }) => primaryKey).map(({ name }) => name.text),
      uniques: constraints.flatMap((constraint) => (constraint.type === 'unique' ? [constraint.columns.map(({ name }) => name)] : [])),
      range: this.rangeOf(node),
    };
  }

  enumType(name: PGNode & { readonly name: string }, values: readonly (PGNode & { readonly value: string })[], range: Range): SqlEnum {
    return { name: this.part(name, name.name), values: values.map((value) => this.quoted(value, value.value)), range };
  }

  private column(node: CreateColumnDef, checked: readonly Expr[]): SqlColumn {
    const constraints = node.constraints ?? [];
    const name = this.part(node.name, node.name.name);
    const range = this.rangeOf(node);
    const given = constraints.find((constraint) => constraint.type === 'default');
    const reference = constraints.find((constraint) => constraint.type === 'reference');
    const comment = commentAfter(this.text, range.end, this.comments);
    const checks = [...constraints.flatMap((constraint) => (constraint.type === 'check' ? [constraint.expr] : [])), ...checked];
    const values = checks.map((check) => this.valuesOf(check, node.name.name)).find((found) => found.length > 0);
    const foreign = reference?.foreignColumns[0]?.name;
    return {
      name,
      type: this.written(node.dataType),
      primaryKey: constraints.some(({ type }) => type === 'primary key'),
      unique: constraints.some(({ type }) => type === 'unique'),
      notNull: constraints.some(({ type }) => type === 'not null'),
      ...(reference && { references: { table: reference.foreignTable.name, ...(foreign !== undefined && { column: foreign }) } }),
      ...(given?.type === 'default' && { defaultValue: this.written(given.default) }),
      values: values ?? (comment ? this.valuesInComment(comment) : []),
      ...(comment && { comment }),
      range,
    };
  }

  /** The strings of `column IN ('A', 'B')`. */
  private valuesOf(check: Expr, column: string): Part[] {
    if (check.type !== 'binary' || check.op !== 'IN' || check.left.type !== 'ref' || check.left.name !== column || check.right.type !== 'list') return [];
    return check.right.expressions.flatMap((value) => (value.type === 'string' ? [this.quoted(value, value.value)] : []));
  }

  private valuesInComment({ text, range }: Part): Part[] {
    return valuesIn(text, range.start + this.text.slice(range.start, range.end).indexOf(text));
  }

  private rangeOf({ _location }: PGNode): Range {
    return { start: this.offset + (_location?.start ?? 0), end: this.offset + (_location?.end ?? 0) };
  }

  private part(node: PGNode, text: string): Part {
    return { text, range: this.rangeOf(node) };
  }

  private written(node: PGNode): Part {
    const range = this.rangeOf(node);
    return { text: this.text.slice(range.start, range.end), range };
  }

  /** A string literal: its value, and the range between its quotes. */
  private quoted(node: PGNode, value: string): Part {
    return { text: value, range: rangeAt(this.rangeOf(node).start + 1, value.length) };
  }
}
