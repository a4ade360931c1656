/**
 * What one section says, whoever reads it and wherever it stands: kept by its text, so that an edit reads one section
 * again. All ranges count from the section's start.
 */
import { type Hop, readHops } from '../syntax/arrow-text/hops.ts';
import type { FenceText, SectionText } from '../syntax/markdown/outline.ts';
import { readDiagram } from '../syntax/mermaid/read.ts';
import type { Diagram } from '../syntax/mermaid/tree.ts';
import { type QuantityText, readQuantities } from '../syntax/quantity/quantity.ts';
import { readSql } from '../syntax/sql/read.ts';
import type { SqlScript } from '../syntax/sql/tree.ts';
import { lineOf } from '../text/lines.ts';
import { cover, type Range, shift } from '../text/range.ts';
import { wordsOf } from './component-name.ts';
import { type CommentFact, htmlComments, innerComments } from './comments.ts';
import type { Role } from './design.ts';
import { type DrawnFacts, readDrawn } from './drawn.ts';
import { isCapacityHeading, isDesignHeading, isLessonHeading, kindOfHeading } from './headings.ts';
import { roleOf } from './roles.ts';
import { readTransitionTables } from './transition-tables.ts';
import { findUnfenced, type Unfenced } from './unfenced.ts';

export interface SectionFacts {
  readonly title: string;
  readonly level: number;
  readonly heading?: Range;
  readonly kind: 'hld' | 'lld' | null;
  readonly capacity: boolean;
  readonly isDesign: boolean;
  readonly isLesson: boolean;
  readonly diagrams: readonly DiagramFacts[];
  readonly scripts: readonly ScriptFacts[];
  /** Chains of arrows in plain-text fences and in prose, and tables of transitions; each group holds hops that share a name, or a table. */
  readonly hops: readonly (readonly Hop[])[];
  /** Drawings in plain text: what is written in them. */
  readonly sketches: readonly Sketch[];
  /** Of the prose and of plain-text fences; those of diagrams stand with their labels. */
  readonly quantities: readonly QuantityText[];
  /** The words of the same text, normalised, a blank around each; empty where it has no figure. */
  readonly words: string;
  readonly comments: readonly CommentFact[];
  readonly unfenced: readonly Unfenced[];
}

/** A plain-text fence with arrows of any direction; its words as written. */
export interface Sketch {
  readonly words: readonly string[];
  readonly range: Range;
}

export interface DiagramFacts {
  /** The whole fence, or the whole file. */
  readonly range: Range;
  readonly body: Range;
  /** False where the text ends inside the fence. */
  readonly closed: boolean;
  readonly tree: Diagram;
  /** The lines in which Mermaid rejects something; what was read of them is a guess. Ranges in the body. */
  readonly damaged: readonly Range[];
  readonly role: Role | null;
  readonly drawn: DrawnFacts;
}

export interface ScriptFacts {
  readonly range: Range;
  readonly body: Range;
  readonly closed: boolean;
  readonly script: SqlScript;
}

/** What a system must bear is said in such words: `can handle 1,000 requests/s`. */
const LOAD = /\b(?:can|must|should|will|to|needs? to)\s+(?:handle|support|serve|sustain|absorb)\b/i;

const ARROW = /[▲▼◀▶◄►←→↑↓⇢⇒]|[-=]>|<[-=]/;

const MERMAID = new Set(['mermaid', 'mmd']);
/** Languages of fences that are read as SQL. */
export const SQL = new Set(['sql', 'postgresql', 'postgres', 'pgsql', 'plpgsql', 'mysql', 'sqlite', 'ddl', 'cql', 'tsql']);
const PLAIN = new Set(['', 'text', 'txt', 'ascii', 'plaintext', 'plain']);

/** Reads one section of a Markdown document. */
export function readSection(section: SectionText): SectionFacts {
  const title = section.heading?.title.text ?? '';
  const prose = proseOf(section);
  const plainText = proseOf({ ...section, fences: section.fences.filter(({ lang }) => !PLAIN.has(lang)) });
  const quantities = readQuantities(plainText);
  const diagrams = section.fences.filter(({ lang }) => MERMAID.has(lang)).map((fence) => diagramFacts(fence, title));
  const scripts = section.fences.filter(({ lang }) => SQL.has(lang)).map((fence) => ({ ...placeOf(fence), script: readSql(fence.text) }));
  const plain = section.fences.filter(({ lang }) => PLAIN.has(lang));
  return {
    title,
    level: section.level,
    ...(section.heading && { heading: section.heading.range }),
    kind: kindOfHeading(title),
    capacity: isCapacityHeading(title) || (LOAD.test(plainText) && quantities.some(({ per }) => per !== undefined)),
    isDesign: isDesignHeading(title),
    isLesson: isLessonHeading(title),
    diagrams,
    scripts,
    hops: [
      ...plain.flatMap((fence) => connected(readHops(fence.text).map((hop) => shiftHop(hop, fence.body.start)))),
      ...connected(readHops(prose)),
      ...readTransitionTables(section),
    ],
    sketches: plain.filter(({ text }) => ARROW.test(text)).map(({ text, range }) => ({ words: text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [], range })),
    quantities,
    words: quantities.length > 0 ? ` ${wordsOf(plainText).join(' ')} ` : '',
    unfenced: findUnfenced(section),
    comments: [...htmlComments(section), ...innerComments(section, diagrams, scripts)].sort((a, b) => a.range.start - b.range.start),
  };
}

/** Reads a whole `.mmd` or `.mermaid` file as the one section it is. */
export function readStandalone(text: string): SectionFacts {
  const range = { start: 0, end: text.length };
  const tree = readDiagram(text);
  const diagrams = [
    { range, body: range, closed: false, tree, damaged: damagedLines(text, tree), role: roleOf(tree, ''), drawn: readDrawn(tree, text) },
  ];
  const comments = innerComments({ text, fences: [] }, diagrams, []);
  return {
    title: '',
    level: 0,
    kind: null,
    capacity: false,
    isDesign: false,
    isLesson: false,
    diagrams,
    scripts: [],
    hops: [],
    sketches: [],
    quantities: [],
    words: '',
    comments,
    unfenced: [],
  };
}

const placeOf = ({ range, body, closed }: FenceText): { readonly range: Range; readonly body: Range; readonly closed: boolean } => ({
  range,
  body,
  closed,
});

function diagramFacts(fence: FenceText, title: string): DiagramFacts {
  const tree = readDiagram(fence.text);
  return { ...placeOf(fence), tree, damaged: damagedLines(fence.text, tree), role: roleOf(tree, title), drawn: readDrawn(tree, fence.text) };
}

const damagedLines = (text: string, { errors }: Diagram): Range[] =>
  errors.map(({ range }) => cover(lineOf(text, range.start), lineOf(text, range.end)));

/** The section's text with fences and comments blanked, so that every offset stays. */
function proseOf({ text, fences, comments }: SectionText): string {
  let prose = '';
  let done = 0;
  for (const { start, end } of [...fences, ...comments].map(({ range }) => range).sort((a, b) => a.start - b.start)) {
    if (start < done) continue;
    prose += text.slice(done, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    done = end;
  }
  return prose + text.slice(done);
}

const shiftHop = ({ from, to, label, range, inTable }: Hop, offset: number): Hop => ({
  from: { text: from.text, range: shift(from.range, offset) },
  to: { text: to.text, range: shift(to.range, offset) },
  ...(label && { label: { text: label.text, range: shift(label.range, offset) } }),
  range: shift(range, offset),
  inTable,
});

/** Hops in groups that share a name: each group is one chain or one machine. */
function connected(hops: readonly Hop[]): Hop[][] {
  const groups = new Set<Hop[]>();
  const groupOf = new Map<string, Hop[]>();
  for (const hop of hops) {
    const [one, two] = [groupOf.get(hop.from.text), groupOf.get(hop.to.text)];
    const group = one ?? two ?? [];
    groups.add(group);
    group.push(hop);
    if (one && two && one !== two) absorb(one, two, groups, groupOf);
    for (const { text } of [hop.from, hop.to]) groupOf.set(text, group);
  }
  return [...groups];
}

function absorb(into: Hop[], other: Hop[], groups: Set<Hop[]>, groupOf: Map<string, Hop[]>): void {
  into.push(...other);
  groups.delete(other);
  for (const { from, to } of other) for (const { text } of [from, to]) groupOf.set(text, into);
}
