// Which way imports run, as ARCHITECTURE.md says it.
import { builtinModules } from 'node:module';
import { describe, expect, test } from 'vitest';
import { allImports, importsIn, type Import } from './imports.ts';

/** Each imports only from itself and from those before it; those of one line do not import each other. */
const LAYERS = [['text'], ['syntax'], ['model'], ['edits'], ['patterns'], ['rules', 'features'], ['service'], ['lsp', 'cli']];

const layerOf = (file: string): string | undefined => /^server\/src\/([^/]+)\//.exec(file)?.[1];
const rankOf = (layer: string): number => LAYERS.findIndex((names) => names.includes(layer));
const isShell = (layer: string | undefined): boolean => layer === 'lsp' || layer === 'cli';

/** Whether `target` is the package, or a file of it. */
const isPackage = ({ target, isFile }: Import, name: string): boolean => !isFile && (target === name || target.startsWith(`${name}/`));
const isNode = ({ target }: Import): boolean => target.startsWith('node:') || builtinModules.includes(target);
const isIn = (path: string, ...folders: string[]): boolean => folders.some((folder) => path.startsWith(`${folder}/`));

interface Direction {
  readonly rule: string;
  /** Whether an import breaks the rule. */
  readonly breaks: (each: Import) => boolean;
  /** A file and a line of it that break the rule. */
  readonly broken: readonly (readonly [file: string, code: string])[];
}

const DIRECTIONS: readonly Direction[] = [
  {
    rule: 'a layer of the server imports only from itself and from those to its left',
    breaks: ({ file, target }) => {
      const [from, to] = [layerOf(file), layerOf(target)];
      return from !== undefined && to !== undefined && from !== to && rankOf(to) >= rankOf(from);
    },
    broken: [
      ['server/src/text/range.ts', "import type { Design } from '../model/design.ts';"],
      ['server/src/rules/hld/a.ts', "import { hover } from '../../features/hover.ts';"],
      ['server/src/features/hover.ts', "import type { Rule } from '../rules/rule.ts';"],
      ['server/src/cli/main.ts', "export * from '../lsp/node.ts';"],
    ],
  },
  {
    rule: 'every folder of the server is a layer',
    breaks: ({ file }) => isIn(file, 'server/src') && rankOf(layerOf(file) ?? '') < 0,
    broken: [['server/src/util/strings.ts', "import { x } from './x.ts';"]],
  },
  {
    rule: 'the server imports nothing of the client, the scripts or the tests',
    breaks: ({ file, target, isFile }) => isIn(file, 'server') && isFile && !isIn(target, 'server') && target !== 'package.json',
    broken: [['server/src/service/run.ts', "import { root } from '../../../scripts/paths.mjs';"]],
  },
  {
    rule: 'left of lsp and cli nothing imports a module of Node',
    breaks: (each) => isIn(each.file, 'server/src') && !isShell(layerOf(each.file)) && isNode(each),
    broken: [
      ['server/src/service/files.ts', "import { readFile } from 'node:fs/promises';"],
      ['server/src/model/link.ts', "const { join } = require('path');"],
    ],
  },
  {
    rule: 'vscode is imported by client/src and tests in its host alone',
    breaks: (each) => isPackage(each, 'vscode') && !isIn(each.file, 'client/src', 'test/editor'),
    broken: [
      ['server/src/lsp/node.ts', "import { window } from 'vscode';"],
      ['client/protocol/messages.ts', "import type { Uri } from 'vscode';"],
    ],
  },
  {
    rule: 'vscode-languageserver is imported by server/src/lsp alone',
    breaks: (each) => each.target.startsWith('vscode-languageserver') && !each.isFile && !isIn(each.file, 'server/src/lsp', 'test', 'bench'),
    broken: [
      ['server/src/service/run.ts', "import { TextDocument } from 'vscode-languageserver-textdocument';"],
      ['client/src/extension.ts', "import type { Range } from 'vscode-languageserver/node';"],
    ],
  },
  {
    rule: 'mermaid is imported by client/preview and the tests alone',
    breaks: (each) => (isPackage(each, 'mermaid') || each.target.startsWith('@mermaid-js/')) && !isIn(each.file, 'client/preview', 'test', 'bench'),
    broken: [
      ['server/src/syntax/mermaid/read.ts', "import mermaid from 'mermaid';"],
      ['client/src/extension.ts', "const mermaid = await import('mermaid/dist/mermaid.esm.mjs');"],
      ['server/src/lsp/node.ts', "import { parse } from '@mermaid-js/parser';"],
    ],
  },
  {
    rule: 'the Markdown parser is known to server/src/syntax/markdown alone',
    breaks: ({ file, target, isFile }) =>
      !isFile &&
      /^(?:unified$|remark-|rehype-|mdast|micromark|hast|unist)/.test(target) &&
      !isIn(file, 'server/src/syntax/markdown', 'test', 'bench'),
    broken: [['server/src/model/link.ts', "import type { Root } from 'mdast';"]],
  },
  {
    rule: 'the client imports from the server only the types of server/src/lsp/protocol.ts',
    breaks: ({ file, target, isType }) => isIn(file, 'client') && isIn(target, 'server') && !(target === 'server/src/lsp/protocol.ts' && isType),
    broken: [
      ['client/src/extension.ts', "import { previewRequest } from '../../server/src/lsp/protocol.ts';"],
      ['client/src/extension.ts', "import type { Report } from '../../server/src/service/report.ts';"],
    ],
  },
  {
    rule: 'the page imports of this project only itself and client/protocol',
    breaks: ({ file, target, isFile }) => isIn(file, 'client/preview') && isFile && !isIn(target, 'client/preview', 'client/protocol'),
    broken: [
      ['client/preview/main.ts', "import { open } from '../src/preview/panel.ts';"],
      ['client/preview/main.ts', "import type { Preview } from '../../server/src/lsp/protocol.ts';"],
    ],
  },
  {
    rule: 'client/protocol imports nothing but itself; client/src nothing of the page',
    breaks: ({ file, target, isFile }) =>
      (isIn(file, 'client/protocol') && !(isFile && isIn(target, 'client/protocol'))) || (isIn(file, 'client/src') && isIn(target, 'client/preview')),
    broken: [
      ['client/protocol/messages.ts', "import { z } from 'zod';"],
      ['client/src/preview/panel.ts', "import { draw } from '../../preview/main.ts';"],
    ],
  },
  {
    rule: 'what is bundled imports nothing of the tests, the benches or the scripts',
    breaks: ({ file, target, isFile }) => isIn(file, 'client', 'server') && isFile && isIn(target, 'test', 'bench', 'scripts'),
    broken: [['client/src/extension.ts', "import { root } from '../../scripts/paths.mjs';"]],
  },
];

describe('imports', () => {
  const imports = allImports();

  test('are found', () => expect(imports.length).toBeGreaterThan(20));

  for (const { rule, breaks, broken } of DIRECTIONS) {
    describe(rule, () => {
      test('holds', () => expect(imports.filter(breaks).map(({ file, target }) => `${file} imports ${target}`)).toEqual([]));

      test.each(broken)('is broken by %s: %s', (file, code) => expect(importsIn(file, code).filter(breaks)).toHaveLength(1));
    });
  }
});

test('imports are read in all their forms', () => {
  const code = [
    "import fs from 'node:fs';",
    "import type { A } from './a.ts';",
    "export * from '../b.ts';",
    "import {\n  type C,\n  d,\n} from '../c/d.ts';",
    "import 'side-effect';",
    "const later = await import('./later.ts');",
    "const old = require('old');",
    "// says: import nothing from 'nowhere'",
    "export const kind = text === 'no import';",
  ].join('\n');
  expect(importsIn('server/src/model/x.ts', code).map(({ target, isType }) => (isType ? `type ${target}` : target))).toEqual([
    'node:fs',
    'type server/src/model/a.ts',
    'server/src/b.ts',
    'server/src/c/d.ts',
    'side-effect',
    'server/src/model/later.ts',
    'old',
  ]);
});
