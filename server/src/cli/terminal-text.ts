/** Text as a terminal shows it: what takes two columns, what takes none, and what must not reach it. */

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

// What a terminal would obey (escape sequences) or reorder (bidirectional overrides) instead of showing.
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

const wide =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Regional_Indicator}{2}|[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}])/u;
const zero = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

const tabStop = 4;

/** The text, harmless: control characters and direction marks are shown as `�`. */
export const safe = (text: string): string => text.replace(unsafe, '�');

/** The text in pieces, none of which a terminal draws apart, each with its columns. */
function* pieces(text: string): Generator<{ readonly text: string; readonly start: number; readonly columns: number }> {
  let column = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    const columns = segment === '\t' ? tabStop - (column % tabStop) : zero.test(segment) ? 0 : wide.test(segment) ? 2 : 1;
    column += columns;
    yield { text: segment === '\t' ? ' '.repeat(columns) : safe(segment), start: index, columns };
  }
}

/** Columns that a text takes. */
export function columnsOf(text: string): number {
  let sum = 0;
  for (const { columns } of pieces(text)) sum += columns;
  return sum;
}

/** A line of source fitted into `width` columns, and where `start`–`end` of it is drawn. */
export interface Excerpt {
  readonly text: string;
  readonly column: number;
  readonly columns: number;
}

/** Cuts what does not fit, at the start too where the marked part stands far to the right. `…` stands for what is cut. */
export function excerpt(line: string, start: number, end: number, width: number): Excerpt {
  const all = [...pieces(line)];
  const before = sum(all.filter((piece) => piece.start < start));
  const marked = sum(all.filter((piece) => piece.start >= start && piece.start < end));
  // A little of what stands before the marked part is kept, and all of it where it fits.
  const skip = before + marked + 1 <= width ? 0 : Math.max(0, before - Math.floor(width / 3));
  let text = skip > 0 ? '…' : '';
  let column = 0;
  let shift = skip > 0 ? 1 : 0;
  let used = shift;
  for (const piece of all) {
    column += piece.columns;
    if (column <= skip) continue;
    if (skip > 0 && used === shift) shift -= column - piece.columns;
    if (used + piece.columns > width - 1) {
      text += '…';
      break;
    }
    text += piece.text;
    used += piece.columns;
  }
  const at = Math.max(0, before + shift);
  return { text, column: at, columns: Math.max(1, Math.min(marked, width - at)) };
}

const sum = (all: readonly { readonly columns: number }[]): number => all.reduce((total, { columns }) => total + columns, 0);

/** The text in lines of at most `width` columns, broken at blanks; the first line has `taken` columns less. */
export function wrap(text: string, width: number, taken = 0): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let room = width - taken;
  for (const word of safe(text).split(' ')) {
    if (line !== '' && columnsOf(line) + 1 + columnsOf(word) > room) {
      lines.push(line);
      [line, room] = [word, width];
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
