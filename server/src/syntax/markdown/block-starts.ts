/** What a line of Markdown may begin with. Each function is given a line's content, from its first mark to the line's end. */

export interface AtxHeading {
  readonly level: number;
  /** Where the title starts and ends in the line; empty at the marks' end where there is none. */
  readonly start: number;
  readonly end: number;
}

/** `## Title ##` */
export function atxHeading(line: string): AtxHeading | undefined {
  const opening = /^(#{1,6})(?:[ \t]+|$)/.exec(line);
  if (!opening) return undefined;
  const start = opening[0].length;
  let end = trimmedEnd(line, line.length);
  let marks = end;
  while (marks > 0 && line[marks - 1] === '#') marks--;
  if (marks < end && (marks <= start || line[marks - 1] === ' ' || line[marks - 1] === '\t')) end = trimmedEnd(line, marks);
  return { level: opening[1]!.length, start: Math.min(start, line.length), end: Math.max(start, end) };
}

/** `===` is 1, `---` is 2. */
export function setextLevel(line: string): number {
  return /^=+[ \t]*$/.test(line) ? 1 : /^-+[ \t]*$/.test(line) ? 2 : 0;
}

/** `***`, `- - -`, `___` */
export function isThematicBreak(line: string): boolean {
  const mark = line[0];
  if (mark !== '*' && mark !== '-' && mark !== '_') return false;
  let count = 0;
  for (const unit of line) {
    if (unit === mark) count++;
    else if (unit !== ' ' && unit !== '\t') return false;
  }
  return count >= 3;
}

export interface FenceOpening {
  readonly mark: string;
  readonly length: number;
  readonly info: string;
}

/** ```` ``` ````, `~~~`, and `:::` before `mermaid`: other `:::` containers hold Markdown. */
export function fenceOpening(line: string): FenceOpening | undefined {
  const mark = line[0];
  if (mark !== '`' && mark !== '~' && mark !== ':') return undefined;
  const length = runLength(line, mark);
  const info = line.slice(length).trim();
  if (length < 3 || (mark === '`' && info.includes('`')) || (mark === ':' && !/^\{?\.?mermaid\b/i.test(info))) return undefined;
  return { mark, length, info };
}

export function closesFence(line: string, { mark, length }: FenceOpening): boolean {
  const run = runLength(line, mark);
  return run >= length && trimmedEnd(line, line.length) === run;
}

export interface ListMarker {
  /** Code units of the marker itself. */
  readonly length: number;
  /** No content on its line. */
  readonly empty: boolean;
  /** It may end a paragraph without a blank line. */
  readonly interrupts: boolean;
}

/** `-`, `*`, `+`, `1.`, `1)` before a blank or the line's end. */
export function listMarker(line: string): ListMarker | undefined {
  const marker = /^(?:[-*+]|(\d{1,9})[.)])(?=[ \t]|$)/.exec(line);
  if (!marker) return undefined;
  const { length } = marker[0];
  const empty = trimmedEnd(line, line.length) === length;
  return { length, empty, interrupts: !empty && (marker[1] === undefined || Number(marker[1]) === 1) };
}

/** How many cells `| --- | :-: |` draws; 0 for any other line. */
export function tableColumns(line: string): number {
  if (!/^[|:-][|:\- \t]*$/.test(line) || !line.includes('-')) return 0;
  const cells = cellsOf(line);
  return cells.every((cell) => /^[ \t]*:?-+:?[ \t]*$/.test(cell)) ? cells.length : 0;
}

/** The cells of a table's line, as many as its unescaped pipes make. */
export function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let start = 0;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '\\') i++;
    else if (line[i] === '|') {
      cells.push(line.slice(start, i));
      start = i + 1;
    }
  }
  cells.push(line.slice(start));
  if (cells[0]!.trim() === '' && cells.length > 1) cells.shift();
  if (cells.at(-1)!.trim() === '' && cells.length > 1) cells.pop();
  return cells;
}

function runLength(line: string, mark: string): number {
  let length = 0;
  while (line[length] === mark) length++;
  return length;
}

function trimmedEnd(line: string, end: number): number {
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  return end;
}
