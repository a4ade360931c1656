import { beforeEach, describe, expect, test } from 'vitest';
import { SectionMemory } from '../../server/src/model/section-memory.ts';

describe('what was read of fences', () => {
  let memory: SectionMemory;
  const read = (text: string, lang: string): { readonly read: string } => ({ read: `${lang} ${text}` });
  const other = (text: string, lang: string): { readonly read: string } => read(text, lang);
  beforeEach(() => {
    memory = new SectionMemory();
  });

  test('is what the reader gives', () => expect(memory.read(read, 'a', 'sql')).toEqual({ read: 'sql a' }));

  test('is kept for the next turn, and for the one after it when it is asked for', () => {
    const first = memory.read(read, 'a', 'sql');
    memory.turn();
    expect(memory.read(read, 'a', 'sql')).toBe(first);
    memory.turn();
    expect(memory.read(read, 'a', 'sql')).toBe(first);
  });

  test('is forgotten when a turn goes by without it', () => {
    const first = memory.read(read, 'a', 'sql');
    memory.turn();
    memory.turn();
    expect(memory.read(read, 'a', 'sql')).not.toBe(first);
  });

  test('is not that of another text, another argument or another reader', () => {
    const first = memory.read(read, 'a', 'sql');
    memory.turn();
    for (const next of [memory.read(read, 'b', 'sql'), memory.read(read, 'a', 'cql'), memory.read(other, 'a', 'sql')]) expect(next).not.toBe(first);
  });

  test('is its own for each of two equal fences', () => {
    const both = [memory.read(read, 'a', 'sql'), memory.read(read, 'a', 'sql')];
    expect(both[0]).not.toBe(both[1]);
    memory.turn();
    expect(memory.read(read, 'a', 'sql')).toBe(both[0]);
    expect(memory.read(read, 'a', 'sql')).toBe(both[1]);
  });
});
