// What is generated is committed as the sources say it now; `npm run generate` writes it anew.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { globSync } from 'tinyglobby';
import { configSchema, withSettings } from '../../scripts/config-schema.mjs';
import { inRoot } from '../../scripts/paths.mjs';
import { rulePages } from '../../scripts/rule-pages.mjs';
import * as names from '../../server/src/service/config-file.ts';
import { authoringFiles } from '../../server/src/patterns/files.ts';
import { documented } from '../../server/src/service/runner-rules.ts';

const pages = rulePages(documented);
const read = (file: string): string => readFileSync(inRoot(file), 'utf8');

test('every rule has its page, and every page its rule', () => {
  expect(globSync('**/*.md', { cwd: inRoot('docs/rules') }).toSorted()).toEqual([...pages.keys()].toSorted());
});

test.each([...pages])('docs/rules/%s is fresh', (file, text) => expect(read(`docs/rules/${file}`)).toBe(text));

test('the schema of the config is fresh', () => expect(read('config.schema.json')).toBe(configSchema(documented, names)));

test('the schemas of the settings are fresh', () => expect(read('package.json')).toBe(withSettings(read('package.json'), documented, names)));

const authoring = authoringFiles();

test('there is a file for each pattern, snippet and template, and no other', () => {
  const there = globSync(['docs/patterns/*', 'snippets/**/*'], { cwd: inRoot() });
  expect(there.toSorted()).toEqual([...authoring.keys()].toSorted());
});

test.each([...authoring])('%s is fresh', (file, text) => expect(read(file)).toBe(text));
