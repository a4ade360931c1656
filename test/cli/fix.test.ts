import { chmodSync, existsSync, lstatSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createWriter } from '../../server/src/cli/write-file.ts';
import { dashed, design, folder, solid } from './support/run.ts';

describe('designdoc fix', () => {
  test('applies the safe fixes, and a second run changes nothing', async () => {
    const files = folder({ 'docs/a.md': solid, 'docs/b.md': '# Notes\n' });
    expect(await files.run(['fix'])).toEqual({ status: 0, out: 'docs/a.md: 1 fix\n1 fix in 1 file; no findings are left.\n', err: '' });
    expect(files.read('docs/a.md')).toBe(dashed);
    expect((await files.run(['fix'])).out).toBe('Nothing to fix; no findings are left.\n');
    expect(files.read('docs/a.md')).toBe(dashed);
    expect(readdirSync(files.at('docs')).toSorted()).toEqual(['a.md', 'b.md']);
  });

  test('leaves suggestions to --unsafe', async () => {
    const files = folder({ 'a.md': design });
    expect((await files.run(['fix'])).out).toBe('Nothing to fix; 2 warnings left.\n');
    expect(files.read('a.md')).toBe(design);
    expect((await files.run(['fix', '--unsafe'])).out).toBe('a.md: 2 fixes\n2 fixes in 1 file; no findings are left.\n');
    expect(files.read('a.md')).toBe(design.replace('app[Mobile App] -->', 'app[Mobile App] -->|HTTPS|').replace('gw -->', 'gw -->|HTTP|'));
  });

  test('--dry-run prints a diff and writes nothing', async () => {
    const files = folder({ 'docs/a.md': solid });
    const { out, status } = await files.run(['fix', '--dry-run']);
    expect(out.split('\n').slice(0, 3)).toEqual(['--- a/docs/a.md', '+++ b/docs/a.md', '@@ -3,7 +3,7 @@']);
    expect(out.split('\n').filter((line) => /^[-+] /.test(line))).toEqual([
      '-  api -->|publish order-created| q[[Order Queue]]',
      '+  api -.->|publish order-created| q[[Order Queue]]',
    ]);
    expect(status).toBe(0);
    expect(files.read('docs/a.md')).toBe(solid);
  });

  test('keeps the mode, the byte order mark and the line ends, and every byte beside the fix', async () => {
    const crlf = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const files = folder({ 'a.md': crlf(solid) });
    chmodSync(files.at('a.md'), 0o640);
    expect((await files.run(['fix'])).status).toBe(0);
    expect(files.read('a.md')).toBe(crlf(dashed));
    expect(statSync(files.at('a.md')).mode & 0o777).toBe(0o640);
  });

  test('follows a link, and leaves it a link', async () => {
    const files = folder({ 'real/a.md': solid });
    symlinkSync('real/a.md', files.at('link.md'));
    expect((await files.run(['fix', 'link.md'])).status).toBe(0);
    expect(files.read('real/a.md')).toBe(dashed);
    expect(lstatSync(files.at('link.md')).isSymbolicLink()).toBe(true);
  });

  test('touches nothing that is not text, too large, ignored, or under a config that cannot be read', async () => {
    const latin = Buffer.concat([Buffer.from(solid), Buffer.from([0xe9])]);
    const files = folder({
      'latin.md': latin,
      'big.md': solid + 'x'.repeat(1024 * 1024),
      'old/a.md': solid,
      'designdoc.config.json': '{ "ignore": ["old"] }',
      'bad/designdoc.config.json': '{',
      'bad/a.md': solid,
    });
    const { status, err } = await files.run(['fix']);
    expect(err).toBe('designdoc: bad/designdoc.config.json:1:2: A closing brace is expected here.\n');
    expect(status).toBe(2);
    expect(files.bytes('latin.md').equals(latin)).toBe(true);
    expect(files.read('big.md').startsWith(solid)).toBe(true);
    expect([files.read('old/a.md'), files.read('bad/a.md')]).toEqual([solid, solid]);
  });

  test('ends with 1 where errors are left, with 2 where a path is not there', async () => {
    const files = folder({ 'a.md': design });
    expect((await files.run(['fix', '--rule', 'hld/label-every-arrow=error'])).status).toBe(1);
    expect(await files.run(['fix', 'nope.md'])).toMatchObject({ status: 2, err: 'designdoc: nope.md: there is no such file or folder\n' });
  });
});

describe('writing', () => {
  const text = (content: string): Uint8Array => Buffer.from(content);

  test('leaves a file alone that changed meanwhile', async () => {
    const files = folder({ 'a.md': 'newer' });
    expect(await createWriter().write(files.at('a.md'), text('fixed'), text('older'))).toBe(false);
    expect(files.read('a.md')).toBe('newer');
    expect(readdirSync(files.path)).toEqual(['a.md']);
  });

  test('makes a file that is not there', async () => {
    const files = folder();
    expect(await createWriter().write(files.at('new.md'), text('new'))).toBe(true);
    expect(files.read('new.md')).toBe('new');
  });

  test('leaves nothing behind where it fails', async () => {
    const files = folder();
    await expect(createWriter().write(files.at('no/such/folder.md'), text('x'))).rejects.toThrow();
    expect(readdirSync(files.path)).toEqual([]);
  });

  test('what an interrupt leaves is removed', async () => {
    const files = folder({ 'a.md': 'old' });
    const writer = createWriter();
    const writing = writer.write(files.at('a.md'), Buffer.alloc(64 * 1024 * 1024), text('old'));
    const temporary = await new Promise<string>((found) => {
      const look = setInterval(() => {
        const name = readdirSync(files.path).find((each) => each.endsWith('.tmp'));
        if (name) found(name);
      });
      onTestFinished(() => clearInterval(look));
    });
    writer.cleanUp();
    expect(existsSync(join(files.path, temporary))).toBe(false);
    await writing.catch(() => undefined);
  });

  test('a reader sees the old bytes or the new, never a part', async () => {
    const files = folder({ 'a.md': 'a'.repeat(1_000_000) });
    const writer = createWriter();
    let done = false;
    const writing = (async () => {
      for (const letter of 'bcdef') await writer.write(files.at('a.md'), text(letter.repeat(1_000_000)));
      done = true;
    })();
    const seen = new Set<string>();
    while (!done) {
      const content = files.read('a.md');
      expect(content.length).toBe(1_000_000);
      expect(content[0]).toBe(content.at(-1));
      seen.add(content[0]!);
      await new Promise((next) => setImmediate(next));
    }
    await writing;
    expect(seen.size).toBeGreaterThan(1);
  });

  test('a file that may not be written is not replaced', async () => {
    const files = folder({ 'a.md': 'old' });
    writeFileSync(files.at('a.md'), 'old');
    chmodSync(files.at('a.md'), 0o444);
    // Whoever may write everywhere may write here.
    const isRoot = process.getuid?.() === 0;
    const written = await createWriter()
      .write(files.at('a.md'), text('new'), text('old'))
      .catch(() => false);
    expect(written).toBe(isRoot);
  });
});
