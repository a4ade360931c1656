/** The one place that runs the Markdown parser: on text cut into pieces, with what could hang it blanked. */
import type { Root } from 'mdast';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { nextLineStart } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { applyEdits } from '../../text/text-edit.ts';
import { definitionsUsed } from './definitions.ts';
import type { ScannedFence } from './scan.ts';
import { scan } from './scan.ts';

export interface ParsedMarkdown {
  readonly trees: readonly ParsedPiece[];
  readonly fences: readonly ScannedFence[];
  /** What is too deep or too large, in order, without overlap. */
  readonly notAnalysed: readonly Range[];
}

/** The tree of one piece. Its offsets count from `offset` in the text; what they place before `start` are definitions of elsewhere. */
export interface ParsedPiece {
  readonly root: Root;
  readonly offset: number;
  readonly start: number;
}

/** Pieces are cut when they are longer: the parser is quadratic in the blocks of one text. */
const PIECE = 4096;

/** Parses a section, or a whole text without frontmatter. `definitions` are those of the whole text, else its own. */
export function parseMarkdown(text: string, definitions?: readonly string[]): ParsedMarkdown {
  const { fences, skipped, cuts, definitions: own } = scan(text, 0);
  const notAnalysed = joined(skipped);
  const masked = withoutBlankEnd(maskForParser(text, fences, notAnalysed));
  const trees = piecesOf(masked.length, cuts).map(({ start, end }): ParsedPiece => {
    const piece = masked.slice(start, end);
    const head = definitionsUsed(piece, definitions ?? own);
    return { root: PARSER.parse(head + piece), offset: start - head.length, start };
  });
  return { trees, fences, notAnalysed };
}

const PARSER = unified().use(remarkParse).use(gitHubSyntax).freeze();

/** Tables, strikethrough and task lists; without autolink literals and footnotes, which take half of the time and are not needed. */
function gitHubSyntax(this: Processor): void {
  Object.assign(this.data(), {
    micromarkExtensions: [gfmTable(), gfmStrikethrough(), gfmTaskListItem()],
    fromMarkdownExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown(), gfmTaskListItemFromMarkdown()],
  });
}

/** Thousands of blank lines at the end, which a limit may leave, cost as much as others. One line end stays, on which the parser insists. */
const withoutBlankEnd = (text: string): string => text.slice(0, nextLineStart(text, text.trimEnd().length));

function piecesOf(length: number, cuts: readonly number[]): Range[] {
  const pieces: Range[] = [];
  let start = 0;
  for (const cut of [...cuts.filter((offset) => offset < length), length]) {
    if (cut - start < PIECE && cut < length) continue;
    pieces.push({ start, end: cut });
    start = cut;
  }
  return pieces;
}

/** The text at equal length, with `:::` fences as fences that the parser knows, and blanks for what is skipped. */
function maskForParser(text: string, fences: readonly ScannedFence[], skipped: readonly Range[]): string {
  // No byte order mark can stand at the start of a section; the parser would drop it and not count it.
  const source = text.startsWith('\uFEFF') ? `\u200B${text.slice(1)}` : text;
  const colons = fences.filter(({ range }) => text[range.start] === ':');
  const known =
    colons.length === 0
      ? source
      : applyEdits(
          source,
          colons.flatMap((fence) => asTildes(text, fence)),
        );
  return applyEdits(
    known,
    skipped.map((range) => ({ range, text: known.slice(range.start, range.end).replace(/[^\r\n]/g, ' ') })),
  );
}

/** The marks of a `:::` fence become `~~~`; no line of its body may then end it. */
function asTildes(text: string, { range, body, text: content, closed }: ScannedFence): TextEdit[] {
  const opening = { start: range.start, end: body.start };
  const closing = { start: body.end, end: closed ? range.end : body.end };
  const inner = text.slice(body.start, body.end);
  return [
    { range: opening, text: text.slice(opening.start, opening.end).replace(/^:+/, tildes) },
    { range: body, text: inner.replace(/~/g, (mark, at: number) => (content[at] === mark ? 'x' : mark)) },
    { range: closing, text: text.slice(closing.start, closing.end).replace(/:+$/, tildes) },
  ].filter((edit) => edit.range.end > edit.range.start);
}

const tildes = (colons: string): string => '~'.repeat(colons.length);

function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && range.start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else result.push(range);
  }
  return result;
}
