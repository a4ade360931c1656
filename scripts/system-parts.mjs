// Parts of the system that npm cannot bring. As root on a Debian-like machine they are installed, in so many words; elsewhere they are named.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { editorHome } from './editor.mjs';
import { inRoot } from './paths.mjs';

/** The file that a command's name stands for, if there is one on PATH. @param {string} command @returns {string | undefined} */
export const which = (command) =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder || '.', command))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

/** The browser that tests look through. */
export const chromiumPath = process.env['CHROMIUM'] ?? which('chromium') ?? '/usr/bin/chromium';

/** Thrown where a person has to do something first: its message says what. */
export class Stop extends Error {}

export const isRoot = () => process.getuid?.() === 0;

const APT = 'apt-get install -y --no-install-recommends';

/**
 * How to get the packages.
 * @param {readonly string[]} packages
 * @param {{ root: boolean, apt: boolean }} may whether this is root, and whether there is apt-get
 * @returns {{ run?: string, say: string }} the command to run, if it may be, and the words for it
 */
export function waysTo(packages, { root, apt }) {
  const names = packages.join(', ');
  const command = `${APT} ${packages.join(' ')}`;
  if (root && apt) return { run: `apt-get update && ${command}`, say: `Installing with apt-get what this machine lacks: ${names}.` };
  if (apt) return { say: `This machine lacks ${names}. Install with: sudo ${command}` };
  return { say: `This machine lacks ${names}. Install them with its package manager (on Debian: ${command}).` };
}

/** What the editor is built with, then what it is looked at with, as packages. @param {{ browser: boolean }} needs */
function missingPackages({ browser }) {
  const missing = editorIsInstalled() ? [] : ['python3', 'make', 'g++'].filter((command) => !which(command));
  return browser && !existsSync(chromiumPath) ? [...missing, 'chromium'] : missing;
}

const editorIsInstalled = () => existsSync(join(editorHome, '.ok'));

/**
 * Brings the editor, the parts it is built with and, where asked for, a browser. Silent where all is there.
 * @param {{ browser: boolean }} needs
 */
export function ensureEditor(needs) {
  const packages = missingPackages(needs);
  if (packages.length) {
    const { run, say } = waysTo(packages, { root: isRoot(), apt: which('apt-get') !== undefined });
    if (!run) throw new Stop(say);
    console.log(say);
    const { status, stderr } = spawnSync('sh', ['-c', run], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0) throw new Stop(`This command failed: ${run}\n${stderr}`);
  }
  // Silent and done at once where this version is there.
  const { status } = spawnSync(inRoot('scripts/install-editor.sh'), [editorHome], { stdio: 'inherit' });
  if (status !== 0) throw new Stop(`No editor in ${editorHome}.`);
}
