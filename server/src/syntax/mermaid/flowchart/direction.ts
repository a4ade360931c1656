import type { Range } from '../../../text/range.ts';
import type { Scanner } from '../kit/scanner.ts';
import type { Part } from '../tree.ts';

const NAMES: Readonly<Record<string, string>> = { TD: 'TB', '<': 'RL', '>': 'LR', '^': 'BT', v: 'TB' };

/** Mermaid's name of a direction as written. */
export const directionOf = (written: string): string => NAMES[written] ?? written;

/** Reads the header line, `flowchart LR`, up to what ends it; the scanner stands there then. */
export function readDirection(scanner: Scanner): { header: Range; direction?: Part } {
  const header = scanner.take(/(?:flowchart-elk|swimlane-beta|graph|flowchart)\b/y);
  if (!header) return unknownHeader(scanner);
  if (scanner.match(/\n*\s*\n/y)) return { header };
  const start = scanner.position + scanner.text.slice(scanner.position).search(/\S|$/);
  const written = scanner.match(/\s*(?:(LR|RL|TB|BT|TD|BR)\b|[<>^]|v\b)/y)?.[0].trim();
  if (written === undefined) return failed(scanner, header, start);
  const direction = { text: directionOf(written), range: scanner.range(start) };
  if (!scanner.match(/;|[^\S\n]*\n/y)) return { ...failed(scanner, header, scanner.position), direction };
  return { header, direction };
}

function unknownHeader(scanner: Scanner): { header: Range } {
  const start = scanner.position;
  const header = scanner.take(/\S*/y) ?? scanner.range(start, start);
  scanner.error(start, header.end, 'Write graph or flowchart and a direction here: flowchart LR.');
  scanner.skipToLineEnd();
  return { header };
}

/** The rest of the header's line is no statement. */
function failed(scanner: Scanner, header: Range, at: number): { header: Range } {
  const [start, end] = scanner.trim(at, scanner.lineEnd(at));
  scanner.error(start, end, 'Write one direction here, TB, TD, BT, LR or RL, then a line end or a semicolon.');
  scanner.position = scanner.lineEnd(at);
  return { header };
}
