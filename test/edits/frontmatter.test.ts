import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { declarationOf, declare } from '../../server/src/edits/frontmatter.ts';
import type { Declaration } from '../../server/src/model/gate.ts';
import { readDesign } from '../../server/src/model/read.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';

/** The document after it was declared; fails unless it then is what was asked for, and stays so when asked again. */
function declared(text: string, kind: Declaration, path = 'docs/orders.md'): string {
  const once = applyEdits(text, [declare({ text, design: readDesign({ path, text }) }, kind)]);
  const design = readDesign({ path, text: once });
  expect(declarationOf({ text: once, design })).toBe(kind);
  expect([design.kind, design.door]).toEqual(kind === 'off' ? [null, null] : [kind, 'declared']);
  expect(applyEdits(once, [declare({ text: once, design }, kind)])).toBe(once);
  return once;
}

describe('a document without frontmatter gets one', () => {
  test.each<Declaration>(['hld', 'lld', 'hld+lld', 'off'])('%s', (kind) => {
    expect(declared('# Orders\n\nWords.\n', kind)).toBe(`---\ndesign: ${kind}\n---\n\n# Orders\n\nWords.\n`);
  });

  test('with its own line ends', () => expect(declared('# Orders\r\n', 'hld')).toBe('---\r\ndesign: hld\r\n---\r\n\r\n# Orders\r\n'));
  test('after a byte order mark', () => expect(declared('\uFEFF# Orders\n', 'hld')).toBe('\uFEFF---\ndesign: hld\n---\n\n# Orders\n'));
  test('above a first blank line', () => expect(declared('\n# Orders\n', 'hld')).toBe('---\ndesign: hld\n---\n\n# Orders\n'));
  test('above a rule', () => expect(declared('---\n\n# Orders\n', 'hld')).toBe('---\ndesign: hld\n---\n\n---\n\n# Orders\n'));
  test('where it is empty', () => expect(declared('', 'lld')).toBe('---\ndesign: lld\n---\n'));
});

describe('a frontmatter keeps everything else', () => {
  test('where it does not say', () => {
    expect(declared('---\ntitle: "Orders"   # ours\ntags: [a,  b]\n---\n# Orders\n', 'hld')).toBe(
      '---\ntitle: "Orders"   # ours\ntags: [a,  b]\ndesign: hld\n---\n# Orders\n',
    );
    expect(declared('---\r\ntitle: Orders\r\n---\r\n# Orders\r\n', 'off')).toBe('---\r\ntitle: Orders\r\ndesign: off\r\n---\r\n# Orders\r\n');
    expect(declared('---\n---\n# Orders\n', 'hld')).toBe('---\ndesign: hld\n---\n# Orders\n');
    expect(declared('---\nabout: |\n  Words.\n\n---\n# Orders\n', 'hld')).toBe('---\nabout: |\n  Words.\n\ndesign: hld\n---\n# Orders\n');
  });

  test.each([
    ['another kind', 'design: lld', 'design: hld'],
    ['a comment', 'design:   "lld"  # since May', 'design: hld  # since May'],
    ['nothing', 'design:', 'design: hld'],
    ['a list', 'design:\n  - lld\n  - x', 'design: hld'],
    ['something else', 'design: material', 'design: hld'],
    ['off', 'design: false', 'design: hld'],
  ])('where it says %s', (_, before, after) => {
    expect(declared(`---\na: 1\n${before}\nb: 2\n---\n# Orders\n`, 'hld')).toBe(`---\na: 1\n${after}\nb: 2\n---\n# Orders\n`);
  });

  test('where it says so twice: the last counts', () =>
    expect(declared('---\ndesign: lld\ndesign: lld\n---\n', 'hld')).toBe('---\ndesign: lld\ndesign: hld\n---\n'));
});

describe('a comment', () => {
  test('that says it is written anew', () => {
    expect(declared('# Orders\n\n<!-- designdoc lld -->\n', 'hld+lld')).toBe('# Orders\n\n<!-- designdoc hld+lld -->\n');
    expect(declared('---\ntitle: x\n---\n<!--designdoc off-->\n# Orders\n', 'hld')).toBe('---\ntitle: x\n---\n<!-- designdoc hld -->\n# Orders\n');
  });

  test.each([
    ['is no YAML', '---\n{ a: [\n---\n# Orders\n'],
    ['is in braces', '---\n{ a: 1 }\n---\n# Orders\n'],
    ['is indented', '---\n  a: 1\n---\n# Orders\n'],
    ['is TOML', '+++\ntitle = "x"\n+++\n\n# Orders\n'],
  ])('stands before the title where the frontmatter %s', (_, text) => {
    expect(declared(text, 'hld')).toBe(text.replace('# Orders', '<!-- designdoc hld -->\n# Orders'));
  });

  test('stands behind the frontmatter where there is no title either', () => {
    expect(declared('---\n[\n---\nWords.', 'hld')).toBe('---\n[\n---\n<!-- designdoc hld -->\nWords.');
    expect(declared('+++\na = 1\n+++\nWords.', 'hld')).toBe('+++\na = 1\n+++\n<!-- designdoc hld -->\nWords.');
  });

  test('of Mermaid declares a diagram of its own', () => {
    const diagram = 'flowchart LR\n  a --> b\n';
    const first = declared(diagram, 'hld', 'docs/a.mmd');
    expect(first).toBe(`%% designdoc hld\n${diagram}`);
    expect(declared(first, 'off', 'docs/a.mmd')).toBe(`%% designdoc off\n${diagram}`);
    expect(declared(`---\ntitle: A\n---\n${diagram}`, 'hld', 'docs/a.mmd')).toBe(`---\ntitle: A\n---\n%% designdoc hld\n${diagram}`);
  });
});

test('whatever the text, it then says so, and nothing that was there is lost', () => {
  const pieces = [
    '---\n',
    '---',
    '...\n',
    'design: x\n',
    'design:',
    '"design": lld\n',
    'a: [1,\n',
    '{ a: 1 }\n',
    '  ',
    '- b\n',
    '&a ',
    '!!str ',
    '%YAML 1.2\n',
    '# Title\n',
    'Title\n===\n',
  ];
  const more = [
    '<!-- designdoc lld -->\n',
    '<!--',
    '-->',
    '```mermaid\n',
    '%% designdoc off\n',
    'flowchart LR\n',
    '```\n',
    '\uFEFF',
    '\r\n',
    '\r',
    '> ',
    '\t',
    '📱',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 12 }), fc.constantFrom('hld', 'lld', 'hld+lld', 'off'), (parts, kind) => {
      const text = parts.join('');
      for (const path of ['docs/a.md', 'docs/a.mmd']) {
        const edit = declare({ text, design: readDesign({ path, text }) }, kind);
        const after = readDesign({ path, text: applyEdits(text, [edit]) });
        expect([after.kind, after.door]).toEqual(kind === 'off' ? [null, null] : [kind, 'declared']);
        expect(text.slice(edit.range.start, edit.range.end)).toMatch(/^(?:|["']?design\b[^]*|<!--[^]*-->|%%.*)$/);
      }
    }),
    { numRuns: 300 },
  );
});
