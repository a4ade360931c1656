// Mermaid and our readers agree on every diagram of our own.
import { describe, expect, it } from 'vitest';
import { answer } from './answer.mjs';
import { compare } from './compare.mjs';
import { FIXTURES } from './fixtures/index.mjs';
import { originalLine } from './lines.mjs';
import { inspect, readDiagram } from './ours.ts';
import { belowShare, scoreAllRanges } from './score.mjs';
import { SNIPPETS } from './snippets.mjs';

const groups: Record<string, Record<string, string>> = { ...FIXTURES, snippets: Object.fromEntries(SNIPPETS) };

/** Where the two name another line, both may be right: Mermaid stops at a token, and we point at what began the trouble. */
const isOfLines = ({ kind }: { kind: string }): boolean => kind.endsWith(' line');

describe.each(Object.entries(groups))('%s', (_type, diagrams) => {
  it.each(Object.entries(diagrams))('%s', async (id, text) => {
    const { disagreements } = compare([{ id, ...(await answer(text)) }], { ours: () => inspect(text), source: () => text, originalLine });
    expect(disagreements.filter((each) => !isOfLines(each))).toEqual([]);
  });

  it('has a range for what Mermaid has a token for', async () => {
    const answers = await Promise.all(Object.entries(diagrams).map(async ([id, text]) => ({ id, ...(await answer(text)) })));
    const { table } = await scoreAllRanges({ answers, source: (id: string) => diagrams[id] }, readDiagram);
    expect(belowShare(table, 0.95)).toEqual([]);
  });
});
