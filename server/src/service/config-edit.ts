import { applyEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import type { Declaration } from '../model/gate.ts';
import type { CheckedFile } from './config.ts';
import { globOf } from './globs.ts';
import { baseName, parentOf, relativeTo } from './paths.ts';

/** A config file as it is to be; `file` is the one there is, if any. */
export interface ConfigEdit {
  readonly path: string;
  readonly file?: CheckedFile;
  readonly text: string;
}

/** Turns a rule off in the config that is there; undefined where its `rules` are no object. */
export const turnOffIn = (file: CheckedFile, rule: string): ConfigEdit | undefined => edited(file, 'rules', rule, (text, set) => set(text, 'off'));

/** A new config that says only that the rule is off. */
export const newConfig = (path: string, rule: string): ConfigEdit => ({ path, text: written({ rules: { [rule]: 'off' } }) });

/** Declares a document in the config that is there, as the last word, which wins. Undefined where its `documents` are no object, or the document does not stand below its folder. */
export function declareIn(file: CheckedFile, document: string, kind: Declaration): ConfigEdit | undefined {
  const glob = globFrom(file.path, document);
  return glob === undefined ? undefined : edited(file, 'documents', glob, (text, set) => set(set(text, undefined), kind));
}

/** A new config that says only what the document is. */
export function newDeclaration(path: string, document: string, kind: Declaration): ConfigEdit | undefined {
  const glob = globFrom(path, document);
  return glob === undefined ? undefined : { path, text: written({ documents: { [glob]: kind } }) };
}

function globFrom(config: string, document: string): string | undefined {
  const relative = relativeTo(parentOf(config) ?? '/', document);
  return relative === undefined ? undefined : globOf(relative);
}

const written = (config: object): string => `${JSON.stringify(config, undefined, 2)}\n`;

/** A text of a config with the value set, or taken out where it is undefined. */
type SetValue = (text: string, value: string | undefined) => string;

/** The config with one key of one of its objects changed; everything else stays as it is written. */
function edited(file: CheckedFile, object: string, key: string, change: (text: string, set: SetValue) => string): ConfigEdit | undefined {
  const { path, text } = file;
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const formattingOptions = { insertSpaces: !indent.includes('\t'), tabSize: indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const parent = [...(baseName(path) === 'package.json' ? ['designdoc'] : []), object];
  const find = (at: string, ...names: string[]): ReturnType<typeof parseTree> => {
    const root = parseTree(at);
    return root && findNodeAtLocation(root, [...parent, ...names]);
  };
  const set: SetValue = (before, value) =>
    value === undefined && !find(before, key) ? before : applyEdits(before, modify(before, [...parent, key], value, { formattingOptions }));
  const type = find(text)?.type ?? 'object';
  return type === 'object' ? { path, file, text: change(text, set) } : undefined;
}
