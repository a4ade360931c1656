import { describe, expect, test } from 'vitest';
import { namePatterns } from '../../../server/src/rules/lld/name-patterns.ts';
import { readDesign } from '../../../server/src/model/read.ts';
import { companion } from '../../support/companion.ts';
import { checkRule, findingsOf } from '../../support/check-rule.ts';

const lld = (...parts: string[]): string => ['---\ndesign: lld\n---\n# Parking\n', ...parts].join('\n');
const classes = (...lines: string[]): string => ['```mermaid', 'classDiagram', ...lines.map((line) => `  ${line}`), '```\n'].join('\n');
const ENTITIES = '```mermaid\nerDiagram\n  SLOT {\n    uuid id PK\n  }\n  TICKET {\n    uuid id PK\n  }\n```\n';
const MACHINE = '```mermaid\nstateDiagram-v2\n  [*] --> FREE\n  FREE --> TAKEN : park\n```\n';
const STRATEGY = classes('class Pricing {', '  <<interface>>', '  +price(ticket) Money', '}', 'Pricing <|.. Hourly', 'Pricing <|.. Flat');
const messages = (text: string): string[] => findingsOf(namePatterns, text).map(({ message }) => message);
const silent = (text: string): void => expect(messages(text)).toEqual([]);

describe('lld/name-patterns', () => {
  test('an interface that has the shape of Strategy; the fix names it and says why', () => {
    checkRule(
      namePatterns,
      `
      # Parking (LLD)

      ## Classes

      \`\`\`mermaid
      classDiagram
        class Pricing {
              ^^^^^^^ Pricing has the shape of Strategy (Hourly, Flat). Name the pattern.
          <<interface>>
          +price(ticket) Money
        }
        Pricing <|.. Hourly
        Pricing <|.. Flat
      \`\`\`
      `,
      {
        fixed: `
      # Parking (LLD)

      ## Classes

      \`\`\`mermaid
      classDiagram
        class Pricing {
          <<interface>>
          +price(ticket) Money
        }
        Pricing <|.. Hourly
        Pricing <|.. Flat
      \`\`\`

      ## Design patterns used

      - **Strategy**: \`Pricing\` with \`Hourly\` and \`Flat\`; which one is used is chosen when it runs.
      `,
      },
    );
  });

  test.each([
    ['Observer', ['class Lot {', '  +subscribe(board)', '  +notifyAll()', '}', 'class Board {', '  +onChange(slot)', '}', 'Lot --> Board']],
    ['Observer', ['class Board {', '  <<interface>>', '  +onChange(slot)', '}', 'Board <|.. Screen', 'Board <|.. App']],
    ['Factory', ['class Garage {', '  +create(type) Vehicle', '}', 'Vehicle <|-- Car', 'Vehicle <|-- Bike']],
    ['Singleton', ['class Config {', '  +getInstance() Config', '}']],
    [
      'Decorator',
      ['class Coffee {', '  <<interface>>', '  +cost() Money', '}', 'class Milk {', '  -Coffee inner', '}', 'Coffee <|.. Milk', 'Coffee <|.. Plain'],
    ],
    ['Repository', ['class TicketStore {', '  <<interface>>', '  +findById(id) Ticket', '  +save(ticket)', '}', 'TicketStore <|.. SqlTickets']],
    ['State', ['class Phase {', '  <<abstract>>', '  +next() Phase', '}', 'Phase <|-- FreeState', 'Phase <|-- TakenState']],
    [
      'Template Method',
      [
        'class Message {',
        '  +send()',
        '  +format()*',
        '}',
        'class Mail {',
        '  +format()',
        '}',
        'class Text {',
        '  +format()',
        '}',
        'Message <|-- Mail',
        'Message <|-- Text',
      ],
    ],
  ])('the shape of %s', (pattern, lines) =>
    expect(messages(lld(classes(...lines)))).toEqual([expect.stringContaining(`has the shape of ${pattern}`)]),
  );

  test('a class of code that picks one of several', () =>
    expect(
      messages(
        lld(
          "```python\nclass Router:\n    def __init__(self):\n        self.brokers = {\n            'a': AlphaBroker(),\n            'b': BetaBroker(),\n        }\n```\n",
        ),
      ),
    ).toEqual(['Router has the shape of Strategy (AlphaBroker, BetaBroker). Name the pattern.']));

  test.each([
    ['Strategy', 'interface Pricing {\n  Money price(Ticket t);\n}\nclass Hourly implements Pricing {}\nclass Flat implements Pricing {}', 'java'],
    [
      'Strategy',
      'class Pricing(ABC):\n    @abstractmethod\n    def price(self, ticket): ...\n\nclass Hourly(Pricing):\n    pass\n\nclass Flat(Pricing):\n    pass',
      'python',
    ],
    ['State', 'interface Phase {\n  void next();\n}\nclass FreeState implements Phase {}\nclass TakenState implements Phase {}', 'java'],
    ['Singleton', 'public class Lot {\n  public static Lot getInstance() { return instance; }\n}', 'java'],
  ])('the shape of %s in code', (pattern, code, lang) =>
    expect(messages(lld(`\`\`\`${lang}\n${code}\n\`\`\`\n`))).toEqual([expect.stringContaining(`has the shape of ${pattern}`)]),
  );

  test('a low-level design that draws behaviour and names no pattern', () => {
    const text = lld(ENTITIES, '## Life of a slot\n', MACHINE);
    const [finding, ...others] = findingsOf(namePatterns, text);
    expect(finding?.message).toBe('Parking names no design pattern. Say which ones it uses and why, Strategy or Observer for one.');
    expect(finding?.fixes?.[0]?.edits[0]?.text).toContain('## Design patterns used\n\n- ');
    expect(others).toEqual([]);
  });

  test('in a design of both kinds it stands on the heading of the low-level part', () => {
    const text = ['---\ndesign: hld+lld\n---\n# Parking\n', '## Low-level design\n', ENTITIES, MACHINE].join('\n');
    expect(findingsOf(namePatterns, text).map(({ range }) => text.slice(range.start, range.end))).toEqual(['## Low-level design']);
  });

  describe('is silent', () => {
    test('where neither classes nor interfaces nor behaviour are drawn', () =>
      silent(lld(ENTITIES, '```sql\nCREATE TABLE levels (id uuid PRIMARY KEY);\n```\n')));
    test('on a page about one status', () =>
      silent(lld('```mermaid\nerDiagram\n  SLOT {\n    uuid id PK\n    string status "FREE, TAKEN"\n  }\n```\n', MACHINE)));
    test('on a page about one table', () =>
      silent(lld('```sql\nCREATE TABLE slots (id uuid PRIMARY KEY);\n```\n', '```mermaid\nsequenceDiagram\n  A->>B: hello\n```\n')));
    test.each(['Pricing uses the Strategy pattern.', 'A `PricingStrategy` is picked per garage.', '## Design patterns\n\n- Strategy: pricing'])(
      'on a name in any form: %s',
      (words) => silent(lld(STRATEGY, `${words}\n`)),
    );
    test.each(['Payments run as a saga.', 'Reads follow CQRS.', 'Calls go through a circuit breaker.', 'We use cache-aside.'])(
      'on an architecture pattern that is named: %s',
      (words) => silent(lld(ENTITIES, MACHINE, `${words}\n`)),
    );
    test('on a placeholder', () => silent(lld(ENTITIES, MACHINE, '## Design patterns used\n\n- TODO pattern and why\n')));
    test('on a request for comments', () =>
      silent(lld(ENTITIES, MACHINE, '## Summary\n\n## Motivation\n\n## Detailed design\n\n## Drawbacks\n\n## Alternatives\n')));
    test('where the companion document is about patterns', () => {
      const design = readDesign({ path: 'a.md', text: lld(STRATEGY) });
      expect([...namePatterns.check({ ...design, companions: [companion({ topics: ['patterns'] })] })]).toEqual([]);
    });
    test('on plain inheritance of things that have data', () => {
      const text = lld(
        classes('class Vehicle {', '  +String plate', '}', 'class Car {', '  +int doors', '}', 'Vehicle <|-- Car', 'Vehicle <|-- Truck'),
        'A saga.\n',
      );
      silent(text);
    });
    test('on a class that says itself which pattern it is of', () =>
      silent(
        lld(classes('class StatusObserver {', '  <<interface>>', '  +onChange(order)', '}', 'StatusObserver <|.. Mail', 'StatusObserver <|.. Text')),
      ));
    test('on things of code that inherit data', () =>
      silent(lld('```java\nabstract class Vehicle {\n  String plate;\n}\nclass Car extends Vehicle {}\nclass Truck extends Vehicle {}\n```\n')));
    test('on access patterns, which are none: they name nothing', () =>
      expect(messages(lld(ENTITIES, MACHINE, 'The access patterns are simple.\n'))).toHaveLength(1));
  });
});
