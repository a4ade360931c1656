import { addMultiplicity } from '../../edits/class-fields.ts';
import type { Design, Relationship } from '../../model/design.ts';
import { likelyMultiplicity } from '../../model/entities/relationships.ts';
import { insert } from '../../text/text-edit.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Finding, type Fix } from '../rule.ts';

/** A relation of which nobody said how many belong to how many. */
export const relationshipCardinality = defineRule({
  id: 'lld/relationship-cardinality',
  since: '0.2.0',
  source: 'LLD drawing rule 2',
  scope: 'any',
  severity: 'warning',
  detected: 'off',
  fix: 'suggestion',
  fixAll: 'Add all multiplicities that this diagram lacks',
  summary: 'Relation without multiplicities.',
  why: 'How many belong to how many decides where the key stands: in the row of the many, or in a table of its own.',
  leftAlone: [
    'Inheritance, realisation and dependency arrows.',
    'Associations to classes that are not stored: services, interfaces, enums, values.',
    'A multiplicity at one end is enough.',
  ],
  bad: 'classDiagram\n  class Lot {\n    +UUID id\n  }\n  class Level {\n    +UUID id\n  }\n  Lot --> Level : has\n',
  good: 'classDiagram\n  class Lot {\n    +UUID id\n  }\n  class Level {\n    +UUID id\n  }\n  Lot "1" --> "*" Level : has\n',

  *check(design) {
    for (const relation of design.relationships) {
      const { from, to, notation, cardFrom, cardTo, label, arrow } = relation;
      const names = `${shorten(from.name, 24)} and ${shorten(to.name, 24)}`;
      if (notation === 'er' && !label) yield unlabelled(relation, names);
      if (!isCounted(relation) || cardFrom || cardTo) continue;
      yield {
        range: arrow,
        message: `Between ${names} no multiplicity is given. Say how many belong to how many.`,
        fixes: fixesOf(relation, design),
      };
    }
  },
});

const isCounted = ({ kind, notation, from, to }: Relationship): boolean =>
  (notation === 'class' || notation === 'box') &&
  (kind === 'association' || kind === 'aggregation' || kind === 'composition') &&
  from.stored &&
  to.stored;

function fixesOf(relation: Relationship, { diagrams }: Design): Fix[] {
  if (relation.notation !== 'class' || (relation.diagram !== undefined && diagrams[relation.diagram]!.broken)) return [];
  const [from, to] = likelyMultiplicity(relation);
  return [{ title: `Add "${from}" and "${to}"`, edits: addMultiplicity(relation, from, to) }];
}

/** A relation of an ER diagram says what the two have to do with each other. */
const unlabelled = ({ range }: Relationship, names: string): Finding => ({
  range,
  severity: 'hint',
  message: `The relation of ${names} has no name. Say what they have to do with each other.`,
  fixes: [{ title: 'Name the relation', edits: [insert(range.end, ' : has')] }],
});
