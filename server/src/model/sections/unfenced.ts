/** Diagrams that no fence holds, and fences that nobody closed: what the reader of the page sees as text, or not at all. */
import type { FenceText, SectionText } from '../../syntax/markdown/outline.ts';
import { readDiagram } from '../../syntax/mermaid/read.ts';
import type { Diagram } from '../../syntax/mermaid/tree.ts';
import { lineOf, nextLineStart } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';

/** A diagram without its fence, or without the end of it. */
export interface Unfenced {
  /** The line that names the type, or the opening fence. */
  readonly range: Range;
  /** Mermaid's name of the type. */
  readonly type: string;
  /** Where the opening fence is missing; absent where it is there. */
  readonly open?: number;
  /** Where the closing fence is missing; absent where one follows. */
  readonly close?: number;
}

const HEADER =
  /^ {0,3}(?:(?:flowchart|graph)[ \t]+(?:TB|TD|BT|LR|RL)|sequenceDiagram|erDiagram|classDiagram(?:-v2)?|stateDiagram(?:-v2)?|C4(?:Context|Container|Component|Dynamic|Deployment)|requirementDiagram|architecture-beta|block-beta)[ \t]*;?[ \t]*$/;
/** First lines that are looked at in a section: each may cost the reading of what is below it. */
const MOST_TRIES = 20;
/** What is longer is no diagram that somebody forgot to fence. */
const LONGEST = 20_000;
const MARKDOWN = /^ {0,3}(?:#{1,6}[ \t]|```|~~~|<!--)/;

/** Those of one section; they speak only where the lines below read as the type that the first line names. */
export function findUnfenced(section: SectionText): Unfenced[] {
  return [
    ...bare(section),
    ...section.fences.filter(({ closed, lang }) => !closed && lang === 'mermaid').flatMap((fence) => unclosed(fence, section.text)),
  ].sort((a, b) => a.range.start - b.range.start);
}

/** First lines of diagrams that stand in no fence. */
function bare({ text, fences }: SectionText): Unfenced[] {
  if (!/sequenceDiagram|erDiagram|classDiagram|stateDiagram|flowchart|graph|C4[CD]|requirementDiagram|-beta/.test(text)) return [];
  const found: Unfenced[] = [];
  let fence = 0;
  let tries = 0;
  for (let start = 0; start < text.length && tries < MOST_TRIES; start = nextLineStart(text, start)) {
    while (fence < fences.length && fences[fence]!.range.end <= start) fence++;
    const around = fences[fence]?.range;
    if (around && around.start <= start) {
      start = around.end - 1;
      continue;
    }
    const line = lineOf(text, start);
    if (!HEADER.test(text.slice(line.start, line.end))) continue;
    tries++;
    const end = endOfDiagram(text, line.end);
    const type = end - line.start > LONGEST ? undefined : typeOf(text.slice(line.start, end));
    if (!type) continue;
    const isClosed = /^ {0,3}```[ \t]*$/.test(text.slice(end, lineOf(text, end).end));
    found.push({ range: line, type, open: line.start, ...(!isClosed && { close: endOfText(text, line.start, end) }) });
    start = Math.max(start, end - 1);
  }
  return found;
}

/** The start of the line below which no diagram goes on: Markdown, or the end. */
function endOfDiagram(text: string, from: number): number {
  let at = nextLineStart(text, from);
  while (at < text.length && !MARKDOWN.test(text.slice(at, lineOf(text, at).end))) at = nextLineStart(text, at);
  return at;
}

/** A fence that is open to the end of the text; it should close where the text last reads as its diagram, before a blank line. */
function unclosed({ range, body, text }: FenceText, section: string): Unfenced[] {
  const [error] = readDiagram(text).errors;
  const end = error ? lastBlankLine(text.slice(0, error.range.start)) : text.length;
  const type = typeOf(text.slice(0, end));
  return type ? [{ range: lineOf(section, range.start), type, close: body.start + endOfText(text, 0, end) }] : [];
}

const lastBlankLine = (text: string): number => [...text.matchAll(/\n[ \t]*\r?\n/g)].at(-1)?.index ?? 0;

/** The type that a text reads as without an error and with something in it. */
function typeOf(text: string): string | undefined {
  const tree = readDiagram(text);
  return tree.errors.length === 0 && saysSomething(tree) ? tree.type : undefined;
}

/** More than names: prose below a word such as `erDiagram` reads as a list of entities. */
function saysSomething(tree: Diagram): boolean {
  switch (tree.type) {
    case 'flowchart':
      return tree.edges.length > 0;
    case 'sequence':
      return tree.events.some(({ event }) => event === 'message');
    case 'er':
      return tree.relationships.length > 0 || tree.entities.some(({ attributes }) => attributes.length > 0);
    case 'state':
      return tree.transitions.length > 0;
    case 'class':
      return tree.relationships.length > 0 || tree.classes.some(({ members, methods }) => members.length + methods.length > 0);
    case 'c4':
      return tree.nodes.length > 0;
    default:
      return false;
  }
}

/** The end of what is written before `end`, blank lines left out. */
const endOfText = (text: string, start: number, end: number): number => start + text.slice(start, end).trimEnd().length;
