import { modify } from 'jsonc-parser';
import type { TextEdit } from '../text/text-edit.ts';
import type { CheckedFile } from './config.ts';
import { baseName } from './paths.ts';

/** Edits of a config file as it stands on the disk, or the text of a new one. */
export type ConfigEdit =
  | { readonly path: string; readonly file: CheckedFile; readonly edits: readonly TextEdit[] }
  | { readonly path: string; readonly create: string };

/** Turns a rule off in the config that is there. */
export function turnOffIn(file: CheckedFile, rule: string): ConfigEdit {
  const { path, text } = file;
  const at = [...(baseName(path) === 'package.json' ? ['designdoc'] : []), 'rules', rule];
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const formattingOptions = { insertSpaces: !indent.includes('\t'), tabSize: indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const edits = modify(text, at, 'off', { formattingOptions });
  return { path, file, edits: edits.map(({ offset, length, content }) => ({ range: { start: offset, end: offset + length }, text: content })) };
}

/** A new config that says only that the rule is off. */
export const newConfig = (path: string, rule: string): ConfigEdit => ({
  path,
  create: `${JSON.stringify({ rules: { [rule]: 'off' } }, undefined, 2)}\n`,
});
