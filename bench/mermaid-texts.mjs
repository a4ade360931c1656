// Diagrams to read against the clock: of so many lines for each type, and hostile ones of about so many code units.

/** `header`, then lines that `lineOf` gives by number. */
const diagram =
  (header, lineOf, footer = '') =>
  (lines) =>
    `${header}\n${Array.from({ length: lines }, (_, i) => `  ${lineOf(i)}`).join('\n')}\n${footer}`;

/** One of `choices` after the other, each a function of the line's number. */
const inTurn =
  (...choices) =>
  (i) =>
    choices[i % choices.length](i);

export const ORDINARY = {
  flowchart: diagram(
    'flowchart LR',
    inTurn(
      (i) => `n${i}["Service ${i}"] -->|calls ${i}| n${i + 1}[(Store ${i})]`,
      (i) => `n${i} -- writes to --> n${i + 2}(Round ${i})`,
      (i) => `n${i} & n${i + 1} --> n${i + 3}{Choice ${i}?}:::hot`,
      (i) => `n${i} -.->|"a (b)"| n${i + 1}:::cold`,
      (i) => `style n${i} fill:#f9f,stroke:#333,stroke-width:4px`,
    ),
  ),
  sequence: diagram(
    'sequenceDiagram',
    inTurn(
      (i) => `participant p${i} as Part ${i}`,
      (i) => `p${i - 1}->>+q${i}: asks for number ${i}`,
      (i) => `q${i - 1}-->>-p${i - 2}: answers ${i}`,
      (i) => `Note over p${i - 3},q${i - 2}: said ${i}`,
      (i) => `p${i - 4}-)q${i - 3}: tells`,
    ),
  ),
  er: diagram(
    'erDiagram',
    inTurn(
      (i) => `E${i} {`,
      () => 'uuid id PK "the key"',
      () => 'string(40) name UK',
      () => '}',
      (i) => `E${i - 4} ||--o{ E${i + 1} : "has ${i}"`,
    ),
    '',
  ),
  class: diagram(
    'classDiagram',
    inTurn(
      (i) => `class C${i}`,
      (i) => `C${i - 1} : +String name`,
      (i) => `C${i - 2} : +rename(String to) bool`,
      (i) => `C${i - 3} <|-- D${i} : is`,
      (i) => `C${i - 4} "1" --> "*" E${i} : has`,
    ),
  ),
  state: diagram(
    'stateDiagram-v2',
    inTurn(
      (i) => `s${i} --> s${i + 1} : event ${i} [guard]`,
      (i) => `s${i} : State number ${i}`,
      (i) => `state "Long ${i}" as l${i}`,
      (i) => `[*] --> s${i}`,
      (i) => `note right of s${i} : note ${i}`,
    ),
  ),
  c4: diagram(
    'C4Context',
    inTurn(
      (i) => `Person(p${i}, "Person ${i}", "Buys bread")`,
      (i) => `System(s${i}, "System ${i}", "Sells bread", $tags="core")`,
      (i) => `Rel(p${i - 2}, s${i - 1}, "buys from", "HTTPS")`,
    ),
  ),
  architecture: diagram(
    'architecture-beta',
    inTurn(
      (i) => `service s${i}(server)[Server ${i}]`,
      (i) => `service t${i}(database)[Store ${i}]`,
      (i) => `s${i - 2}:R -- L:t${i - 1}`,
    ),
  ),
  block: diagram(
    'block-beta',
    inTurn(
      (i) => `a${i}["Block ${i}"] b${i}:2 c${i}`,
      () => 'space:2',
      (i) => `a${i - 2} -- "goes ${i}" --> b${i - 2}`,
    ),
  ),
  requirement: diagram(
    'requirementDiagram',
    inTurn(
      (i) => `requirement r${i} {`,
      (i) => `id: ${i}`,
      () => 'text: answers within a second',
      () => 'risk: high',
      () => '}',
    ),
  ),
};

/** `header`, then `piece` again and again up to `size`. */
const repeated = (header, piece) => (size) => header + piece.repeat(Math.ceil(size / piece.length));

const flowchart = (piece) => repeated('flowchart LR\n', piece);
const HEADERS = {
  sequence: 'sequenceDiagram\n',
  er: 'erDiagram\n',
  class: 'classDiagram\n',
  state: 'stateDiagram-v2\n',
  c4: 'C4Context\n',
  architecture: 'architecture-beta\n',
  block: 'block-beta\n',
  requirement: 'requirementDiagram\n',
  pie: 'pie\n',
};
/** What any lexer may stumble over: brackets and quotes that never close, runs of one sign, blanks without an end. */
const PIECES = [
  '(',
  '{',
  '[',
  '"',
  '`',
  '"`',
  '<a',
  '#a',
  '-',
  '=',
  '.',
  '~',
  ':',
  ';',
  '%',
  '%%{',
  '@{',
  ' \n',
  ' ',
  '\n',
  'a',
  'a ',
  'a\n',
  'end\n',
  'é',
  '😀',
  '\r\n',
];
const WORDS = [
  'accDescr {\n',
  'accTitle:\n',
  'direction ',
  'style a:#',
  'note over a: x\n',
  'state a {\n',
  'subgraph a\n',
  'a --> b\n',
  'alt x\n',
  'class a {\n',
  'block\n',
];

const named = (header, pieces) => Object.fromEntries(pieces.map((piece) => [`${header.trim()}, ${JSON.stringify(piece)}`, repeated(header, piece)]));

export const HOSTILE = {
  ...Object.fromEntries(Object.values(HEADERS).flatMap((header) => Object.entries(named(header, [...PIECES, ...WORDS])))),
  ...named('flowchart LR\n', [...PIECES, ...WORDS]),
  'flowchart, labels never closed': flowchart('a[b\n'),
  'flowchart, quotes never closed': flowchart('a["b\n'),
  'flowchart, brackets in brackets': flowchart('a[(b'),
  'flowchart, arrows without an end': flowchart('a -- b\n'),
  'flowchart, three kinds of arrows without an end': flowchart('a -- b == c -. d\n'),
  'flowchart, bars never closed': flowchart('a -->|b\n'),
  'flowchart, shape data never closed': flowchart('a@{ b\n'),
  'flowchart, shape data with quotes never closed': flowchart('a@{ "\n'),
  'flowchart, shape data': flowchart('a@{ shape: cyl, label: "b" }\n'),
  'flowchart, one shape with much data': (size) => `flowchart LR\na@{ ${'b: c, '.repeat(size / 6)} }\n`,
  'flowchart, shape data in depth': (size) => `flowchart LR\na@{ b: ${'['.repeat(size)} }\n`,
  'flowchart, edge ids': flowchart('a:a@'),
  'flowchart, ids of many tokens': flowchart('1:a&,'),
  'flowchart, callbacks never closed': flowchart('click a call b\n'),
  'flowchart, subgraphs in subgraphs': flowchart('subgraph a\nb --> c\n'),
  'flowchart, members of everything': (size) => `flowchart LR\n${`subgraph a\n${'b\n'.repeat(50)}end\n`.repeat(size / 115)}`,
  'flowchart, all with all': (size) => `flowchart LR\n${'a & '.repeat(size / 8)}b --> ${'c & '.repeat(size / 8)}d\n`,
  'flowchart, one long line': flowchart('a --> b; '),
  'flowchart, one long broken line': flowchart('a --> ) b[(] '),
  'comments only': repeated('', '%% a\n'),
  'directives only': repeated('', '%%{init: {}}%%'),
  'frontmatter never closed': repeated('---\n', 'a: b\n'),
  'frontmatter fences': repeated('---\n', ' ---\n'),
  'frontmatter of many keys': (size) => `---\n${Array.from({ length: size / 8 }, (_, i) => `k${i}: v\n`).join('')}---\npie\n`,
};
