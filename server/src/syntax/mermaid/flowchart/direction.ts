import type { Range } from '../../../text/range.ts';
import type { Scanner } from '../kit/scanner.ts';
import type { Part } from '../tree.ts';

const NAMES: Readonly<Record<string, string>> = { TD: 'TB', '<': 'RL', '>': 'LR', '^': 'BT', v: 'TB' };

/** Mermaid's name of a direction as written. */
export const directionOf = (written: string): string => NAMES[written] ?? written;

/** Reads the header, `flowchart LR`; where it has no direction also the line end, where it is wrong the rest of the line. */
export function readDirection(scanner: Scanner): { header: Range; direction?: Part } {
  const header = scanner.take(/(?:flowchart-elk|swimlane-beta|graph|flowchart)\b/y);
  if (!header) return unknownHeader(scanner);
  if (scanner.match(/\n*\s*\n/y)) return { header };
  const [start] = scanner.trim(scanner.position, scanner.text.length);
  const written = scanner.match(/\s*(?:(?:LR|RL|TB|BT|TD|BR)\b|[<>^]|v\b)/y)?.[0].trim();
  if (written !== undefined) return { header, direction: { text: directionOf(written), range: scanner.range(start) } };
  const lineEnd = scanner.lineEnd();
  scanner.error(start, Math.max(start, scanner.trim(start, lineEnd)[1]), 'Write one direction here: TB, TD, BT, LR or RL.');
  scanner.position = lineEnd;
  return { header };
}

function unknownHeader(scanner: Scanner): { header: Range } {
  const start = scanner.position;
  const header = scanner.take(/\S*/y) ?? scanner.range(start, start);
  scanner.error(start, header.end, 'Write graph or flowchart and a direction here: flowchart LR.');
  scanner.skipToLineEnd();
  return { header };
}
