import { describe, expect, test } from 'vitest';
import { FactsMemory, readDesign } from '../../server/src/model/read.ts';
import { asDocument } from '../support/check-rule.ts';

const text = asDocument('flowchart LR\n  a[Atlas Front] -->|HTTPS| b[Borealis]\n  b --> c[CometDB]\n  b -->|gRPC| d[Validate Cart]\n');
const glossary = [
  { name: 'Atlas Front', kind: 'client', aliases: ['atlas'] },
  { name: 'Borealis', kind: 'service', aliases: [] },
  { name: 'Validate Cart', kind: 'service', aliases: ['cart-validator'] },
] as const;
const names = (design: ReturnType<typeof readDesign>) => design.components.map(({ name, kind }) => `${name} ${kind}`);

describe('the glossary', () => {
  test('names components that no word gives away', () => {
    expect(readDesign({ path: 'a.md', text }).diagrams[0]?.role).not.toBe('architecture');
    const design = readDesign({ path: 'a.md', text }, { glossary });
    expect(design.diagrams[0]?.role).toBe('architecture');
    expect(names(design)).toEqual(['Atlas Front client', 'Borealis service', 'CometDB database', 'Validate Cart service']);
  });

  test('joins a component’s names, and the model says why', () => {
    const two = `${text}\n## Detail\n\n\`\`\`mermaid\nflowchart LR\n  x[ATLAS] -->|HTTPS| y[Borealis]\n  y -->|SQL| z[(Orders DB)]\n\`\`\`\n`;
    const atlas = readDesign({ path: 'a.md', text: two }, { glossary }).components[0];
    expect(atlas?.aliases).toEqual(['ATLAS']);
    expect(atlas?.merged).toEqual(['the glossary’s “Atlas Front”']);
    expect(atlas?.places).toHaveLength(2);
  });

  test('when it changes, nothing that was read under the old one is kept', () => {
    const memory = new FactsMemory();
    readDesign({ path: 'a.md', text }, {}, memory);
    expect(readDesign({ path: 'a.md', text }, { glossary }, memory)).toEqual(readDesign({ path: 'a.md', text }, { glossary }));
  });
});
