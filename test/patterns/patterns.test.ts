/** What holds for each of the twelve patterns. */
import { describe, expect, test } from 'vitest';
import { PATTERNS, patternOf } from '../../server/src/patterns/index.ts';
import type { Pattern } from '../../server/src/patterns/pattern.ts';
import { sectionLines } from '../../server/src/patterns/section.ts';
import { plain, snippet } from '../../server/src/patterns/slots.ts';
import { mermaidErrors } from '../support/mermaid.ts';
import { shownFindings, workspace } from '../support/workspace.ts';

const STRICT = { '/repo/designdoc.config.json': '{ "extends": ["designdoc:strict"] }' };

const textOf = (pattern: Pattern): string => plain(sectionLines(pattern).join('\n'), pattern.slots);
const documentOf = (pattern: Pattern, kind: string): string =>
  `---\ndesign: ${kind}\n---\n\n# A system\n\n## ${pattern.name}\n\n${textOf(pattern)}\n`;

/** All words of a pattern, with where they stand. */
function words(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, each]) => words(each, `${at}/${key}`)) : [];
}

describe.each(PATTERNS)('$number $id', (pattern) => {
  test.each(['hld', 'hld+lld'])('its section has no finding in an empty document of kind %s but the placeholder', async (kind) => {
    const path = '/repo/design.md';
    const analysis = await workspace({ ...STRICT, [path]: documentOf(pattern, kind) }).analyse(path);
    expect(shownFindings(analysis).filter((finding) => !finding.endsWith(' doc/placeholder'))).toEqual([]);
  });

  test('Mermaid accepts its diagrams', async () => expect(await mermaidErrors(textOf(pattern))).toEqual([]));

  test('its diagrams are an architecture whose arrows all have labels, and a sequence', async () => {
    const path = '/repo/design.md';
    const { design } = await workspace({ [path]: documentOf(pattern, 'hld') }).analyse(path);
    expect(design.diagrams.map(({ type, role }) => `${type} ${role}`)).toEqual(['flowchart architecture', 'sequence behaviour']);
    const drawn = design.connections.filter(({ notation }) => notation.kind === 'flowchart');
    expect(drawn.length).toBeGreaterThanOrEqual(5);
    expect(drawn.filter(({ label }) => !label)).toEqual([]);
  });

  test('every slot is used and declared', () => {
    const used = new Set(
      [
        ...sectionLines(pattern)
          .join('\n')
          .matchAll(/«(\w+)»/g),
      ].map(([, name]) => name),
    );
    used.delete('end');
    expect(used).toEqual(new Set(Object.keys(pattern.slots)));
  });

  test('each slot is named in the diagram, so that a name typed once is seen there', () => {
    for (const name of Object.keys(pattern.slots)) expect(`${pattern.flowchart}${pattern.sequence}`).toContain(`«${name}»`);
  });

  test('its words are whole: no empty one, no cut one, none of two lines but the diagrams', () => {
    for (const [at, text] of words(pattern)) {
      expect(`${at}: ${text.trim()}`).not.toMatch(/: $/);
      if (at !== '/flowchart' && at !== '/sequence') expect(`${at}: ${text}`).not.toContain('\n');
    }
    expect(pattern.summary.length).toBeLessThanOrEqual(120);
    expect(pattern.id).toMatch(/^[a-z][a-z-]+$/);
  });

  test('it says enough to be decided on', () => {
    expect(pattern.whenToUse.length).toBeGreaterThanOrEqual(2);
    expect(pattern.whenNot.length).toBeGreaterThanOrEqual(2);
    expect(pattern.keyQuestion.answers.length).toBeGreaterThanOrEqual(3);
    expect(pattern.knobs.length).toBeGreaterThanOrEqual(4);
    expect(pattern.failures.length).toBeGreaterThanOrEqual(3);
    expect(pattern.tradeOffs.length).toBeGreaterThanOrEqual(2);
    expect(pattern.numbers.length).toBeGreaterThanOrEqual(4);
    expect(pattern.examples.length).toBeGreaterThanOrEqual(3);
  });

  test('what it calls related are others, each once', () => {
    const ids = pattern.related.map(({ id }) => id);
    expect(ids).not.toContain(pattern.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('as a snippet with its defaults it says the same as in plain text', () => {
    const text = sectionLines(pattern).join('\n');
    expect(accepted(snippet(text, pattern.slots))).toBe(plain(text, pattern.slots));
  });
});

/** What an editor leaves of a snippet whose stops are all left as they are. */
function accepted(text: string): string {
  const values = new Map<string, string>();
  return text.replaceAll(
    /\$\{(\d+)(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\|])*)\|)?\}|\$0|\\([\\$}])/g,
    (whole, stop?: string, value?: string, choices?: string, kept?: string) => {
      if (kept !== undefined) return kept;
      if (stop === undefined) return '';
      const own = value ?? choices?.split(/(?<!\\),/)[0];
      if (own !== undefined) values.set(stop, own.replaceAll(/\\(.)/g, '$1'));
      return values.get(stop) ?? whole;
    },
  );
}

test('no sentence stands in two patterns', () => {
  const sentences = PATTERNS.flatMap((pattern) => words(pattern).flatMap(([, text]) => (text.length < 40 ? [] : [text])));
  expect(sentences.filter((text, i) => sentences.indexOf(text) !== i)).toEqual([]);
});

test('a pattern is found by its number, its id and its name', () => {
  for (const key of ['1', '01', 'cache-aside', 'Cache-aside with read replicas']) expect(patternOf(key)?.number).toBe(1);
  for (const key of ['', '0', '13', 'cache', '1e0']) expect(patternOf(key)).toBeUndefined();
});
