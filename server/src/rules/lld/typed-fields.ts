import { addType } from '../../edits/fields.ts';
import type { Attribute, Design, Entity, EntityView } from '../../model/design.ts';
import { attributeKey } from '../../model/entities/entities.ts';
import { likelyType, spelled } from '../../model/entities/likely-types.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Finding } from '../rule.ts';

/** Fields of which nobody said what they hold. */
export const typedFields = defineRule({
  id: 'lld/typed-fields',
  since: '0.2.0',
  source: 'LLD drawing rule 1',
  scope: 'any',
  severity: 'warning',
  detected: 'off',
  fix: 'suggestion',
  summary: 'Field without a type.',
  why: 'A type says how much room a field takes, how it compares and what it cannot hold. Left open, the API, the code and the table each choose their own.',
  leftAlone: [
    'Fields that prose mentions: names in one sentence or bullet, lists in which no field has a type.',
    'Fields whose type another description of the same entity gives.',
    'Fields whose values are listed: `status: FREE / TAKEN`.',
    'Foreign keys: they have the type of the key that they hold.',
    'Enums, interfaces, DTOs and classes that are not stored.',
  ],
  bad: '```mermaid\nclassDiagram\n  class Ticket {\n    +UUID id\n    +plate\n    +enteredAt\n  }\n  class Slot {\n    +UUID id\n    +int number\n  }\n  Slot "1" --> "*" Ticket : is given to\n```\n',
  good: '```mermaid\nclassDiagram\n  class Ticket {\n    +UUID id\n    +String plate\n    +DateTime enteredAt\n  }\n  class Slot {\n    +UUID id\n    +int number\n  }\n  Slot "1" --> "*" Ticket : is given to\n```\n',

  *check(design) {
    const plain = plainDiagrams(design);
    const said = new Set<number>();
    for (const entity of design.entities.filter(({ stored }) => stored)) {
      for (const view of entity.views) {
        const [first, ...others] = untyped(view, entity);
        if (!first) continue;
        const { diagram } = view;
        if (diagram !== undefined && plain.has(diagram)) {
          if (!said.has(diagram)) yield ofDiagram(diagram, first, entity, design);
          said.add(diagram);
          continue;
        }
        const edits = [first, ...others].flatMap((attribute) => addType(attribute, spelled(likelyType(attribute.name), view)) ?? []);
        const more = others.length > 0 ? ` and ${others.length} more have` : ' has';
        yield {
          range: first.range,
          message: `${shorten(entity.name)}.${shorten(first.name)}${more} no type. Say what it holds.`,
          related: others.map(({ range, name }) => ({ range, message: `${name} has no type either.` })),
          fixes: edits.length > 0 ? [{ title: others.length > 0 ? 'Add the likely types' : 'Add the likely type', edits }] : [],
        };
      }
    }
  },
});

/** The diagrams in which no field of several entities has a type: that is said once. */
function plainDiagrams({ entities }: Design): ReadonlySet<number> {
  const shown = entities
    .flatMap(({ views }) => views)
    .filter(({ diagram, kind, attributes }) => diagram !== undefined && kind === 'entity' && attributes.length > 0);
  const typed = new Set(shown.filter(({ attributes }) => attributes.some(({ type }) => type !== undefined)).map(({ diagram }) => diagram!));
  const plain = shown.map(({ diagram }) => diagram!).filter((diagram) => !typed.has(diagram));
  return new Set(plain.filter((diagram, i) => plain.indexOf(diagram) < i));
}

function ofDiagram(diagram: number, first: Attribute, entity: Entity, { entities }: Design): Finding {
  const edits = entities.flatMap(({ views }) =>
    views
      .filter((view) => view.diagram === diagram && view.kind === 'entity')
      .flatMap((view) => view.attributes.flatMap((attribute) => addType(attribute, spelled(likelyType(attribute.name), view)) ?? [])),
  );
  return {
    range: first.range,
    message: `No field of this diagram has a type, ${shorten(entity.name)}.${shorten(first.name)} first. Say what they hold.`,
    fixes: edits.length > 0 ? [{ title: 'Add the likely types', edits }] : [],
  };
}

/** Where somebody began to give types, or the notation is made for them. */
function untyped({ notation, kind, inline, attributes }: EntityView, entity: Entity): Attribute[] {
  if (kind !== 'entity' || inline || notation === 'json' || notation === 'code' || notation === 'er') return [];
  const missing = attributes.filter(
    ({ type, name, keys, values }) => type === undefined && values.length < 2 && !keys.includes('FK') && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name),
  );
  if (attributes.every(({ type }) => type === undefined) && notation !== 'class') return [];
  return missing.filter(({ name }) => entity.attributes.find((one) => attributeKey(one.name) === attributeKey(name))?.type === undefined);
}
