import { addField, markKey } from '../../edits/fields.ts';
import { addCompositeKey } from '../../edits/sql-table.ts';
import type { Attribute, Design, Entity, EntityView } from '../../model/design.ts';
import { attributeKey, entityKey } from '../../model/entities/entities.ts';
import { joinedFields } from '../../model/entities/keys.ts';
import { spelled } from '../../model/entities/likely-types.ts';
import { generalsOf } from '../../model/entities/relationships.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Fix } from '../rule.ts';

/** Something stored whose rows nothing tells apart. */
export const primaryKey = defineRule({
  id: 'lld/primary-key',
  since: '0.2.0',
  source: 'LLD drawing rule 1',
  scope: 'any',
  severity: 'warning',
  detected: 'warning',
  fix: 'suggestion',
  fixAll: 'Give each entity of this diagram a key',
  summary: 'Stored entity without a primary key.',
  why: 'Nothing can refer to a row that has no key, and the same row can be written twice. What the key is decides how the table is found, joined and sharded.',
  leftAlone: [
    'Value objects, enums, interfaces and DTOs; a class or type without a key that is the type of another’s field.',
    'Join tables with a composite key, and tables that are a partition of another.',
    'A key given otherwise: ClickHouse’s `ORDER BY (…)`, a key schema, a partition key in a description, a warehouse whose tables have none, a sentence that says what the key is.',
    'In a class diagram `id` and `<name>Id` are the key, and a class has the key of the class that it inherits from.',
    'Class diagrams in which no class has a key: they draw objects.',
    'Descriptions that leave fields out, and entities that list none.',
    'JSON examples and types of code outside of a data model; classes that nothing says are stored.',
  ],
  bad: '```mermaid\nerDiagram\n  ORDER {\n    string status\n    decimal total\n  }\n```\n',
  good: '```mermaid\nerDiagram\n  ORDER {\n    uuid id PK\n    string status\n    decimal total\n  }\n```\n',

  *check(design) {
    for (const entity of design.entities) {
      const view = keyless(entity, design);
      if (!view) continue;
      const own = ownKey(view);
      const advice = own ? `Mark ${shorten(own.name, 24)} as the key.` : 'Say what tells two rows apart.';
      yield {
        range: view.range,
        message: `${shorten(view.name)} has no primary key. ${advice}`,
        fixes: fixesOf(view, own, design),
      };
    }
  },
});

/** The first description of a stored entity that should show its key, where none does. */
function keyless(entity: Entity, design: Design): EntityView | undefined {
  const isTold = (one: Entity): boolean => one.views.some(({ primaryKey, keyTold, kind }) => primaryKey.length > 0 || keyTold || kind !== 'entity');
  if (!entity.stored || isTold(entity) || generalsOf(entity, design.relationships).some(isTold)) return undefined;
  const views = entity.views.filter(({ kind, attributes }) => kind === 'entity' && attributes.length > 0);
  return views.find((view) => view.complete && !view.inline && (!view.excerpt || view.notation === 'sql') && showsKeys(view, design));
}

/** A class diagram in which no class has a key draws objects, not what is stored of them. */
const showsKeys = ({ notation, diagram }: EntityView, { entities }: Design): boolean =>
  notation !== 'class' || entities.some(({ views }) => views.some((view) => view.diagram === diagram && view.primaryKey.length > 0));

/** `id`, `order_id` of orders. */
function ownKey({ name, attributes }: EntityView): Attribute | undefined {
  const own = entityKey(name).replaceAll(' ', '');
  return attributes.find((attribute) => ['id', 'uuid', `${own}id`, `id${own}`, `${own}uuid`].includes(attributeKey(attribute.name)));
}

function fixesOf(view: EntityView, own: Attribute | undefined, design: Design): Fix[] {
  const mark = own && markKey(view, own);
  if (mark) return [{ title: `Mark ${own.name} as the primary key`, edits: [mark] }];
  const joined = joinedFields(view);
  const composite = joined && compositeKey(view, joined, design);
  const added = addField(view, { name: 'id', type: spelled('uuid', view), keys: ['PK'] }, design);
  return [...(composite ? [composite] : []), ...(added ? [{ title: 'Add id as the primary key', edits: added }] : [])];
}

/** A join table is told apart by what it joins. */
function compositeKey(view: EntityView, joined: readonly Attribute[], { lineEnd }: Design): Fix | undefined {
  const title = `Make ${joined.map(({ name }) => name).join(' and ')} the primary key`;
  if (view.notation === 'sql') {
    const edits = addCompositeKey(
      view,
      joined.map(({ name }) => name),
      lineEnd,
    );
    return edits && { title, edits };
  }
  const marks = joined.flatMap((attribute) => markKey(view, attribute) ?? []);
  return marks.length === joined.length ? { title, edits: marks } : undefined;
}
