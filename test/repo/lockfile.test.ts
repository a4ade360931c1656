// `npm ci` takes the lockfile on every system.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inRoot } from '../../scripts/paths.mjs';

interface Lockfile {
  readonly packages: Record<string, { readonly optionalDependencies?: Record<string, string> }>;
}

/** The optional dependencies that are not locked: `npm ci` refuses a lockfile that lacks one, even if it is for another system. */
function missingFrom({ packages }: Lockfile): string[] {
  const places = Object.keys(packages);
  const isLocked = (from: string, name: string): boolean => [...prefixes(from)].some((prefix) => places.includes(`${prefix}node_modules/${name}`));
  return places.flatMap((from) =>
    Object.keys(packages[from]?.optionalDependencies ?? {})
      .filter((name) => !isLocked(from, name))
      .map((name) => `${name} of ${from}`),
  );
}

/** The folders that Node looks in, from that of a package up to the root. */
function* prefixes(place: string): Generator<string> {
  for (let rest = place; rest; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('/node_modules/')))) yield `${rest}/`;
  yield '';
}

test('it holds every optional dependency', () => {
  expect(missingFrom(JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')) as Lockfile)).toEqual([]);
});

test('one that is missing is found', () => {
  const packages = {
    'node_modules/a': { optionalDependencies: { b: '1', c: '1', d: '1' } },
    'node_modules/b': {},
    'node_modules/a/node_modules/c': {},
  };
  expect(missingFrom({ packages })).toEqual(['d of node_modules/a']);
});
