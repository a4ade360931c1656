// Where things are, from the root of the project.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(new URL('..', import.meta.url)));

/** @param {string[]} parts */
export const inRoot = (...parts) => join(root, ...parts);

/** The manifest of the extension and of the command line.
 * @type {{ name: string, version: string, scripts: Record<string, string>, contributes?: Record<string, unknown> }} */
export const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

/** True where the module was started by name, not imported.
 * @param {string} url */
export const isMain = (url) => process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(url);
