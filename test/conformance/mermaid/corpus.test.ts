// How far our readers agree with Mermaid on diagrams of real repositories, against the bars.
import { describe, expect, it } from 'vitest';
import { format } from './compare.mjs';
import { hasCorpus, readCorpus } from './corpus.mjs';
import { inspect, readDiagram } from './ours.ts';
import { belowBars, belowShare, scoreAllRanges, scoreGraphs } from './score.mjs';

describe.runIf(hasCorpus)('the corpus', () => {
  it('is read as Mermaid reads it', () => {
    const { diagrams, mutants } = readCorpus();
    const tables = [scoreGraphs(diagrams, inspect).table, scoreGraphs(mutants, inspect).table] as const;
    for (const table of tables) console.log(`${format(table)}\n`);
    expect(belowBars(...tables)).toEqual([]);
  });

  it('has a range for what Mermaid has a token for', async () => {
    const { diagrams } = readCorpus();
    const { table } = await scoreAllRanges(diagrams, readDiagram);
    console.log(
      Object.entries(table)
        .map(([kind, { parts, found }]) => `${kind} ${found}/${parts}`)
        .join('\n'),
    );
    expect(belowShare(table, 0.99)).toEqual([]);
  });

  it('can be cut anywhere', () => {
    const { diagrams } = readCorpus();
    for (const { id } of diagrams.answers) {
      const text = diagrams.source(id);
      for (let length = 0; length <= text.length; length += stepFor(text.length)) readDiagram(text.slice(0, length));
    }
  });
});

/** Some hundred prefixes of each: all of them would be the square of its length to read. */
const stepFor = (length: number): number => Math.max(1, Math.floor(length / 100));

if (!hasCorpus) {
  it('the corpus lies beside the project', ({ skip }) => {
    if (process.env['CI'] === 'true') throw new Error('There is no corpus beside the project.');
    skip('There is no corpus beside the project: agreement is measured on our own diagrams only.');
  });
}
