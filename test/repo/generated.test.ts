// What is generated is committed as the sources say it now; `npm run generate` writes it anew.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { globSync } from 'tinyglobby';
import { inRoot } from '../../scripts/paths.mjs';
import { rulePages } from '../../scripts/rule-pages.mjs';
import { documented } from '../../server/src/service/runner-rules.ts';

const pages = rulePages(documented);

test('every rule has its page, and every page its rule', () => {
  expect(globSync('**/*.md', { cwd: inRoot('docs/rules') }).toSorted()).toEqual([...pages.keys()].toSorted());
});

test.each([...pages])('docs/rules/%s is fresh', (file, text) => expect(readFileSync(inRoot('docs/rules', file), 'utf8')).toBe(text));
