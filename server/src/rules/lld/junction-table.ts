import { junctionName, resolveRelation } from '../../edits/junction.ts';
import type { Design, Entity, Relationship } from '../../model/design.ts';
import { joins } from '../../model/entities/keys.ts';
import { isMany } from '../../model/entities/multiplicity.ts';
import { finder, listsOf } from '../../model/entities/relationships.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule } from '../rule.ts';

/** Many to many, and nowhere to write who belongs to whom. */
export const junctionTable = defineRule({
  id: 'lld/junction-table',
  since: '0.2.0',
  source: 'LLD drawing rule 2',
  scope: 'any',
  severity: 'warning',
  detected: 'warning',
  fix: 'suggestion',
  summary: 'M:N relation without a junction table.',
  why: 'Neither side can hold the key of many others in one field. The pairs are rows of their own, and what is known of a pair (since when, in which role) stands with them.',
  leftAlone: [
    'An entity holds the keys of both, or is related to both.',
    'Stores with arrays or sets, and a field that lists the others: a stated choice.',
    'Conceptual drawings in which neither entity lists a field.',
    'Class diagrams in which no class lists a foreign key.',
  ],
  bad: '```mermaid\nerDiagram\n  DRIVER }o--o{ VEHICLE : uses\n  DRIVER {\n    uuid id PK\n  }\n  VEHICLE {\n    uuid id PK\n  }\n```\n',
  good: '```mermaid\nerDiagram\n  DRIVER ||--o{ DRIVER_VEHICLE : uses\n  VEHICLE ||--o{ DRIVER_VEHICLE : has\n  DRIVER {\n    uuid id PK\n  }\n  VEHICLE {\n    uuid id PK\n  }\n  DRIVER_VEHICLE {\n    uuid driver_id PK, FK\n    uuid vehicle_id PK, FK\n  }\n```\n',

  *check(design) {
    const said = new Set<string>();
    for (const relation of design.relationships) {
      const { from, to, range } = relation;
      const pair = [from.id, to.id].sort().join(' ');
      if (said.has(pair) || !isManyToMany(relation, design) || isResolved(relation, design)) continue;
      said.add(pair);
      const edits = resolveRelation(relation, design);
      const name = junctionName(from, to);
      yield {
        range,
        message: `${shorten(from.name, 28)} and ${shorten(to.name, 28)} are many to many. Give the pairs an entity with both keys.`,
        fixes: edits.length > 0 ? [{ title: `Put ${shorten(name)} between them`, edits }] : [],
      };
    }
  },
});

function isManyToMany({ from, to, cardFrom, cardTo, notation, diagram }: Relationship, { entities }: Design): boolean {
  if (!isMany(cardFrom) || !isMany(cardTo)) return false;
  const isConceptual = from.attributes.length === 0 && to.attributes.length === 0;
  const lists =
    notation !== 'class' || entities.some((entity) => entity.views.some((view) => view.diagram === diagram && view.foreignKeys.length > 0));
  return from.stored && to.stored && lists && !isConceptual;
}

function isResolved({ from, to }: Relationship, { entities, relationships }: Design): boolean {
  const find = finder(entities);
  const isSet = (entity: Entity): boolean => entity.store !== undefined && entity.store !== 'relational';
  if (isSet(from) || isSet(to)) return true;
  if (from.attributes.some((one) => listsOf(one, to)) || to.attributes.some((one) => listsOf(one, from))) return true;
  const touches = (entity: Entity, other: Entity): boolean =>
    relationships.some((one) => (one.from === entity && one.to === other) || (one.from === other && one.to === entity));
  return entities
    .filter((entity) => entity !== from && entity !== to)
    .some((entity) => [from, to].every((end) => touches(entity, end)) || joins(entity, from, to, find));
}
