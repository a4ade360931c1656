import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createColors } from 'picocolors';
import { didYouMean } from '../text/nearest.ts';
import { documented } from '../service/runner-rules.ts';
import type { Io, Status } from './io.ts';
import { columnsOf } from './terminal-text.ts';

/** Prints all rules, or one rule's page out of the folder of pages. */
export async function printRules(id: string | undefined, pages: string, io: Io): Promise<Status> {
  if (id === undefined) {
    io.out(table(io));
    return 0;
  }
  if (!documented.some((rule) => rule.id === id)) {
    io.complain(
      `No rule has the id “${id}”.${didYouMean(
        id,
        documented.map((rule) => rule.id),
      )}`,
    );
    return 2;
  }
  const page = await readFile(join(pages, `${id}.md`), 'utf8');
  io.out(page.replace(/^<!--.*?-->\n/, ''));
  return 0;
}

function table({ color }: Io): string {
  const { bold, dim } = createColors(color);
  const rows = documented.map(({ id, severity, detected, fix, summary }) => [id, severity, detected, fix === 'none' ? '' : fix, summary]);
  const head = ['rule', 'declared', 'detected', 'fix', 'finds'];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => columnsOf(row[column]!))));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd();
  const lines = [dim(line(head)), ...rows.map((row) => line(row).replace(/^\S+/, bold))];
  return `${lines.join('\n')}\n\n${dim('designdoc rules ID prints a rule’s page.')}\n`;
}
