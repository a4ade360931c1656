// Which packages are in the bundles, and under which licence.
import { readdirSync, readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

/** @typedef {{ name: string, version: string, licence: string, text: string }} BundledPackage */

/** Packages whose manifest does not name the licence that their licence file holds. @type {Record<string, string>} */
const UNNAMED = { khroma: 'MIT' };

/**
 * The packages that the bundles are made of, by name and version.
 * @param {import('esbuild').Metafile} metafile
 * @returns {BundledPackage[]}
 */
export function bundledPackages({ inputs }) {
  const folders = Object.keys(inputs).map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0]);
  const packages = [...new Set(folders)].flatMap((folder) => (folder ? [readPackage(folder)] : []));
  return packages.toSorted((a, b) => compare(`${a.name}@${a.version}`, `${b.name}@${b.version}`));
}

/** @param {string} folder */
function readPackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8'));
  const files = readdirSync(inRoot(folder)).filter((file) => /^(?:licen[cs]e|notice|copying)[^/]*?(?:\.(?:md|txt))?$/i.test(file));
  const text = files.map((file) => readFileSync(inRoot(folder, file), 'utf8').trim()).join('\n\n');
  return { name, version, licence: license ?? UNNAMED[name] ?? 'none', text };
}

/** By code units: the same on every machine. @param {string} a @param {string} b */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** What the licences ask to be passed on. @param {readonly BundledPackage[]} packages */
export const notices = (packages) =>
  [
    'The bundles hold these packages, unmodified; their sources are in the npm registry.',
    ...packages.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}`),
  ].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
