import { describe, expect, test } from 'vitest';
import { elementsAt, previewElements } from '../../server/src/features/preview-elements.ts';
import { readDiagram } from '../../server/src/syntax/mermaid/read.ts';

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
