import { describe, expect, test } from 'vitest';
import { folder } from './support/run.ts';

describe('designdoc new', () => {
  test('prints a design by that name which lints clean but for what is to be filled in', async () => {
    const place = folder();
    const { out, status } = await place.run(['new', 'hld', 'Seat booking']);
    expect(status).toBe(0);
    expect(out).toMatch(/^---\ndesign: hld\n---\n\n# Seat booking\n/);
    place.write('seats.md', out);
    const lint = await place.run(['lint', '--format', 'json', 'seats.md']);
    const { files } = JSON.parse(lint.out) as { files: [{ kind: string; findings: { rule: string }[] }] };
    expect(files[0].kind).toBe('hld');
    expect(new Set(files[0].findings.map(({ rule }) => rule))).toEqual(new Set(['doc/placeholder']));
  });

  test('takes the family and the length', async () => {
    const { out } = await folder().run(['new', 'lld', 'Feed', '--family', 'feed', '--short']);
    expect(out).toContain('\ndesign: lld\n');
    expect(out.match(/^## /gm)).toHaveLength(5);
  });

  test('writes a new file, and none over one that is there', async () => {
    const place = folder({ 'old.md': 'mine' });
    expect(await place.run(['new', 'hld', 'Chat', '--family', 'realtime', '-o', 'new.md'])).toMatchObject({ status: 0, out: '' });
    expect(place.read('new.md')).toContain('# Chat\n');
    expect(await place.run(['new', 'hld', 'Chat', '-o', 'old.md'])).toEqual({
      status: 2,
      out: '',
      err: 'designdoc: old.md is there already and was left as it is.\n',
    });
    expect(place.read('old.md')).toBe('mine');
  });

  test('a family that there is not is said so', async () => {
    const { status, err } = await folder().run(['new', 'hld', 'Chat', '--family', 'chat']);
    expect(status).toBe(2);
    expect(err).toContain('Allowed choices are crud, feed, realtime, search, pipeline, agent');
  });
});

describe('designdoc pattern', () => {
  test.each(['6', '06', 'outbox'])('%s prints the section of that pattern', async (key) => {
    const { out, status } = await folder().run(['pattern', key]);
    expect(status).toBe(0);
    expect(out).toMatch(/^## .*outbox/i);
    expect(out).toContain('**Key question.**');
  });

  test('one that there is not is said so, with those that there are', async () => {
    const { status, out, err } = await folder().run(['pattern', 'outbx']);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('No pattern is called “outbx”. Did you mean “outbox”?');
    expect(err).toContain('12 circuit-breaker');
  });
});
