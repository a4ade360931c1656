import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ComponentKind } from '../model/design.ts';
import type { Declaration } from '../model/gate.ts';
import type { Glossary, GlossaryEntry } from '../model/components/glossary.ts';
import type { Severity } from '../model/severity.ts';
import type { OptionValues, Rule } from '../rules/rule.ts';
import type { Range } from '../text/range.ts';
import { globTest, isCheap, type PathTest } from './globs.ts';
import { didYouMean } from '../text/nearest.ts';
import { type Complain, properties, type Property, rangeOf } from './json-nodes.ts';
import { readOptions } from './rule-options.ts';

/** What a config may say of a rule: the severity of its findings, or that it does not run. */
export type RuleSetting = Severity | 'off';

/** The rules there are: which options each has. */
export type KnownRules = ReadonlyMap<string, NonNullable<Rule['options']>>;

/** Something wrong in a config: where, and what to write instead. */
export interface Mistake {
  readonly range: Range;
  readonly message: string;
}

/** A preset or a path that a config builds on. */
export interface Base {
  readonly name: string;
  readonly range: Range;
}

/** What one file says, wrong parts left out. */
export interface ConfigFile {
  /** False: no JSON, or too large to be read as such; then nothing else is read. */
  readonly isJson: boolean;
  readonly mistakes: readonly Mistake[];
  readonly bases: readonly Base[];
  readonly documents: readonly { readonly test: PathTest; readonly declaration: Declaration }[];
  readonly ignore: readonly PathTest[];
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly options: ReadonlyMap<string, OptionValues>;
  readonly glossary: Glossary;
}

export const configName = 'designdoc.config.json';
export const presets = ['designdoc:recommended', 'designdoc:strict'] as const;
export const ruleSettings: readonly RuleSetting[] = ['error', 'warning', 'information', 'hint', 'off'];
export const declarations: readonly Declaration[] = ['hld', 'lld', 'hld+lld', 'off'];
/** Bytes of a config; `package.json` is read to the limit of any file, and only its `designdoc` is looked at. */
export const configLimit = 64 * 1024;

const keyLimit = 1000;
const depthLimit = 100;
const keys = ['$schema', 'extends', 'documents', 'ignore', 'rules', 'glossary'] as const;
/** A record, so that the compiler misses a kind that is left out. */
export const componentKinds = Object.keys({
  client: 0,
  cdn: 0,
  dns: 0,
  'load-balancer': 0,
  gateway: 0,
  service: 0,
  worker: 0,
  scheduler: 0,
  model: 0,
  queue: 0,
  topic: 0,
  stream: 0,
  cache: 0,
  database: 0,
  'wide-column': 0,
  'document-store': 0,
  'key-value': 0,
  'graph-store': 0,
  search: 0,
  'vector-store': 0,
  'object-store': 0,
  external: 0,
} satisfies Record<ComponentKind, 0>) as readonly ComponentKind[];

/** Reads `designdoc.config.json` or a file that one extends. */
export function readConfigFile(text: string, known: KnownRules): ConfigFile {
  const whole = { start: 0, end: text.length };
  if (text.length > configLimit) return notJson([{ range: whole, message: 'A config may hold 64 KB; this one is larger and is not read.' }]);
  const tooMuch = limitPassed(text, keyLimit);
  if (tooMuch) return notJson([tooMuch]);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first || !root) return notJson([first ? asMistake(first) : { range: whole, message: 'A config is a JSON object.' }]);
  return readConfig(root, known);
}

/** Reads `designdoc` in a `package.json`; undefined where there is none. */
export function readPackageFile(text: string, known: KnownRules): ConfigFile | undefined {
  if (!text.includes('"designdoc"') || limitPassed(text, Infinity)) return undefined;
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const found = root && properties(root).find(({ name }) => name === 'designdoc');
  if (!found) return undefined;
  if (errors[0]) return notJson([asMistake(errors[0])]);
  // A package may be called or depend on designdoc; only an object at the top level configures it.
  return found.value.type === 'object' ? readConfig(found.value, known) : undefined;
}

const nothing = { bases: [], documents: [], ignore: [], rules: new Map<never, never>(), options: new Map<never, never>(), glossary: [] };

/** A config of which nothing is known but what is wrong with it. */
export const notJson = (mistakes: readonly Mistake[]): ConfigFile => ({ isJson: false, mistakes, ...nothing });

/** Where a bound is passed, found without recursion: the parser recurses. */
function limitPassed(text: string, mostKeys: number): Mistake | undefined {
  const opening = new Set([1, 3]); // SyntaxKind.OpenBraceToken, OpenBracketToken: a const enum has no values here
  const closing = new Set([2, 4]);
  const [colon, end] = [6, 17];
  const scanner = createScanner(text, true);
  let depth = 0;
  let count = 0;
  for (let token: number = scanner.scan(); token !== end; token = scanner.scan()) {
    if (opening.has(token)) depth++;
    if (closing.has(token)) depth--;
    if (token === colon) count++;
    const range = { start: scanner.getTokenOffset(), end: scanner.getTokenOffset() + scanner.getTokenLength() };
    if (depth > depthLimit) return { range, message: `A config may nest ${depthLimit} deep; this one is deeper and is not read.` };
    if (count > mostKeys) return { range, message: `A config may hold ${mostKeys} keys; this one holds more and is not read.` };
  }
  return undefined;
}

const expected: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'A name in quotes is expected here.',
  ValueExpected: 'A value is expected here.',
  ColonExpected: 'A colon is expected here.',
  CommaExpected: 'A comma is expected here.',
  CloseBraceExpected: 'A closing brace is expected here.',
  CloseBracketExpected: 'A closing bracket is expected here.',
  EndOfFileExpected: 'The config ends before this.',
  UnexpectedEndOfString: 'This text has no closing quote.',
  UnexpectedEndOfComment: 'This comment is not closed.',
};

const asMistake = ({ error, offset, length }: ParseError): Mistake => ({
  range: { start: offset, end: offset + length },
  message: expected[printParseErrorCode(error)] ?? 'This is no JSON.',
});

function readConfig(root: Node, known: KnownRules): ConfigFile {
  const mistakes: Mistake[] = [];
  const wrong: Complain = (node, message) => {
    mistakes.push({ range: 'offset' in node ? rangeOf(node) : node, message });
  };
  if (root.type !== 'object') wrong(root, 'A config is a JSON object.');

  const bases: Base[] = [];
  const documents: { test: PathTest; declaration: Declaration }[] = [];
  const ignore: PathTest[] = [];
  const rules = new Map<string, RuleSetting>();
  const options = new Map<string, OptionValues>();
  const glossary: GlossaryEntry[] = [];

  const readers: Record<(typeof keys)[number], (value: Node) => void> = {
    $schema: () => {},
    extends: (value) => bases.push(...texts(value, 'preset or path').map((node) => ({ name: String(node.value), range: rangeOf(node) }))),
    ignore: (value) => ignore.push(...texts(value, 'glob').flatMap((node) => glob(String(node.value), rangeOf(node)))),
    documents: (value) => {
      for (const { name, key, value: said } of entries(value, 'globs and kinds')) {
        const declaration = oneOf(said, declarations, 'kind');
        for (const test of glob(name, key)) if (declaration) documents.push({ test, declaration });
      }
    },
    rules: (value) => {
      for (const { name, key, value: said } of entries(value, 'rules and severities')) {
        const choices = known.get(name);
        if (!choices) wrong(key, `No rule has the id “${name}”.${didYouMean(name, known.keys())}`);
        const [severity, given] = said.type === 'array' ? (said.children ?? []) : [said];
        if (!severity) wrong(said, `A severity is expected here: ${ruleSettings.join(', ')}.`);
        const setting = severity && oneOf(severity, ruleSettings, 'severity');
        if (setting && choices) rules.set(name, setting);
        if (given && choices) options.set(name, readOptions(given, choices, wrong));
      }
    },
    glossary: (value) => {
      for (const { name, value: said } of entries(value, 'names and what they stand for')) glossary.push(glossaryEntry(name, said));
    },
  };

  for (const { name, key, value } of properties(root)) {
    const known = keys.find((candidate) => candidate === name);
    if (known) readers[known](value);
    else wrong(key, `A config has no “${name}”.${didYouMean(name, keys)}`);
  }
  return { isJson: true, mistakes, bases, documents, ignore, rules, options, glossary };

  function entries(value: Node, what: string): readonly Property[] {
    if (value.type !== 'object') wrong(value, `An object of ${what} is expected here.`);
    return properties(value);
  }

  function texts(value: Node, what: string): readonly Node[] {
    const items = value.type === 'array' ? (value.children ?? []) : [value];
    for (const item of items) if (item.type !== 'string') wrong(item, `A ${what} in quotes is expected here.`);
    return items.filter(({ type }) => type === 'string');
  }

  function oneOf<Name extends string>(value: Node, names: readonly Name[], what: string): Name | undefined {
    const found = names.find((name) => name === value.value);
    if (!found) {
      const written = typeof value.value === 'string' ? ` “${value.value}” is none.${didYouMean(value.value, names)}` : '';
      wrong(value, `A ${what} is expected here: ${names.join(', ')}.${written}`);
    }
    return found;
  }

  function glob(text: string, range: Range): readonly PathTest[] {
    if (isCheap(text)) return [globTest(text)];
    wrong(range, 'This glob has too many wildcards: at most three `*` between two slashes, and four `**`.');
    return [];
  }

  function glossaryEntry(name: string, value: Node): GlossaryEntry {
    let entry: GlossaryEntry = { name, aliases: [] };
    for (const { name: key, key: place, value: said } of entries(value, 'a kind and aliases')) {
      if (key === 'kind') {
        const kind = oneOf(said, componentKinds, 'kind of component');
        if (kind) entry = { ...entry, kind };
      } else if (key === 'aliases') entry = { ...entry, aliases: texts(said, 'name').map((node) => String(node.value)) };
      else wrong(place, `A name in the glossary has no “${key}”.${didYouMean(key, ['kind', 'aliases'])}`);
    }
    return entry;
  }
}
