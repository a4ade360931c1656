import { describe, expect, test } from 'vitest';
import { elementsAt, previewElements } from '../../server/src/features/preview-elements.ts';
import { readDiagram } from '../../server/src/syntax/mermaid/read.ts';
import { DIAGRAMS } from '../editor/support/diagrams.ts';

const elements = (source: string) => previewElements(readDiagram(source));

/** Each element as `kind id: text`. */
const told = (source: string): string[] => elements(source).map(({ kind, id, start, end }) => `${kind} ${id}: ${source.slice(start, end)}`);

describe('the elements of a flowchart', () => {
  test('are its nodes where they are first written, and its arrows with their labels', () => {
    expect(told('flowchart LR\n  a[One] -->|calls| b\n  b --> a\n')).toEqual([
      'node a: a[One]',
      'node b: b',
      'edge L_a_b_0: -->|calls|',
      'edge L_b_a_0: -->',
    ]);
  });

  test('carry the numbers that Mermaid gives to arrows with the same ends', () => {
    expect(told('flowchart LR\n  a --> b\n  a --> b\n  a --> b\n').filter((line) => line.startsWith('edge'))).toEqual([
      'edge L_a_b_0: -->',
      'edge L_a_b_2: -->',
      'edge L_a_b_3: -->',
    ]);
  });

  test('carry the ids that the author gave, each once', () => {
    const ids = elements('flowchart LR\n  a e1@--> b\n  b e1@--> c\n').flatMap(({ kind, id }) => (kind === 'edge' ? [id] : []));
    expect(ids).toEqual(['e1', 'L_b_c_0']);
  });

  test('are one for each pair that `&` joins', () => {
    const source = 'flowchart LR\n  a & b --> c\n';
    expect(told(source).filter((line) => line.startsWith('edge'))).toEqual(['edge L_a_c_0: -->', 'edge L_b_c_0: -->']);
    const start = source.indexOf('-->');
    expect(elementsAt(elements(source), { start, end: start + 3 })).toEqual([3, 4]);
  });
});

describe('the elements', () => {
  test('of a flowchart are its subgraphs too, and these are no nodes where an arrow names them', () => {
    expect(told('flowchart LR\n  subgraph g [Group]\n    a\n  end\n  a --> g\n')).toEqual([
      'node a: a',
      'edge L_a_g_0: -->',
      'group g: subgraph g [Group',
    ]);
  });

  test('of a sequence are numbered by all that happens in it', () => {
    expect(told('sequenceDiagram\n  participant A as One\n  A->>+B: x\n  alt good\n    B-->>-A: y\n  else bad\n    Note over A: z\n  end\n')).toEqual(
      [
        'node A: A as One',
        'node B: B',
        'edge i0: A->>+B: x',
        'edge i3: B-->>-A: y',
        'note i6: Note over A: z',
        'block i7: alt good',
        'member i7: else bad',
      ],
    );
  });

  test('of an entity are its attributes', () => {
    expect(told('erDiagram\n  a ||--o{ b : has\n  a {\n    int id PK\n    string x\n  }\n')).toEqual([
      'node a: a',
      'member a: int id PK',
      'member a: string x',
      'node b: b',
      'edge 0: a ||--o{ b : has',
    ]);
  });

  test('of a class are its rows as they are drawn: attributes, then methods', () => {
    expect(told('classDiagram\n  class A {\n    <<interface>>\n    +get() int\n    +int id\n  }\n  A --> B : uses\n')).toEqual([
      'node A: A',
      'member A: <<interface>>',
      'member A: +int id',
      'member A: +get() int',
      'node B: B',
      'edge 1: A --> B : uses',
    ]);
  });

  test('of a state diagram are the dots where states begin and end, once for each composite', () => {
    expect(told('stateDiagram-v2\n  [*] --> A\n  note right of A : x\n  state A {\n    [*] --> B\n    [*] --> C : go\n  }\n')).toEqual([
      'group A: A',
      'node B: B',
      'node C: C',
      'node root_start: [*]',
      'node A_start: [*]',
      'edge edge0: [*] --> A',
      'edge edge2: [*] --> B',
      'edge edge3: [*] --> C : go',
      'note A: A : x',
    ]);
  });

  test('of C4 are boundaries from the inside out, and one relation for two ends', () => {
    const source =
      'C4Context\n  System_Boundary(o, "O") {\n    System_Boundary(i, "I") {\n      System(a, "A")\n    }\n  }\n  Person(p, "P")\n  Rel(p, a, "x")\n  Rel(p, a, "y")\n';
    expect(told(source)).toEqual([
      'node a: System(a, "A")',
      'node p: Person(p, "P")',
      'group : System_Boundary(i, "I")',
      'group : System_Boundary(o, "O")',
      'edge : Rel(p, a, "y")',
    ]);
  });
});

test('a finding where an element is named again is about that element', () => {
  const source = 'erDiagram\n  a ||--o{ b : has\n  b ||--o{ c : has\n';
  const start = source.lastIndexOf('b ');
  expect(elementsAt(elements(source), { start, end: start + 1 })).toEqual([1]);
});

test('a finding is about the smallest element around it, and about none where there is none', () => {
  const source = 'flowchart LR\n  a[One] -->|calls| b\n';
  const at = (text: string) => {
    const start = source.indexOf(text);
    return elementsAt(elements(source), { start, end: start + text.length });
  };
  expect(at('-->')).toEqual([2]);
  expect(at('One')).toEqual([0]);
  expect(at('flowchart')).toEqual([]);
});

test('nothing that is half typed is too little to tell elements of', () => {
  for (const source of Object.values(DIAGRAMS)) {
    for (let end = 0; end <= source.length; end += 7) {
      const text = source.slice(0, end);
      for (const element of elements(text)) {
        expect(element.start).toBeLessThanOrEqual(element.end);
        expect(element.end).toBeLessThanOrEqual(end);
      }
    }
  }
});
