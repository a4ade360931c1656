import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inRoot } from '../../scripts/paths.mjs';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly alt?: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const text = readFileSync(inRoot('package.json'), 'utf8');
const { contributes } = JSON.parse(text) as Manifest;
const commands = contributes.commands.map(({ command }) => command);

describe('the manifest', () => {
  test('takes its texts from package.nls.json, and all that stand there', () => {
    const texts = JSON.parse(readFileSync(inRoot('package.nls.json'), 'utf8')) as Record<string, string>;
    const used = [...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
    expect(new Set(used)).toEqual(new Set(Object.keys(texts)));
  });

  test('shows commands in menus that there are', () => {
    const shown = Object.values(contributes.menus).flatMap((items) =>
      items.flatMap(({ command, alt }) => [command, ...(alt === undefined ? [] : [alt])]),
    );
    expect(shown).not.toHaveLength(0);
    for (const command of shown) expect(commands).toContain(command);
  });

  test('names files that there are', () => {
    const files = [...text.matchAll(/"((?:\.\/)?(?:syntaxes|media|snippets|docs)\/[^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((file) => !existsSync(inRoot(file)))).toEqual([]);
  });

  test('has a command and a setting for nothing but ours', () => {
    for (const name of [...commands, ...Object.keys(contributes.configuration.properties)]) expect(name).toMatch(/^designDoc\./);
  });
});
