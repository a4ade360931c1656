import { addField } from '../../edits/fields.ts';
import type { Design, Entity, Relationship } from '../../model/design.ts';
import { type FindEntity, foreignName, holdsKeyOf, isKeyName, targetOf } from '../../model/entities/keys.ts';
import { keyType, spelled } from '../../model/entities/likely-types.ts';
import { isMany } from '../../model/entities/multiplicity.ts';
import { finder, listsOf } from '../../model/entities/relationships.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Fix } from '../rule.ts';

/** A relation that no row holds. */
export const foreignKey = defineRule({
  id: 'lld/foreign-key',
  since: '0.2.0',
  source: 'LLD drawing rule 2',
  scope: 'any',
  severity: 'warning',
  detected: 'warning',
  fix: 'suggestion',
  fixAll: 'Add all foreign keys that this diagram lacks',
  summary: 'Relation without a foreign key.',
  why: 'A line between two boxes is stored as a field of one of them. Where that field is missing, the join cannot be written, and whoever builds the table invents it.',
  leftAlone: [
    'A field named for the other entity, for its key or for its role counts, and so do REFERENCES and FK marks under any name; of 1:1 on either side.',
    'Entities that list no fields, and a field of the one side that lists the many.',
    'Wide-column and document stores, which repeat what they need.',
    'M:N relations, of which `lld/junction-table` speaks.',
    'Class diagrams in which no class lists a foreign key: there the association is the reference.',
    'Descriptions that leave fields out.',
  ],
  bad: '```mermaid\nerDiagram\n  TICKET ||--o{ PAYMENT : "is paid by"\n  TICKET {\n    uuid id PK\n  }\n  PAYMENT {\n    uuid id PK\n    decimal amount\n  }\n```\n',
  good: '```mermaid\nerDiagram\n  TICKET ||--o{ PAYMENT : "is paid by"\n  TICKET {\n    uuid id PK\n  }\n  PAYMENT {\n    uuid id PK\n    uuid ticket_id FK\n    decimal amount\n  }\n```\n',

  *check(design) {
    const said = new Set<string>();
    const find = finder(design.entities);
    const listing = diagramsOfKeys(design, find);
    for (const relation of design.relationships) {
      const sides = heldBy(relation);
      if (!sides || !isJudged(relation, design, listing)) continue;
      const [many, one] = sides;
      const pair = [many.id, one.id].sort().join(' ');
      if (said.has(pair) || isHeld(relation, many, one, find)) continue;
      said.add(pair);
      yield {
        range: relation.range,
        message: `${shorten(many.name)} holds no key of ${shorten(one.name)}. Add it where the relation is stored.`,
        related: many.views.slice(0, 1).map(({ range }) => ({ range, message: 'The key belongs here.' })),
        fixes: fixesOf(many, one, design),
      };
    }
  },
});

/** The side that should hold the key, and the other; nothing where both are many or the relation does not say. */
function heldBy({ from, to, cardFrom, cardTo, notation, kind }: Relationship): readonly [Entity, Entity] | undefined {
  if (notation === 'sql' || kind === 'inheritance' || kind === 'realization' || kind === 'dependency' || !cardFrom || !cardTo) return undefined;
  if (isMany(cardFrom)) return isMany(cardTo) ? undefined : [from, to];
  return [to, from];
}

function isJudged({ from, to, notation, diagram }: Relationship, { relationships }: Design, listing: ReadonlySet<number>): boolean {
  const isPair = (one: Relationship): boolean => (one.from === from && one.to === to) || (one.from === to && one.to === from);
  if (notation === 'prose' && relationships.some((one) => one.notation !== 'prose' && isPair(one))) return false;
  if (notation === 'class' && diagram !== undefined && !listing.has(diagram)) return false;
  return [from, to].every(({ store, stored }) => stored && (store === undefined || store === 'relational'));
}

/** The diagrams in which a class holds the key of another one of them. */
function diagramsOfKeys({ entities }: Design, find: FindEntity): ReadonlySet<number> {
  const views = entities.flatMap((entity) => entity.views.map((view) => ({ entity, view })));
  const listing = views.filter(({ entity, view: { attributes, diagram } }) =>
    attributes.some((attribute) => {
      const target = attribute.keys.includes('FK') || isKeyName(attribute.name) ? targetOf(attribute, entity, find) : undefined;
      return target !== undefined && target !== entity && target.views.some((other) => other.diagram === diagram);
    }),
  );
  return new Set(listing.flatMap(({ view }) => view.diagram ?? []));
}

function isHeld({ cardFrom, cardTo }: Relationship, many: Entity, one: Entity, find: FindEntity): boolean {
  const isSilent = (entity: Entity): boolean =>
    entity.attributes.length === 0 || !entity.views.some(({ attributes, complete, excerpt }) => attributes.length > 0 && complete && !excerpt);
  if (isSilent(many) || one.attributes.some((attribute) => listsOf(attribute, many)) || holdsKeyOf(many, one, find)) return true;
  return !isMany(cardFrom) && !isMany(cardTo) && (isSilent(one) || holdsKeyOf(one, many, find));
}

/** The key in each full description of the side that holds it, so that they go on agreeing. */
function fixesOf(many: Entity, one: Entity, design: Design): Fix[] {
  const own = one.views.find(({ primaryKey }) => primaryKey.length > 0);
  const [key] = own?.primaryKey.length === 1 ? own.primaryKey : ['id'];
  const edits = many.views
    .filter(({ attributes, complete, excerpt, kind }) => kind === 'entity' && attributes.length > 0 && complete && !excerpt)
    .flatMap((view) => {
      const type = own && own.notation === view.notation ? keyType(own) : spelled('uuid', view);
      const target = one.views.find(({ notation }) => notation === view.notation)?.name ?? one.name;
      return addField(view, { name: foreignName(one, key!, view), type, keys: ['FK'], target: { entity: target, key: key! } }, design) ?? [];
    });
  return edits.length > 0 ? [{ title: `Add the key of ${shorten(one.name)} to ${shorten(many.name)}`, edits }] : [];
}
