/** How entities stand to each other: drawn, told by foreign keys, said in prose. */
import { contains } from '../../text/range.ts';
import type { Attribute, DiagramView, Entity, EntityView, Relationship } from '../design.ts';
import { attributeKey, entityKey, type LocatedEntities } from './entities.ts';
import { shiftRelation } from './entity-facts.ts';
import { type FindEntity, isNamedFor } from './keys.ts';

/** The relations whose both ends are entities, in document order. */
export function findRelationships(
  sources: readonly LocatedEntities[],
  diagrams: readonly DiagramView[],
  entities: readonly Entity[],
): Relationship[] {
  const find = finder(entities);
  const drawn = sources.flatMap(({ facts, section, offset }) =>
    facts.relations.flatMap((relation) => {
      const [from, to] = [find(relation.from), find(relation.to)];
      if (!from || !to) return [];
      const placed = shiftRelation(relation, offset);
      const diagram = diagrams.find(({ section: at, body }) => at === section && contains(body, placed.range));
      return [{ ...placed, from, to, section, ...(diagram && { diagram: diagram.index }) }];
    }),
  );
  const told = entities.flatMap((entity) =>
    entity.views.filter(({ notation }) => notation === 'sql').flatMap((view) => relationsOfKeys(entity, view, find)),
  );
  return [...drawn, ...told].sort((a, b) => a.range.start - b.range.start);
}

/** Finds an entity by any of its names. */
export function finder(entities: readonly Entity[]): FindEntity {
  const known = new Map<string, Entity>();
  for (const entity of entities) for (const { name } of entity.views) if (!known.has(entityKey(name))) known.set(entityKey(name), entity);
  return (name) => known.get(entityKey(name));
}

/** A foreign key says: many of these belong to one of those, one where its fields are unique. */
function relationsOfKeys(entity: Entity, view: EntityView, find: FindEntity): Relationship[] {
  return view.foreignKeys.flatMap(({ attributes, target, range }) => {
    const other = target === undefined ? undefined : find(target);
    if (!other) return [];
    const isUnique = [view.primaryKey, ...view.uniques].some((unique) => sameNames(unique, attributes));
    return [
      {
        from: other,
        to: entity,
        kind: 'association' as const,
        notation: 'sql' as const,
        cardFrom: '0..1' as const,
        cardTo: isUnique ? ('0..1' as const) : ('*' as const),
        section: view.section,
        range,
        arrow: range,
      },
    ];
  });
}

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name) => b.some((other) => attributeKey(other) === attributeKey(name)));

/** The entities that this one inherits from, over all levels. */
export function generalsOf(entity: Entity, relationships: readonly Relationship[]): readonly Entity[] {
  const found = new Set<Entity>();
  const open = [entity];
  for (let one = open.pop(); one; one = open.pop()) {
    for (const { kind, head, from, to } of relationships) {
      if (kind !== 'inheritance' && kind !== 'realization') continue;
      const [general, special] = head === 'to' ? [to, from] : [from, to];
      if (special !== one || found.has(general)) continue;
      found.add(general);
      open.push(general);
    }
  }
  return [...found];
}

/** Multiplicities guessed from where the keys stand, from lists of the other, and from which end is the whole; else one to many. */
export function likelyMultiplicity({ from, to, head }: Relationship): readonly [string, string] {
  const isListed = (owner: Entity, other: Entity): boolean => owner.attributes.some((attribute) => listsOf(attribute, other));
  if (isListed(from, to) && isListed(to, from)) return ['*', '*'];
  if (isListed(from, to)) return ['1', '*'];
  if (isListed(to, from)) return ['*', '1'];
  if (holds(from, to) && !holds(to, from)) return ['*', '1'];
  return head === 'to' ? ['*', '1'] : ['1', '*'];
}

const holds = (owner: Entity, other: Entity): boolean =>
  owner.attributes.some((attribute) => isNamedFor(attribute, other) && !listsOf(attribute, other));

/** `List~Order~ orders`, `orders: Order[]`, `tag_ids uuid[]`. */
export function listsOf({ name, type = '' }: Attribute, other: Entity): boolean {
  const isList = /\[\]|^(?:list|set|array|collection|map|vec|seq|iterable|repeated)\b/i.test(type);
  return isList && (isNamedFor({ name }, other) || entityKey(type.replace(/^\w+\s*[<~]|[>~]$|\[\]/g, '')) === entityKey(other.name));
}
