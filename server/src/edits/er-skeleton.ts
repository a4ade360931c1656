/** An ER diagram of what a document names: entities with their keys, and how they stand to each other. */
import type { Design, Entity, EntityView } from '../model/design.ts';
import { respelled } from '../model/entities/likely-types.ts';
import { erEntity, erName, erRelation } from './er.ts';
import type { NewField } from './new-field.ts';

/** More do not fit into one picture. */
const MOST = 12;

/** The diagram, one line an item; nothing where no entity is named. */
export function draftEntities({ entities, relationships }: Design): string[] {
  const shown = entities.filter(({ views, stored }) => stored || views.some(({ kind }) => kind === 'entity')).slice(0, MOST);
  if (shown.length === 0) return [];
  const said = new Set<string>();
  const relations = relationships.flatMap(({ from, to, kind, cardFrom, cardTo, label }) => {
    const pair = [from.id, to.id].sort().join(' ');
    const isDrawn = kind === 'association' || kind === 'aggregation' || kind === 'composition';
    if (!isDrawn || said.has(pair) || !shown.includes(from) || !shown.includes(to)) return [];
    said.add(pair);
    return [erRelation(erName(from.name), erName(to.name), [cardFrom ?? '1', cardTo ?? '*'], label?.text)];
  });
  return ['erDiagram', ...relations, ...shown.flatMap((entity) => erEntity(entity.name, keysOf(entity)))];
}

/** The keys that the entity shows; `id` where it shows none. */
function keysOf(entity: Entity): NewField[] {
  const view: EntityView = { ...entity.views[0]!, notation: 'er', attributes: [] };
  const keys = new Set(entity.views.flatMap(({ primaryKey }) => primaryKey));
  const fields = entity.attributes
    .filter(({ name, keys: marks }) => keys.has(name) || marks.includes('FK'))
    .map(({ name, type, keys: marks }): NewField => ({
      name,
      type: respelled(type, name, view),
      keys: keys.has(name) && !marks.includes('PK') ? ['PK', ...marks] : marks.filter((mark) => mark !== 'UK'),
    }));
  return fields.length > 0 ? fields : [{ name: 'id', type: 'uuid', keys: ['PK'] }];
}
