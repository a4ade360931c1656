import { describe, expect, test } from 'vitest';
import { relationshipCardinality } from '../../../server/src/rules/lld/relationship-cardinality.ts';
import { applyEdits } from '../../../server/src/text/text-edit.ts';
import { asDocument, checkRule, findingsOf, preferredEdits } from '../../support/check-rule.ts';

const classes = (relation: string, fields = { Lot: '', Level: '' }): string =>
  asDocument(`classDiagram\n  class Lot {\n    +UUID id\n${fields.Lot}  }\n  class Level {\n    +UUID id\n${fields.Level}  }\n  ${relation}\n`);
const silent = (text: string): void => expect(findingsOf(relationshipCardinality, text)).toEqual([]);
const fixed = (text: string): string => applyEdits(text, preferredEdits(findingsOf(relationshipCardinality, text)));

describe('lld/relationship-cardinality', () => {
  test('an association of stored classes', () => {
    checkRule(
      relationshipCardinality,
      `
      classDiagram
        class Lot {
          +UUID id
        }
        class Level {
          +UUID id
        }
        Lot --> Level : has
            ^^^ Between Lot and Level no multiplicity is given. Say how many belong to how many.
      `,
      {
        fixed: `
      classDiagram
        class Lot {
          +UUID id
        }
        class Level {
          +UUID id
        }
        Lot "1" --> "*" Level : has
      `,
      },
    );
  });

  test.each([
    ['Lot --> Level', { Lot: '    +UUID levelId\n', Level: '' }, 'Lot "*" --> "1" Level'],
    ['Lot --> Level', { Lot: '', Level: '    +UUID lotId\n' }, 'Lot "1" --> "*" Level'],
    ['Lot -- Level', { Lot: '    +List~Level~ levels\n', Level: '    +List~Lot~ lots\n' }, 'Lot "*" -- "*" Level'],
    ['Level --o Lot', { Lot: '', Level: '' }, 'Level "*" --o "1" Lot'],
  ])('%s is counted by its keys, lists and wholes', (relation, fields, mended) => {
    expect(fixed(classes(relation, fields))).toContain(mended);
  });

  test('a relation without a name is a hint', () => {
    checkRule(
      relationshipCardinality,
      `
      erDiagram
        ORDER ||--o{ LINE
        ^^^^^^^^^^^^^^^^^ [hint] The relation of ORDER and LINE has no name. Say what they have to do with each other.
      `,
      { fixed: 'erDiagram\n  ORDER ||--o{ LINE : has\n' },
    );
  });

  describe('is silent', () => {
    test.each(['Lot <|-- Level', 'Lot <|.. Level', 'Lot ..> Level'])('on %s', (relation) => silent(classes(relation)));
    test.each(['<<interface>>', '<<service>>', '<<enumeration>>', '<<value object>>'])('on associations to %s', (annotation) =>
      silent(
        asDocument(`classDiagram\n  class Lot {\n    +UUID id\n  }\n  class Pricing {\n    ${annotation}\n    +int rate\n  }\n  Lot --> Pricing\n`),
      ),
    );
    test('on associations to classes that do things', () =>
      silent(asDocument('classDiagram\n  class Lot {\n    +UUID id\n  }\n  class LotService {\n    +Lot lot\n  }\n  LotService --> Lot\n')));
    test.each(['Lot "1" --> Level', 'Lot --> "*" Level'])('where one end is counted: %s', (relation) => silent(classes(relation)));
  });
});
