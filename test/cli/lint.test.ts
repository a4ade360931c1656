import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { command, design, folder, solid } from './support/run.ts';

const error = ['--rule', 'hld/label-every-arrow=error'];

describe('exit status', () => {
  test('0 where there is nothing at error level', async () => {
    expect(await folder({ 'a.md': design }).run(['lint'])).toMatchObject({ status: 0, err: '' });
    expect(await folder({ 'a.md': '# Notes\n' }).run(['lint'])).toEqual({ status: 0, out: 'No findings in 1 file.\n', err: '' });
  });

  test('1 where there is', async () => {
    expect(await folder({ 'a.md': design }).run(['lint', ...error])).toMatchObject({ status: 1, err: '' });
  });

  test('1 where there are more warnings than --max-warnings', async () => {
    const files = folder({ 'a.md': design });
    expect(await files.run(['lint', '--max-warnings', '2'])).toMatchObject({ status: 0, err: '' });
    expect(await files.run(['lint', '--max-warnings', '1'])).toMatchObject({
      status: 1,
      err: 'designdoc: 2 warnings are more than the 1 allowed by --max-warnings\n',
    });
  });

  test.each<[string, readonly string[], string]>([
    ['no such path', ['lint', 'nope.md'], 'designdoc: nope.md: there is no such file or folder'],
    ['a glob that matches nothing', ['lint', 'nope/**/*.md'], 'designdoc: nope/**/*.md: no file matches'],
    ['no such option', ['lint', '--frobnicate'], "error: unknown option '--frobnicate'"],
    ['no such command', ['lnit'], "error: unknown command 'lnit'\n(Did you mean lint?)"],
    [
      'no such rule',
      ['lint', '--rule', 'hld/label-every-arow=off'],
      'No rule has the id “hld/label-every-arow”. Did you mean “hld/label-every-arrow”?',
    ],
    ['no such severity', ['lint', '--rule', 'hld/async-dashed=warn'], 'Did you mean “warning”?'],
    ['no such format', ['lint', '--format', 'xml'], 'Allowed choices are pretty, json.'],
    ['no such kind', ['lint', '--kind', 'adr'], 'Allowed choices are hld, lld, hld+lld.'],
    ['no number', ['lint', '--max-warnings', 'many'], 'It is not a number.'],
    ['no such config', ['lint', '--config', 'nope.json'], 'designdoc: nope.json:1:1: There is no config file of this name.'],
    ['a folder that cannot be written into', ['lint', '-o', 'no/such/folder/out.txt'], 'designdoc: no/such/folder/out.txt cannot be written'],
    ['a language server without a channel', ['lsp'], "error: required option '--stdio' not specified"],
  ])('2: %s', async (_, args, message) => {
    const { status, err } = await folder({ 'a.md': design }).run(args);
    expect(err).toContain(message);
    expect(status).toBe(2);
  });

  test.each([['--help'], ['--version'], ['lint', '--help'], ['rules'], ['rules', 'hld/async-dashed']])('0: %s %s', async (...args) => {
    const { status, out, err } = await folder().run(args.filter(Boolean));
    expect(err).toBe('');
    expect(out).not.toBe('');
    expect(status).toBe(0);
  });

  test('2 for a config that is no JSON, which is named with its line', async () => {
    const files = folder({ 'a.md': design, 'designdoc.config.json': '{\n  "rules": {\n}\n', 'b/designdoc.config.json': '{}', 'b/c.md': design });
    const { status, out, err } = await files.run(['lint']);
    expect(err).toBe('designdoc: designdoc.config.json:4:1: A closing brace is expected here.\n');
    expect(out).toContain('b/c.md');
    expect(out).not.toContain('a.md');
    expect(status).toBe(2);
  });

  test('1 for a mistake in the config, which is a finding of that file', async () => {
    const { status, out } = await folder({ 'a.md': '# Notes\n', 'designdoc.config.json': '{\n  "rule": {}\n}\n' }).run(['lint']);
    expect(out).toContain(
      'designdoc.config.json\n\n  2:3  error    A config has no “rule”. Did you mean “rules”?  designdoc/config\n    2 │   "rule": {}\n      │   ^^^^^^\n',
    );
    expect(status).toBe(1);
  });

  test('2 for a file that cannot be read, which is named; the others are linted', async () => {
    const files = folder({ 'a.md': design });
    symlinkSync('loop.md', files.at('loop.md'));
    mkdirSync(files.at('odd.md'));
    const { status, out, err } = await files.run(['lint', 'loop.md', 'a.md', 'odd.md', ...error]);
    expect(err).toContain('loop.md cannot be read: its links go in circles');
    expect(out).toContain('2 errors in 1 file');
    expect(status).toBe(2);
  });
});

describe('which files', () => {
  test('those below the working folder, but what .gitignore and the config leave out', async () => {
    const files = folder({
      '.git/HEAD': '',
      '.gitignore': 'out/\n',
      'designdoc.config.json': '{ "ignore": ["old/**"] }',
      'out/a.md': design,
      'old/b.md': design,
      'docs/c.md': design,
      'docs/d.mmd': 'flowchart LR\n  a --> b\n',
      'docs/e.txt': design,
      'node_modules/x/f.md': design,
    });
    const linted = async (...args: string[]): Promise<string[]> =>
      (JSON.parse((await files.run(['lint', '--format', 'json', ...args])).out) as { files: { path: string }[] }).files.map(({ path }) => path);
    expect(await linted()).toEqual(['docs/c.md', 'docs/d.mmd']);
    expect(await linted('out/a.md')).toEqual(['out/a.md']);
    expect(await linted('old/b.md')).toEqual([]);
    expect(await linted('docs', 'docs/c.md', './docs/../docs/c.md')).toEqual(['docs/c.md', 'docs/d.mmd']);
    expect(await linted('**/*.md')).toEqual(['docs/c.md']);
    expect(await linted('docs/*.mmd', 'docs/e.txt')).toEqual(['docs/d.mmd', 'docs/e.txt']);
  });

  test('the standard input, as what --stdin-filename says', async () => {
    const files = folder({ 'docs/designdoc.config.json': '{ "documents": { "*.md": "hld" } }' });
    const text = design.split('\n').slice(1).join('\n');
    const read = async (...args: string[]): Promise<unknown> =>
      JSON.parse((await files.run(['lint', '-', '--format', 'json', ...args], { input: text })).out);
    expect(await read('--stdin-filename', 'docs/orders.md')).toMatchObject({ files: [{ path: 'docs/orders.md', kind: 'hld', door: 'declared' }] });
    expect(await read()).toMatchObject({ files: [{ path: 'stdin.md', kind: 'hld', door: 'detected' }] });
  });

  test('what is not text has a notice and no more', async () => {
    const bytes = Buffer.concat([Buffer.from('<!-- designdoc hld -->\n'), Buffer.from([0xff, 0xfe, 0xfd])]);
    const files = folder({
      'HLD.md': Buffer.from([1, 0, 2]),
      'latin.md': bytes,
      'big.md': design + 'x'.repeat(1024 * 1024),
      'image.md': Buffer.alloc(100),
    });
    const { out, status } = await files.run(['lint']);
    expect(out).toContain('HLD.md  HLD, declared\n\n  1:1  info     This file is not analysed: it is binary.');
    expect(out).toContain('latin.md  HLD, declared\n\n  1:1  info     This file is not analysed: it is not UTF-8.');
    expect(out).toContain('big.md  HLD, declared\n\n  1:1  info     This file is not analysed: it is larger than 1 MiB.');
    expect(out).toContain('3 infos in 3 of 4 files');
    expect(status).toBe(0);
  });
});

describe('--format json', () => {
  test('is as documented', async () => {
    const { out } = await folder({ 'docs/a.md': design, 'README.md': '# Read me\n' }).run(['lint', '--format', 'json']);
    const start = design.indexOf('app[Mobile App] -->') + 'app[Mobile App] -->'.length;
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      files: [
        { path: 'README.md', kind: null, door: null, findings: [] },
        {
          path: 'docs/a.md',
          kind: 'hld',
          door: 'declared',
          findings: [
            {
              rule: 'hld/label-every-arrow',
              severity: 'warning',
              message: 'Say what crosses this arrow, Mobile App → API Gateway: a protocol, a topic, a query.',
              line: 6,
              column: 19,
              endLine: 6,
              endColumn: 22,
              related: [],
              fixes: [
                {
                  title: 'Label it “HTTPS”',
                  kind: 'suggestion',
                  preferred: true,
                  edits: [{ startOffset: start, endOffset: start, text: '|HTTPS|' }],
                },
                { preferred: false },
                { preferred: false },
              ],
            },
            { rule: 'hld/label-every-arrow', line: 7 },
          ],
        },
      ],
      summary: { files: 2, errors: 0, warnings: 2, infos: 0, hints: 0 },
    });
  });

  test('counts columns and offsets in UTF-16 code units, a byte order mark not at all', async () => {
    const text = design.replace('app[Mobile App]', 'app["📱 Mobile App"]');
    const first = async (content: string): Promise<unknown> =>
      (JSON.parse((await folder({ 'a.md': content }).run(['lint', '--format', 'json'])).out) as { files: { findings: unknown[] }[] }).files[0]!
        .findings[0];
    expect(await first(text)).toMatchObject({ line: 6, column: 24 });
    expect(await first(`\uFEFF${text}`)).toEqual(await first(text));
    const crlf = text.replaceAll('\n', '\r\n');
    expect(await first(crlf)).toMatchObject({ line: 6, column: 24, endLine: 6, endColumn: 27 });
  });

  test('is JSON where there is nothing, too, and always holds the hints', async () => {
    expect(JSON.parse((await folder().run(['lint', '--format', 'json'])).out)).toEqual({
      version: 1,
      files: [],
      summary: { files: 0, errors: 0, warnings: 0, infos: 0, hints: 0 },
    });
    const hinted = `${design}\n<!-- designdoc-disable-next-line hld/async-dashed -->\n`;
    expect(JSON.parse((await folder({ 'a.md': hinted }).run(['lint', '--format', 'json'])).out)).toMatchObject({ summary: { hints: 1 } });
  });

  test('is the same byte for byte, time after time', async () => {
    const files = folder(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`d${i % 4}/f${i}.md`, i % 2 ? design : solid])));
    const [first, second] = await Promise.all([files.run(['lint', '--format', 'json']), files.run(['lint', '--format', 'json'])]);
    expect(first.out).toBe(second.out);
  });
});

describe('--format pretty', () => {
  test('shows the line, the mark and the fix, folds repeats and sums up', async () => {
    const { out } = await folder({ 'docs/a.md': design }).run(['lint']);
    expect(out).toBe(`docs/a.md  HLD, declared

  6:19  warning  Say what crosses this arrow, Mobile App → API Gateway: a protocol, a topic, a query.  hld/label-every-arrow
     6 │   app[Mobile App] --> gw[API Gateway]
       │                   ^^^ fix: Label it “HTTPS”
         … and 1 more in this diagram: line 7

2 warnings in 1 file
`);
  });

  test('says what `designdoc fix` would mend, and counts hints that it does not show', async () => {
    const files = folder({ 'a.md': solid, 'b.md': `# Notes\n\n<!-- designdoc-disable-next-line no/rule -->\n` });
    expect((await files.run(['lint'])).out).toMatch(
      /\n1 warning, 1 hint in 2 files; 1 fixable with `designdoc fix`; hints are shown with --hints\n$/,
    );
    expect((await files.run(['lint', '--hints'])).out).toContain('b.md\n\n  3:1  hint     This suppression hides nothing');
  });

  test('--quiet shows errors only, and counts no others', async () => {
    const files = folder({ 'a.md': design });
    expect((await files.run(['lint', '--quiet'])).out).toBe('No findings in 1 file.\n');
    expect((await files.run(['lint', '--quiet', ...error])).out).toContain('2 errors in 1 file');
  });

  test('marks the right columns under tabs, wide letters and emoji', async () => {
    const { out } = await folder({ 'a.md': design.replace('  app[Mobile App]', '\tapp["モバイル 👩‍👩‍👧‍👦 Mobile App"]') }).run(['lint']);
    const [line, mark] = out.split('\n').slice(3, 5) as [string, string];
    // Each of the four wide letters and the family takes two columns, the tab four.
    expect(line).toContain('│     app["モバイル 👩‍👩‍👧‍👦 Mobile App"] --> gw');
    expect(mark.indexOf('^')).toBe('     6 │ '.length + 4 + 'app["'.length + 8 + 1 + 2 + ' Mobile App"] '.length);
  });

  test('shows no control character of a file', async () => {
    const { out } = await folder({
      'a.md': '# Notes\n',
      'designdoc.config.json': '{ "\\u001b[2Jrule": 1 } // \u001b[2J\u202e\n',
      'b\u001b.md': design,
    }).run(['lint']);
    expect(out).toContain('A config has no “�[2Jrule”.');
    expect(out).toContain('│ { "\\u001b[2Jrule": 1 } // �[2J�');
    expect(out).toContain('b�.md  HLD, declared');
    expect(/[\u001b\u202e]/.test(out)).toBe(false);
  });

  test('shows of a very long line the part that matters', async () => {
    const { out } = await folder({ 'a.md': design.replace('app[Mobile App]', `app[${'very '.repeat(100)}Mobile App]`) }).run(['lint']);
    expect(out).toMatch(/\n +6 │ ….*Mobile App\] --> gw\[API Gateway\]\n +│ +\^\^\^ fix/);
    expect(
      Math.max(
        ...out
          .split('\n')
          .filter((line) => line.includes('│'))
          .map((line) => line.length),
      ),
    ).toBeLessThan(140);
  });

  test('colours where it is asked to', async () => {
    const files = folder({ 'a.md': design });
    const colours = async (args: string[], env: Record<string, string> = {}): Promise<boolean> =>
      (await files.run(['lint', ...args], { env })).out.includes('\u001b[');
    expect(await colours([])).toBe(false);
    expect(await colours(['--color', 'always'])).toBe(true);
    expect(await colours(['--color', 'always'], { NO_COLOR: '1' })).toBe(true);
    expect(await colours(['--color', 'never'], { FORCE_COLOR: '1' })).toBe(false);
  });
});

test('-o writes to a file, without colours', async () => {
  const files = folder({ 'a.md': design });
  expect(await files.run(['lint', '--format', 'json', '-o', 'out.json', '--color', 'always'])).toEqual({ status: 0, out: '', err: '' });
  expect(JSON.parse(files.read('out.json'))).toMatchObject({ summary: { warnings: 2 } });
});

/** The diagram of the design two hundred times. */
const repeated = design + `\n${design.slice(design.indexOf('```'))}`.repeat(199);

test('output of any length reaches a pipe whole', async () => {
  const many = folder({ 'a.md': repeated });
  const { out } = await many.run(['lint', '--format', 'json']);
  expect(out.length).toBeGreaterThan(200_000);
  expect(JSON.parse(out)).toMatchObject({ summary: { warnings: 400 } });
});

test('a reader that has read enough ends the run without a word', async () => {
  const many = folder({ 'a.md': repeated });
  const child = spawn(process.execPath, [command, 'lint', '--format', 'json'], { cwd: many.path });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  child.stdout.once('data', () => child.stdout.destroy());
  await once(child, 'close');
  expect(Buffer.concat(errors).toString()).toBe('');
});

test('an interrupt ends the run with status 130', async () => {
  // The first output shows that the run has begun; then it waits for the standard input.
  const child = spawn(process.execPath, [command, 'lint', 'a.md', '-', '--format', 'json'], { cwd: folder({ 'a.md': design }).path });
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
});
