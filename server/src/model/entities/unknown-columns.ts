/** Columns that indexes, constraints and statements name and that their entity does not have. */
import type { ColumnRef, Condition } from '../../syntax/query/tree.ts';
import type { Range } from '../../text/range.ts';
import type { Design, Entity } from '../design.ts';
import { attributeKey } from './entities.ts';
import { finder } from './relationships.ts';

export interface UnknownColumn {
  readonly range: Range;
  readonly column: string;
  readonly entity: Entity;
  /** What names it, as a sentence begins. */
  readonly by: string;
}

/** The columns that are compared with something: what stands on the other side may be a value without quotes. */
function comparedIn(condition: Condition): readonly ColumnRef[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(comparedIn);
    case 'compare':
    case 'in':
      return condition.left.bare ? condition.left.columns : [];
    case 'null':
      return condition.operand.columns;
    default:
      return [];
  }
}

/** Columns that every table has. */
const PSEUDO = /^(?:rowid|rownum|ctid|xmin|tableoid|_id|_rowid_|true|false|null)$/i;

/** Only of entities that are described in full; each place once, at its first unknown column. */
export function unknownColumns({ entities, indexes, queries }: Design): UnknownColumn[] {
  const find = finder(entities);
  const whole = (name: string): Entity | undefined => {
    const entity = find(name);
    return entity?.stored && entity.views.some((view) => view.attributes.length > 0 && view.complete && !view.excerpt && view.notation !== 'json')
      ? entity
      : undefined;
  };
  const lacks = (entity: Entity, name: string): boolean =>
    !PSEUDO.test(name) && /^[A-Za-z_]\w*$/.test(name) && !entity.attributes.some((attribute) => attributeKey(attribute.name) === attributeKey(name));
  const found: UnknownColumn[] = [];
  for (const { table, columns, range, notation } of indexes) {
    const entity = notation === 'key' ? undefined : whole(table);
    const column = entity && columns.find(({ name, expression }) => !expression && lacks(entity, name))?.name;
    if (entity && column !== undefined) found.push({ range, column, entity, by: 'The index' });
  }
  for (const { blocks = [], where, range } of queries) {
    for (const { sources, where: condition } of blocks) {
      const [source] = sources;
      const entity = sources.length === 1 && source?.table !== undefined ? whole(source.table) : undefined;
      const column = entity && comparedIn(condition).find(({ name }) => lacks(entity, name))?.name;
      if (entity && column !== undefined) found.push({ range: where ?? range, column, entity, by: 'The query' });
    }
  }
  for (const entity of entities) {
    for (const view of entity.views) {
      const own = new Set(view.attributes.map(({ name }) => attributeKey(name)));
      if (view.notation !== 'sql' || !view.complete) continue;
      for (const { attributes, range } of view.foreignKeys) {
        const column = attributes.find((name) => !own.has(attributeKey(name)));
        if (column !== undefined) found.push({ range, column, entity, by: 'The foreign key' });
      }
      const key = view.primaryKey.find((name) => !own.has(attributeKey(name)));
      if (key !== undefined) found.push({ range: view.range, column: key, entity, by: 'The primary key' });
    }
  }
  return found;
}
