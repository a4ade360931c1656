import type { Range } from '../../text/range.ts';

/** The HTML comments of a block. In a paragraph (`code`) those inside code spans are none. Linear. */
export function commentRanges(block: string, code: boolean): Range[] {
  const ranges: Range[] = [];
  if (!block.includes('<!--')) return ranges;
  const mark = code ? /`+|<!--|\\[\s\S]/g : /<!--/g;
  const closers = code ? lastRuns(block) : new Map<number, number>();
  for (let found; (found = mark.exec(block));) {
    if (found[0] === '<!--') {
      const close = block.indexOf('-->', found.index + 2);
      if (close < 0) return ranges;
      ranges.push({ start: found.index, end: close + 3 });
      mark.lastIndex = close + 3;
    } else if (found[0][0] === '`') {
      mark.lastIndex = codeSpanEnd(block, found.index, found[0].length, closers);
    }
  }
  return ranges;
}

/** For each length of a run of backticks where the last such run starts. */
function lastRuns(block: string): Map<number, number> {
  const runs = new Map<number, number>();
  for (const run of block.matchAll(/`+/g)) runs.set(run[0].length, run.index);
  return runs;
}

/** Where the code span ends that opens at `start`, or where its opening run ends if nothing closes it. */
function codeSpanEnd(block: string, start: number, length: number, closers: ReadonlyMap<number, number>): number {
  const run = /`+/g;
  run.lastIndex = start + length;
  if (closers.get(length)! > start) for (let found; (found = run.exec(block));) if (found[0].length === length) return run.lastIndex;
  return start + length;
}
