import { describe, expect, test } from 'vitest';
import { tokenizer } from './support/tokenize.ts';

const mermaid = await tokenizer('source.mermaid');
const markdown = await tokenizer('text.html.markdown');

/** Each stretch of the last line of `text` with what it is coloured as. */
const lastLine = (text: string): string[] => {
  const before = mermaid(text.slice(0, Math.max(0, text.lastIndexOf('\n')))).length;
  return mermaid(text)
    .slice(before)
    .map(({ text: stretch, scope }) => `${stretch} ‹${scope.replace('.mermaid', '')}›`);
};

describe('a line of Mermaid is coloured as', () => {
  test.each<[string, string, string[]]>([
    [
      'an arrow of a flowchart with its label',
      'flowchart LR\n  gw[API Gateway] -->|gRPC| db[(Orders)]',
      [
        'gw ‹variable.other.node›',
        '[ ‹punctuation.definition.shape.begin›',
        'API Gateway ‹string.unquoted.label›',
        '] ‹punctuation.definition.shape.end›',
        '--> ‹keyword.operator.arrow›',
        '| ‹punctuation.definition.label.begin›',
        'gRPC ‹string.unquoted.label›',
        '| ‹punctuation.definition.label.end›',
        'db ‹variable.other.node›',
        '[( ‹punctuation.definition.shape.begin›',
        'Orders ‹string.unquoted.label›',
        ')] ‹punctuation.definition.shape.end›',
      ],
    ],
    [
      'a label inside an arrow',
      'graph TD\n  a-b -- calls it --> c',
      [
        'a-b ‹variable.other.node›',
        '-- ‹keyword.operator.arrow›',
        'calls it ‹string.unquoted.label›',
        '--> ‹keyword.operator.arrow›',
        'c ‹variable.other.node›',
      ],
    ],
    [
      'arrows of every kind',
      'flowchart LR\n  a ==> b -.-> c --x d ~~~ e',
      ['a', '==>', 'b', '-.->', 'c', '--x', 'd', '~~~', 'e'].map((text) =>
        /\w/.test(text[0] ?? '') ? `${text} ‹variable.other.node›` : `${text} ‹keyword.operator.arrow›`,
      ),
    ],
    [
      'a message of a sequence diagram',
      'sequenceDiagram\n  R->>+G: POST /rides',
      [
        'R ‹variable.other.participant›',
        '->> ‹keyword.operator.arrow›',
        '+ ‹keyword.operator.activation›',
        'G ‹variable.other.participant›',
        ': ‹punctuation.separator›',
        'POST /rides ‹string.unquoted.label›',
      ],
    ],
    ['a block of a sequence diagram', 'sequenceDiagram\n  alt paid', ['alt ‹keyword.control›', 'paid ‹string.unquoted.label›']],
    [
      'a relationship of entities',
      'erDiagram\n  RIDE ||--o{ PAYMENT : has',
      [
        'RIDE ‹entity.name.type.entity›',
        '||--o{ ‹keyword.operator.relationship›',
        'PAYMENT ‹entity.name.type.entity›',
        ': ‹punctuation.separator›',
        'has ‹string.unquoted.label›',
      ],
    ],
    ['an attribute', 'erDiagram\n  RIDE {\n    uuid id PK', ['uuid ‹support.type›', 'id ‹variable.other.attribute›', 'PK ‹keyword.other.key›']],
    [
      'a transition',
      'stateDiagram-v2\n  [*] --> OPEN : driver accepts',
      [
        '[*] ‹constant.language.terminal›',
        '--> ‹keyword.operator.arrow›',
        'OPEN ‹variable.other.state›',
        ': ‹punctuation.separator›',
        'driver accepts ‹string.unquoted.label›',
      ],
    ],
    [
      'a member of a class',
      'classDiagram\n  class Ride {\n    +String id',
      ['+ ‹storage.modifier.visibility›', 'String ‹support.type›', 'id ‹variable.other.member›'],
    ],
    [
      'a relation in C4',
      'C4Context\n  Rel(rider, api, "Uses")',
      [
        'Rel ‹entity.name.function›',
        '( ‹punctuation.section›',
        'rider ‹variable.other.node›',
        ', ‹punctuation.section›',
        'api ‹variable.other.node›',
        ', ‹punctuation.section›',
        '" ‹punctuation.definition.string.begin›',
        'Uses ‹string.quoted.double›',
        '" ‹punctuation.definition.string.end›',
        ') ‹punctuation.section›',
      ],
    ],
    [
      'an edge of an architecture diagram',
      'architecture-beta\n  db:L --> R:api',
      [
        'db ‹variable.other.node›',
        ': ‹punctuation.separator›',
        'L ‹constant.language.direction›',
        '--> ‹keyword.operator.arrow›',
        'R ‹constant.language.direction›',
        ': ‹punctuation.separator›',
        'api ‹variable.other.node›',
      ],
    ],
    ['blocks', 'block-beta\n  columns 3', ['columns ‹keyword.other›', '3 ‹constant.numeric›']],
    [
      'a requirement',
      'requirementDiagram\n  requirement fast {\n    risk: high',
      ['risk ‹support.type.property-name›', ': ‹punctuation.separator›', 'high ‹string.unquoted.label›'],
    ],
    ['a comment', 'flowchart LR\n  %% not yet', ['%% not yet ‹comment.line.percentage›']],
    [
      'the header of a type without a grammar',
      'pie title Pets',
      ['pie ‹keyword.control.diagram›', 'title ‹keyword.other›', 'Pets ‹string.unquoted.title›'],
    ],
    [
      'the header after frontmatter',
      '---\ntitle: Rides\n---\nflowchart TD',
      ['flowchart ‹keyword.control.diagram›', 'TD ‹constant.language.direction›'],
    ],
  ])('%s', (_what, text, expected) => expect(lastLine(text)).toEqual(expected));
});

describe('in Markdown', () => {
  const isMermaid = (text: string): boolean =>
    markdown(text).some(({ text: stretch, scope }) => stretch === 'flowchart' && scope === 'keyword.control.diagram.mermaid');

  test.each([
    ['a fence', '```mermaid\nflowchart LR\n```'],
    ['a fence of tildes', '~~~mermaid\nflowchart LR\n~~~'],
    ['a fence with attributes', '```mermaid title="Rides" {#a}\nflowchart LR\n```'],
    ['a fence with attributes only', '```{.mermaid}\nflowchart LR\n```'],
    ['a fence in a list', '- item\n\n  ```mermaid\n  flowchart LR\n  ```'],
    ['a container', ':::mermaid\nflowchart LR\n:::'],
  ])('%s is coloured', (_what, text) => expect(isMermaid(text)).toBe(true));

  test.each([
    ['another language', '```js\nflowchart LR\n```'],
    ['a word that begins like it', '```mermaidjs\nflowchart LR\n```'],
    ['prose', 'flowchart LR'],
  ])('%s is not', (_what, text) => expect(isMermaid(text)).toBe(false));

  test.each(['```', '~~~', ':::'])('what follows the closing %s is prose again', (mark) => {
    expect(markdown(`${mark}mermaid\nflowchart LR\n  a --> b\n${mark}\nafter`).at(-1)).toEqual({ text: 'after', scope: 'meta.paragraph.markdown' });
  });
});
