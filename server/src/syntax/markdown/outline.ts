/**
 * The outline of a Markdown text: frontmatter, sections, fences and HTML comments, found by reading it line by line.
 * It is all that a file which is no design doc ever costs.
 */
import type { Range } from '../../text/range.ts';
import { shift } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import { plainText } from './plain-text.ts';
import type { ScannedFence, ScannedHeading } from './scan.ts';
import { scan } from './scan.ts';

export interface Outline {
  readonly frontmatter?: Frontmatter;
  /** They tile the text after the byte order mark and the frontmatter; there is always a first. */
  readonly sections: readonly SectionText[];
  /** The link definitions of the whole text, each as one line: what reading the blocks of one section needs to know of the others. */
  readonly definitions: readonly string[];
}

export interface Frontmatter {
  /** With both marker lines and their line ends. */
  readonly range: Range;
  /** Between the marker lines. */
  readonly body: Range;
  /** The body. */
  readonly text: string;
}

/** Section 0 precedes the first heading and may be empty. All ranges but `range` count from the section's start, so that what is made of a section can be kept by its text. */
export interface SectionText {
  readonly range: Range;
  readonly text: string;
  /** 1–6; 0 for section 0. */
  readonly level: number;
  readonly heading?: Heading;
  readonly fences: readonly FenceText[];
  readonly comments: readonly HtmlComment[];
}

export interface Heading {
  /** With its `#` or its underline. */
  readonly range: Range;
  /** `text` without markup, `range` what stands for it. */
  readonly title: Part;
}

/** A fenced block (```` ``` ````, `~~~`, `:::mermaid`), also inside lists and quotes. */
export interface FenceText {
  /** The first word of the info string in lower case, without braces and dots around it; empty if there is none. */
  readonly lang: string;
  readonly info: string;
  readonly range: Range;
  readonly body: Range;
  /** The body, with the indent and `>` of lists and quotes around it masked by blanks: as long as `body`, so that offsets shift by a constant. */
  readonly text: string;
  /** False where the text, or the list or quote around it, ends first. */
  readonly closed: boolean;
}

/** An HTML comment outside fences and code: what stands between its marks, trimmed. */
export interface HtmlComment {
  readonly text: string;
  readonly range: Range;
}

/** Reads any text in linear time. */
export function outline(text: string): Outline {
  const frontmatter = cutFrontmatter(text);
  const start = frontmatter?.range.end ?? (text.startsWith('\uFEFF') ? 1 : 0);
  return { ...(frontmatter && { frontmatter }), ...outlineBody(text, start) };
}

/** The sections of `text` from `start` on, where no frontmatter is looked for. */
export function outlineBody(text: string, start: number): Omit<Outline, 'frontmatter'> {
  const { headings, fences, comments, definitions } = scan(text, start);
  const cuts = [start, ...headings.map((heading) => heading.lineStart), text.length];
  const nextFence = taker(fences);
  const nextComment = taker(comments);
  const sections = cuts.slice(0, -1).map((from, index): SectionText => {
    const to = cuts[index + 1]!;
    const heading = headings[index - 1];
    return {
      range: { start: from, end: to },
      text: text.slice(from, to),
      level: heading?.level ?? 0,
      ...(heading && { heading: headingOf(text, heading, from) }),
      fences: nextFence(to).map((fence) => fenceOf(fence, from)),
      comments: nextComment(to).map((comment) => ({ text: comment.text, range: shift(comment.range, -from) })),
    };
  });
  return { sections, definitions };
}

/** Gives, call by call, the items that start before a rising offset. */
function taker<T extends { readonly range: Range }>(items: readonly T[]): (end: number) => T[] {
  let done = 0;
  return (end) => {
    const from = done;
    while (done < items.length && items[done]!.range.start < end) done++;
    return items.slice(from, done);
  };
}

function headingOf(text: string, { range, content }: ScannedHeading, offset: number): Heading {
  return { range: shift(range, -offset), title: { text: plainText(text.slice(content.start, content.end)), range: shift(content, -offset) } };
}

function fenceOf({ info, range, body, text, closed }: ScannedFence, offset: number): FenceText {
  return { lang: languageOf(info), info, range: shift(range, -offset), body: shift(body, -offset), text, closed };
}

/** `mermaid {attr}`, `{mermaid}`, `{.mermaid width=5}` and `mermaid{attr}` all name Mermaid. */
function languageOf(info: string): string {
  return /^\{?\s*\.?([^\s{}]*)/.exec(info)![1]!.toLowerCase();
}

/** Frontmatter stands at the very start, after a byte order mark, between `---` and `---` or `...`, each alone on its line. */
function cutFrontmatter(text: string): Frontmatter | undefined {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const opening = /---[ \t]*(?:\r\n|[\r\n])/y;
  opening.lastIndex = start;
  if (!opening.test(text)) return undefined;
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\r\n|[\r\n]|$(?![\s\S]))/gm;
  closing.lastIndex = opening.lastIndex;
  const end = closing.exec(text);
  if (!end) return undefined;
  const body = { start: opening.lastIndex, end: end.index };
  return { range: { start, end: closing.lastIndex }, body, text: text.slice(body.start, body.end) };
}
