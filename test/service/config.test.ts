import { describe, expect, test } from 'vitest';
import { fewRules, type MemoryFile, shownFindings, workspace } from '../support/workspace.ts';

const document =
  '# Orders\n\n```mermaid\nflowchart LR\n  app[Mobile App] --> gw[API Gateway]\n  gw -->|gRPC, 3K RPS| api[Order Service]\n  api -->|SQL| db[(PostgreSQL)]\n```\n';
const config = (value: unknown): string => JSON.stringify(value, undefined, 2);

/** A repository with one design doc, its config and other files. */
const repository = (designdoc: string | undefined, others: Record<string, MemoryFile> = {}): ReturnType<typeof workspace> =>
  workspace(
    {
      '/repo/.git/HEAD': 'ref',
      '/repo/docs/orders.md': document,
      ...(designdoc !== undefined && { '/repo/designdoc.config.json': designdoc }),
      ...others,
    },
    { rules: fewRules },
  );

/** What is wrong in the configs of the document. */
async function mistakes(files: ReturnType<typeof workspace>, path = '/repo/docs/orders.md'): Promise<string[]> {
  const { config: found } = await files.analyse(path);
  return found.files.flatMap((file) => file.report.findings.map(({ message }, i) => `${file.path} ${shownFindings(file)[i]}: ${message}`));
}

describe('which config holds', () => {
  const off = config({ rules: { 'hld/label-every-arrow': 'off' } });

  test('without one the rules have their own severities', async () => {
    expect(await repository(undefined).findings('/repo/docs/orders.md')).toEqual(['5:19 information hld/label-every-arrow']);
  });

  test('the nearest up the tree', async () => {
    expect(await repository(off).findings('/repo/docs/orders.md')).toEqual([]);
    const nearer = repository(off, { '/repo/docs/designdoc.config.json': '{}' });
    expect(await nearer.findings('/repo/docs/orders.md')).toEqual(['5:19 information hld/label-every-arrow']);
  });

  test('none from above the repository', async () => {
    expect(await workspace({ '/designdoc.config.json': off, '/repo/.git/HEAD': '', '/repo/a.md': document }).findings('/repo/a.md')).toHaveLength(1);
    expect(await workspace({ '/designdoc.config.json': off, '/repo/a.md': document }).findings('/repo/a.md')).toEqual([]);
  });

  test('`designdoc` in package.json, where there is an object of that name', async () => {
    const inPackage = (designdoc: unknown): ReturnType<typeof workspace> =>
      repository(undefined, { '/repo/package.json': config({ name: 'x', designdoc }) });
    expect(await inPackage({ rules: { 'hld/label-every-arrow': 'off' } }).findings('/repo/docs/orders.md')).toEqual([]);
    expect(await inPackage('1.0.0').findings('/repo/docs/orders.md')).toHaveLength(1);
    expect(await mistakes(inPackage({ rulez: {} }))).toEqual([
      '/repo/package.json 4:5 error designdoc/config: A config has no “rulez”. Did you mean “rules”?',
    ]);
  });

  test('designdoc.config.json before package.json', async () => {
    expect(
      await repository('{}', { '/repo/package.json': config({ designdoc: { rules: { 'hld/label-every-arrow': 'off' } } }) }).findings(
        '/repo/docs/orders.md',
      ),
    ).toHaveLength(1);
  });

  test('the one that the command line names, instead of the nearest', async () => {
    const files = repository('{}', { '/repo/ci/strict.json': off });
    expect(await files.findings('/repo/docs/orders.md', { forced: { config: '/repo/ci/strict.json' } })).toEqual([]);
    const { config: missing } = await files.analyse('/repo/docs/orders.md', { forced: { config: '/repo/no.json' } });
    expect(missing.broken).toBe('There is no config file of this name.');
  });

  test('what changed on the disk once it is told', async () => {
    const files = repository(off);
    expect(await files.findings('/repo/docs/orders.md')).toEqual([]);
    files.files['/repo/designdoc.config.json'] = '{}';
    expect(files.service.changed(['/repo/docs/other.md'])).toBe(false);
    expect(await files.findings('/repo/docs/orders.md')).toEqual([]);
    expect(files.service.changed(['/repo/designdoc.config.json'])).toBe(true);
    expect(await files.findings('/repo/docs/orders.md')).toHaveLength(1);
  });
});

describe('what a config says', () => {
  test('comments and trailing commas are read', async () => {
    expect(await repository('{\n  // why\n  "rules": { "hld/label-every-arrow": "off", /* ! */ },\n}\n').findings('/repo/docs/orders.md')).toEqual(
      [],
    );
  });

  test('`documents` declares by glob, the last word winning', async () => {
    const kindOf = async (documents: Record<string, string>): Promise<unknown> =>
      (await repository(config({ documents })).analyse('/repo/docs/orders.md')).report.kind;
    expect(await kindOf({ 'docs/**/*.md': 'lld' })).toBe('lld');
    expect(await kindOf({ 'docs/**/*.md': 'lld', 'docs/orders.md': 'hld' })).toBe('hld');
    expect(await kindOf({ 'docs/**': 'hld', 'orders.md': 'off' })).toBe(null);
  });

  test('globs count from the folder of the file that says them', async () => {
    const files = repository(config({ extends: ['./team/base.json'], documents: { 'team/*.md': 'hld' } }), {
      '/repo/team/base.json': config({ documents: { '*.md': 'lld' } }),
      '/repo/team/a.md': document,
    });
    expect((await files.analyse('/repo/team/a.md')).report.kind).toBe('hld');
    expect((await files.analyse('/repo/docs/orders.md')).report.door).toBe('detected');
  });

  test('`ignore` leaves files out', async () => {
    const { report } = await repository(config({ ignore: ['docs/**'] })).analyse('/repo/docs/orders.md');
    expect(report).toEqual({ path: '/repo/docs/orders.md', kind: null, door: null, findings: [] });
  });

  test('`designdoc:strict` makes warnings of hints and information, and declared documents of detected ones', async () => {
    expect(await repository(config({ extends: ['designdoc:strict'] })).findings('/repo/docs/orders.md')).toEqual([
      '5:19 warning hld/label-every-arrow',
    ]);
  });

  test('`extends` reads JSON files, and the file itself wins', async () => {
    const base = { '/repo/base.json': config({ rules: { 'hld/label-every-arrow': 'error' } }) };
    expect(await repository(config({ extends: ['./base.json'] }), base).findings('/repo/docs/orders.md')).toEqual([
      '5:19 error hld/label-every-arrow',
    ]);
    expect(
      await repository(config({ extends: './base.json', rules: { 'hld/label-every-arrow': 'hint' } }), base).findings('/repo/docs/orders.md'),
    ).toEqual(['5:19 hint hld/label-every-arrow']);
  });
});

describe('which severity wins', () => {
  const rules = { 'hld/label-every-arrow': 'error' } as const;
  const severity = async (text: string | undefined, host: Parameters<ReturnType<typeof workspace>['findings']>[1]): Promise<string[]> =>
    repository(text).findings('/repo/docs/orders.md', host);

  test('command line before config before settings before preset before rule', async () => {
    const settings = { rules: { 'hld/label-every-arrow': 'hint' } } as const;
    expect(await severity(undefined, settings)).toEqual(['5:19 hint hld/label-every-arrow']);
    expect(await severity(config({ extends: 'designdoc:strict' }), settings)).toEqual(['5:19 hint hld/label-every-arrow']);
    expect(await severity(config({ rules }), settings)).toEqual(['5:19 error hld/label-every-arrow']);
    expect(await severity(config({ rules }), { ...settings, forced: { rules: { 'hld/label-every-arrow': 'off' } } })).toEqual([]);
  });
});

describe('which kind wins', () => {
  const kind = async (
    text: string,
    host: Parameters<ReturnType<typeof workspace>['analyse']>[1],
    file = document,
    path = '/repo/docs/orders.md',
  ): Promise<unknown> => {
    const { report } = await repository(text, { [path]: file }).analyse(path, host);
    return `${report.kind} ${report.door}`;
  };
  const settings = { documents: { 'docs/*.md': 'lld' } } as const;

  test('document before command line before config before settings before counter-evidence', async () => {
    expect(await kind('{}', settings)).toBe('lld declared');
    expect(await kind(config({ documents: { '**/*.md': 'hld' } }), settings)).toBe('hld declared');
    expect(await kind(config({ documents: { '**/*.md': 'hld' } }), { ...settings, forced: { kind: 'hld+lld' } })).toBe('hld+lld declared');
    expect(await kind(config({ documents: { '**/*.md': 'hld' } }), { forced: { kind: 'lld' } }, `<!-- designdoc hld -->\n${document}`)).toBe(
      'hld declared',
    );
    expect(await kind('{}', {}, document, '/repo/docs/README.md')).toBe('null null');
    expect(await kind('{}', settings, document, '/repo/docs/README.md')).toBe('lld declared');
  });
});

describe('mistakes stand on their line, with the nearest valid name', () => {
  test.each<[string, unknown, string]>([
    ['an unknown key', { rule: {} }, '2:3 error designdoc/config: A config has no “rule”. Did you mean “rules”?'],
    [
      'an unknown rule',
      { rules: { 'hld/label-every-arow': 'off' } },
      '3:5 error designdoc/config: No rule has the id “hld/label-every-arow”. Did you mean “hld/label-every-arrow”?',
    ],
    [
      'an unknown severity',
      { rules: { 'hld/async-dashed': 'warn' } },
      '3:25 error designdoc/config: A severity is expected here: error, warning, information, hint, off. “warn” is none. Did you mean “warning”?',
    ],
    ['options of a rule that has none', { rules: { 'hld/async-dashed': ['error', {}] } }, '5:7 error designdoc/config: This rule takes no options.'],
    [
      'an unknown kind',
      { documents: { '*.md': 'hdl' } },
      '3:13 error designdoc/config: A kind is expected here: hld, lld, hld+lld, off. “hdl” is none.',
    ],
    [
      'an unknown preset',
      { extends: ['designdoc:recomended'] },
      '3:5 error designdoc/config: “designdoc:recomended” is neither a preset nor a JSON file. Did you mean “designdoc:recommended”?',
    ],
    ['a list for an object', { rules: [] }, '2:12 error designdoc/config: An object of rules and severities is expected here.'],
    ['a number for a glob', { ignore: [1] }, '3:5 error designdoc/config: A glob in quotes is expected here.'],
    [
      'a glob that takes for ever',
      { ignore: ['*a*a*a*a*'] },
      '3:5 error designdoc/config: This glob has too many wildcards: at most three `*` between two slashes, and four `**`.',
    ],
    [
      'an unknown kind of component',
      { glossary: { OrdersDB: { kind: 'databse' } } },
      '4:15 error designdoc/config: A kind of component is expected here:',
    ],
    ['a list for the whole', [], '1:1 error designdoc/config: A config is a JSON object.'],
  ])('%s', async (_, value, expected) => {
    const found = await mistakes(repository(config(value)));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`/repo/designdoc.config.json ${expected}`);
  });

  test('a mistake costs what it says and no more', async () => {
    const files = repository(config({ rules: { 'hld/nope': 'off', 'hld/label-every-arrow': 'off' }, nope: 1 }));
    expect(await mistakes(files)).toHaveLength(2);
    expect(await files.findings('/repo/docs/orders.md')).toEqual([]);
  });

  test('severities and the schema are no mistakes', async () => {
    expect(
      await mistakes(
        repository(
          config({
            $schema: 'x',
            extends: ['designdoc:recommended'],
            rules: { 'hld/async-dashed': ['warning'] },
            glossary: { A: { kind: 'cache', aliases: ['b'] } },
          }),
        ),
      ),
    ).toEqual([]);
  });
});

describe('a config that cannot be read', () => {
  test.each<[string, MemoryFile, string]>([
    ['no JSON', '{ "rules": ', 'A value is expected here.'],
    ['empty', '', 'A value is expected here.'],
    ['too large', `{ "$schema": "${'x'.repeat(70_000)}" }`, 'This config is too large and is not read.'],
    ['too deep', `{ "rules": ${'['.repeat(30_000)}`, 'A config may nest 100 deep; this one is deeper and is not read.'],
    [
      'too many keys',
      config({ glossary: Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`k${i}`, {}])) }),
      'A config may hold 1000 keys; this one holds more and is not read.',
    ],
    ['binary', { text: '\0', refused: 'binary' }, 'This config is binary and is not read.'],
    ['unreadable', { error: 'permission denied' }, 'This config cannot be read: permission denied'],
  ])('%s', async (_, file, message) => {
    const files = workspace({ '/repo/.git/HEAD': '', '/repo/a.md': document, '/repo/designdoc.config.json': file });
    const { config: found } = await files.analyse('/repo/a.md');
    expect(found.broken).toBe(message);
    expect(found.files[0]!.report.findings).toMatchObject([{ rule: 'designdoc/config', severity: 'error', message }]);
    expect(await files.findings('/repo/a.md')).toHaveLength(1);
  });

  test('a `__proto__` in it is a name like any other', async () => {
    const files = repository('{ "rules": { "__proto__": "off", "constructor": "off" }, "__proto__": {} }');
    expect(await mistakes(files)).toHaveLength(3);
    expect(await files.findings('/repo/docs/orders.md')).toHaveLength(1);
  });
});

describe('what `extends` may not do', () => {
  const extending = async (name: string, others: Record<string, MemoryFile>): Promise<string[]> =>
    (await mistakes(repository(config({ extends: [name] }), others))).map((line) => line.split(': ').slice(1).join(': '));

  test.each<[string, string, Record<string, MemoryFile>, string]>([
    ['leave the repository', '../other/base.json', { '/other/base.json': '{}' }, '“../other/base.json” is outside the repository and is not read.'],
    [
      'leave it by an absolute path',
      '/other/base.json',
      { '/other/base.json': '{}' },
      '“/other/base.json” is outside the repository and is not read.',
    ],
    [
      'leave it through a link',
      './base.json',
      { '/other/base.json': '{}', '/repo/base.json': { link: '/other/base.json' } },
      '“./base.json” is outside the repository and is not read.',
    ],
    ['name what is not there', './nope.json', {}, 'There is no file “./nope.json”.'],
    ['name code', './config.js', { '/repo/config.js': '' }, '“./config.js” is neither a preset nor a JSON file.'],
    [
      'go in circles',
      './base.json',
      { '/repo/base.json': config({ extends: './designdoc.config.json' }) },
      '“./designdoc.config.json” extends this file in turn.',
    ],
  ])('%s', async (_, name, others, message) => expect(await extending(name, others)).toEqual([message]));

  test('a mistake in an extended file stands in that file', async () => {
    expect(await mistakes(repository(config({ extends: './base.json' }), { '/repo/base.json': '{ "rule": {} }' }))).toEqual([
      '/repo/base.json 1:3 error designdoc/config: A config has no “rule”. Did you mean “rules”?',
    ]);
  });

  test('many that extend each other are each read once', async () => {
    const names = Array.from({ length: 9 }, (_, i) => `./c${i}.json`);
    const others = Object.fromEntries(names.map((name, i) => [`/repo/${name.slice(2)}`, config({ extends: names.slice(i + 1) })]));
    expect((await repository(config({ extends: names }), others).analyse('/repo/docs/orders.md')).config.files).toHaveLength(10);
  });
});
