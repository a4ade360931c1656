import type { Declaration } from '../model/gate.ts';
import type { Glossary } from '../model/components/glossary.ts';
import type { OptionValues } from '../rules/rule.ts';
import { indexLines, type LineIndex } from '../text/line-index.ts';
import {
  type Base,
  configLimit,
  configName,
  type ConfigFile,
  type KnownRules,
  type Mistake,
  notJson,
  presets,
  readConfigFile,
  readPackageFile,
  type RuleSetting,
} from './config-file.ts';
import type { PathTest } from './globs.ts';
import { fileLimit } from './limits.ts';
import { didYouMean } from '../text/nearest.ts';
import { baseName, isWithin, join, parentOf, relativeTo } from './paths.ts';
import type { FileText, Reader } from './reader.ts';
import type { Repositories } from './repository.ts';
import { byPlace, type Report } from './report.ts';
import { configMistake } from './runner-rules.ts';

/** A file and what is said of it. */
export interface CheckedFile {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly report: Report;
}

/** What holds for the files of one folder. */
export interface Config {
  /** The nearest config file; absent where there is none. */
  readonly path?: string;
  /** Why that file says nothing: it is no JSON, or cannot be read. */
  readonly broken?: string;
  /** The config file and those it extends, each with its mistakes. */
  readonly files: readonly CheckedFile[];
  /** Hints and information are warnings, and a detected document is judged as a declared one. */
  readonly strict: boolean;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** What is set of a rule besides its severity: what the nearest file sets, as a whole. */
  readonly options: ReadonlyMap<string, OptionValues>;
  /** The nearest file’s entries first. */
  readonly glossary: Glossary;
  /** What `documents` says of a file, the last word winning. */
  declarationOf(path: string): Declaration | undefined;
  ignores(path: string): boolean;
}

export interface Configs {
  /** The config of a file: the nearest up the tree, or `explicit` where the command line names one. */
  of(path: string, explicit?: string): Promise<Config>;
  /** Tells that files have changed; true where what `of` gives may be another now. */
  changed(paths: readonly string[]): boolean;
}

/** One file of a chain of `extends`. */
interface Link {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly file: ConfigFile;
  readonly mistakes: Mistake[];
}

const nestingLimit = 10;
const folderLimit = 1000;

const none: Config = {
  files: [],
  strict: false,
  rules: new Map(),
  options: new Map(),
  glossary: [],
  declarationOf: () => undefined,
  ignores: () => false,
};

/** Finds, reads and keeps the configs of the folders asked for. */
export function createConfigs(reader: Reader, repositories: Repositories, known: KnownRules): Configs {
  let kept = new Map<string, Promise<Config>>();
  let sources = new Set<string>();

  function keep(key: string, load: () => Promise<Config>): Promise<Config> {
    const found = kept.get(key);
    if (found) return found;
    if (kept.size >= folderLimit) kept = new Map();
    const loading = load();
    kept.set(key, loading);
    return loading;
  }

  const inFolder = (folder: string): Promise<Config> =>
    keep(folder, async () => {
      for (const name of [configName, 'package.json']) {
        const config = await loadConfig(join(folder, name));
        if (config) return config;
      }
      const above = parentOf(folder);
      return above === undefined || (await repositories.rootOf(folder)) === folder ? none : inFolder(above);
    });

  async function loadConfig(path: string): Promise<Config | undefined> {
    const loaded = await loadFile(path);
    if (!loaded) return undefined;
    const chain = await addTo([], loaded, [path], await boundaryOf(path));
    const files = chain.map((link) => checked(link));
    const broken = loaded.file.isJson ? undefined : loaded.file.mistakes[0]?.message;
    const parts = [...chain].reverse();
    const rules = new Map(parts.flatMap(({ file }) => [...file.rules]));
    return {
      path,
      files,
      ...(broken !== undefined && { broken }),
      strict: presetOf(chain) === 'designdoc:strict',
      rules,
      options: new Map(parts.flatMap(({ file }) => [...file.options])),
      glossary: chain.flatMap(({ file }) => file.glossary),
      declarationOf: (document) =>
        parts.flatMap(({ folder, file }) => file.documents.filter(({ test }) => tests(test, folder, document))).at(-1)?.declaration,
      ignores: (document) => parts.some(({ folder, file }) => file.ignore.some((test) => tests(test, folder, document))),
    };
  }

  async function loadFile(path: string): Promise<Link | undefined> {
    const isPackage = baseName(path) === 'package.json';
    sources.add(path);
    let read: FileText | undefined;
    try {
      read = await reader.read(path, isPackage ? fileLimit : configLimit);
    } catch (error) {
      return asLink(path, '', unreadable(`This config cannot be read: ${error instanceof Error ? error.message : String(error)}`));
    }
    if (!read) return undefined;
    if (isPackage) {
      const file = read.refused ? undefined : readPackageFile(read.text, known);
      return file && asLink(path, read.text, file);
    }
    return asLink(path, read.text, read.refused ? unreadable(`This config is ${read.refused} and is not read.`) : readConfigFile(read.text, known));
  }

  /** The folder, links taken out, that `extends` may not leave: the repository or, outside of one, the config's own. */
  async function boundaryOf(path: string): Promise<string> {
    const own = parentOf(path) ?? '/';
    const folder = (await repositories.rootOf(own)) ?? own;
    return (await reader.realPath(folder)) ?? folder;
  }

  /** Adds the file and all that it builds on to `chain`, what wins first; a file that stands there already is not added again. */
  async function addTo(chain: Link[], link: Link, open: readonly string[], boundary: string): Promise<readonly Link[]> {
    chain.push(link);
    for (const base of [...link.file.bases].reverse()) {
      const found = await loadBase(link, base, open, boundary);
      if (typeof found === 'string') complain(link, base, found);
      else if (found && !chain.some(({ path }) => path === found.path)) await addTo(chain, found, [...open, found.path], boundary);
    }
    return chain;
  }

  /** The file that `extends` names, or what is wrong with naming it; undefined for a preset. */
  async function loadBase(link: Link, { name }: Base, open: readonly string[], boundary: string): Promise<Link | string | undefined> {
    if (isPreset(name)) return undefined;
    if (!name.endsWith('.json')) return `“${name}” is neither a preset nor a JSON file.${didYouMean(name, presets)}`;
    const path = join(link.folder, name);
    const real = await reader.realPath(path);
    if (real === undefined) return `There is no file “${name}”.`;
    if (!isWithin(boundary, real)) return `“${name}” is outside the repository and is not read.`;
    if (open.includes(path)) return `“${name}” extends this file in turn.`;
    if (open.length > nestingLimit) return `Configs may extend each other ${nestingLimit} deep; “${name}” is not read.`;
    return (await loadFile(path)) ?? `There is no config in “${name}”.`;
  }

  return {
    of: (path, explicit) => {
      if (explicit !== undefined) return keep(`--config ${explicit}`, async () => (await loadConfig(explicit)) ?? missing(explicit));
      const folder = parentOf(path);
      return folder === undefined ? Promise.resolve(none) : inFolder(folder);
    },
    changed: (paths) => {
      const concerns = (path: string): boolean =>
        sources.has(path) || baseName(path) === configName || (baseName(path) === 'package.json' && !path.includes('/node_modules/'));
      if (!paths.some(concerns)) return false;
      kept = new Map();
      sources = new Set();
      repositories.forget();
      return true;
    },
  };
}

const unreadable = (message: string): ConfigFile => notJson([{ range: { start: 0, end: 0 }, message }]);

function missing(path: string): Config {
  const broken = 'There is no config file of this name.';
  return { ...none, path, broken, files: [checked(asLink(path, '', unreadable(broken)))] };
}

const asLink = (path: string, text: string, file: ConfigFile): Link => ({
  path,
  folder: parentOf(path) ?? '/',
  text,
  file,
  mistakes: [...file.mistakes],
});

const complain = (link: Link, { range }: Base, message: string): void => {
  link.mistakes.push({ range, message });
};

const tests = (test: PathTest, folder: string, document: string): boolean => {
  const relative = relativeTo(folder, document);
  return relative !== undefined && test(relative);
};

/** The preset in force: the last that the nearest file names. */
const presetOf = (chain: readonly Link[]): string | undefined =>
  chain.flatMap(({ file }) => file.bases.filter(({ name }) => isPreset(name)).slice(-1))[0]?.name;

const isPreset = (name: string): boolean => presets.some((preset) => preset === name);

const checked = ({ path, text, mistakes }: Link): CheckedFile => ({
  path,
  text,
  lines: indexLines(text),
  report: {
    path,
    kind: null,
    door: null,
    findings: mistakes
      .map(({ range, message }) => ({ rule: configMistake.id, severity: configMistake.severity, message, range, related: [], fixes: [] }))
      .sort(byPlace),
  },
});
