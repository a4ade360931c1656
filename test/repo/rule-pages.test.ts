import { expect, test } from 'vitest';
import { rulePages } from '../../scripts/rule-pages.mjs';

const rule = {
  id: 'hld/name',
  since: '0.1.0',
  source: 'Drawing rule 1',
  scope: 'architecture',
  severity: 'warning',
  detected: 'information',
  fix: 'safe',
  summary: 'A box without a name.',
  why: 'Nobody can speak of it.',
  leftAlone: ['Junctions.'],
  bad: 'flowchart LR\n  a --> b\n',
  good: '# Title\n\n```mermaid\nflowchart LR\n```\n',
} as const;

const pageOf = (changes: object): string => rulePages([{ ...rule, ...changes }]).get('hld/name.md') ?? '';

test('a page tells what a reader asks of a rule', () => {
  const page = pageOf({});
  expect(page).toContain('# hld/name\n\nA box without a name.\n\nNobody can speak of it.\n');
  expect(page).toContain('Severity: **warning** in a document that is declared to be a design doc, **information** in one that only looks like one.');
  expect(page).toContain('safe: it changes the form');
  expect(page).toContain('```mermaid\nflowchart LR\n  a --> b\n```');
  expect(page).toContain('- Junctions.');
  expect(page).toContain('%% designdoc-disable-next-line hld/name');
  expect(page).toContain('Source: Drawing rule 1. Since version 0.1.0.');
});

test('an example that holds a fence stands in a longer one', () => {
  expect(pageOf({})).toContain('````markdown\n# Title\n\n```mermaid\nflowchart LR\n```\n````');
});

test('a rule that only declared documents have says so', () => {
  expect(pageOf({ detected: 'off' })).toContain('silent in one that only looks like one');
});

test('a rule with one severity names it once', () => {
  expect(pageOf({ severity: 'hint', detected: 'hint', fix: 'none' })).toContain('Severity: **hint**. It has no quick fix.');
});

test('the overview links each page', () => {
  expect(rulePages([rule]).get('README.md')).toContain('| [hld/name](hld/name.md) | A box without a name. | warning | information | safe |');
});

test('options are listed, with an example', () => {
  const options = { words: { type: 'names', default: ['TODO'], description: 'What is looked for.' } };
  const page = pageOf({ options });
  expect(page).toContain('| `words` | What is looked for. | `["TODO"]` |');
  expect(page).toContain('{ "rules": { "hld/name": ["warning", { "words": ["TODO"] }] } }');
  expect(pageOf({})).not.toContain('## Options');
});
