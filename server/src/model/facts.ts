/**
 * What the outline of one section says, its heading, fences and comments: all that is read of a file before it is known to
 * be a design doc. Kept by the section's text, so that an edit reads one section again. All ranges count from its start.
 */
import { isDrawing, readArrowText } from '../syntax/arrow-text/read.ts';
import type { ArrowText, Drawing } from '../syntax/arrow-text/tree.ts';
import type { FenceText, SectionText } from '../syntax/markdown/outline.ts';
import { readDiagram } from '../syntax/mermaid/read.ts';
import { readSql } from '../syntax/sql/read.ts';
import type { SqlScript } from '../syntax/sql/tree.ts';
import { lineOf } from '../text/lines.ts';
import { cover, type Range } from '../text/range.ts';
import { type BoxContents, readBoxContents } from './components/box-contents.ts';
import { type CommentFact, htmlComments, innerComments } from './sections/comments.ts';
import { joined } from './sections/damage.ts';
import type { HeadingStyle, C4Level, Role } from './design.ts';
import type { SectionMemory } from './section-memory.ts';
import { type DrawnFacts, readDrawn } from './components/drawn.ts';
import { entitiesOfDrawing } from './entities/entities-box.ts';
import { entitiesOfClass } from './entities/entities-class.ts';
import { entitiesOfEr } from './entities/entities-er.ts';
import { entitiesOfSql } from './entities/entities-sql.ts';
import { type EntityFacts, NO_ENTITIES, placeInFence } from './entities/entity-facts.ts';
import { readMachine } from './machines/machine-drawings.ts';
import type { MachineFacts } from './machines/machine-facts.ts';
import { isOtherOpening } from './gate.ts';
import type { Glossary } from './components/glossary.ts';
import { styleOf } from './sections/heading-style.ts';
import { isCapacityHeading, isDesignHeading, isLessonHeading, isManualHeading, kindOfHeading, type Topic, topicsOf } from './sections/headings.ts';
import { levelOf, roleOf } from './components/roles.ts';
import { findUnfenced, type Unfenced } from './sections/unfenced.ts';

export interface SectionFacts {
  readonly title: string;
  readonly level: number;
  readonly heading?: Range;
  readonly style?: HeadingStyle;
  /** The line across the page that ends it. */
  readonly rule?: Range;
  readonly kind: 'hld' | 'lld' | null;
  /** What its heading says that it is about. */
  readonly topics: readonly Topic[];
  /** Its heading says that it holds figures. */
  readonly capacity: boolean;
  readonly isDesign: boolean;
  readonly isLesson: boolean;
  /** It says how to install, build or use something. */
  readonly isManual: boolean;
  /** Its first words are those of a lesson, a form to fill in or a prompt. */
  readonly opensAsOther: boolean;
  readonly diagrams: readonly DiagramFacts[];
  readonly scripts: readonly ScriptFacts[];
  /** Of its diagrams and scripts. */
  readonly entities: EntityFacts;
  readonly comments: readonly CommentFact[];
  readonly unfenced: readonly Unfenced[];
}

export interface DiagramFacts {
  /** The whole fence, or the whole file. */
  readonly range: Range;
  readonly body: Range;
  /** False where the text ends inside the fence. */
  readonly closed: boolean;
  /** It stands in a list or a quote. */
  readonly nested?: true;
  readonly tree: Drawing;
  /** The lines in which Mermaid rejects something; what was read of them is a guess. Ranges in the body. */
  readonly damaged: readonly Range[];
  readonly role: Role | null;
  /** It only tells a flow (`DiagramView.tells`). */
  readonly tells: boolean;
  /** Of C4. */
  readonly level?: C4Level;
  /** Absent where it draws no boxes and arrows. */
  readonly drawn?: DrawnFacts;
  readonly contents: readonly BoxContents[];
  /** The state machine that it may be. */
  readonly machine?: MachineFacts;
}

export interface ScriptFacts {
  readonly range: Range;
  readonly body: Range;
  readonly closed: boolean;
  readonly script: SqlScript;
}

/** Languages of fences that are read as diagrams. */
export const DRAWN = new Set(['mermaid', 'mmd']);
/** Languages of fences that may hold a drawing in plain text. */
export const PLAIN = new Set(['', 'text', 'txt', 'ascii', 'plaintext', 'plain']);
/** Languages of fences that are read as SQL. */
export const SQL = new Set(['sql', 'postgresql', 'postgres', 'pgsql', 'plpgsql', 'mysql', 'sqlite', 'ddl', 'cql', 'tsql']);

/** Of a section no more is looked at to tell what it begins with. */
const LONGEST_OPENING = 200;

/** Reads one section of a Markdown document; what `memory` knows of its fences is not read again. */
export function readSection(section: SectionText, glossary: Glossary, memory: SectionMemory): SectionFacts {
  const title = section.heading?.title.text ?? '';
  const style = section.heading && styleOf({ text: rawTitle(section), range: section.heading.title.range });
  const rule = ruleAtEnd(section);
  const diagrams = section.fences.flatMap((fence) => {
    const tree = DRAWN.has(fence.lang) ? memory.read(readDiagram, fence.text) : memory.read(drawingIn, fence.text, fence.lang);
    if (!tree) return [];
    const facts = memory.read(diagramFacts, fence.text, tree, title, glossary);
    return [{ ...placeOf(fence), ...facts, ...(isNested(section, fence) && { nested: true as const }) }];
  });
  const scripts = section.fences
    .filter(({ lang }) => SQL.has(lang))
    .map((fence) => ({ ...placeOf(fence), script: memory.read(readSql, fence.text) }));
  const entities = section.fences.map((fence) => entitiesOfFence(fence, diagrams, scripts, memory));
  return {
    title,
    level: section.level,
    ...(section.heading && { heading: section.heading.range }),
    ...(style && { style }),
    ...(rule && { rule }),
    kind: kindOfHeading(title),
    topics: topicsOf(title),
    capacity: isCapacityHeading(title),
    isDesign: isDesignHeading(title),
    isLesson: isLessonHeading(title),
    isManual: isManualHeading(title),
    opensAsOther: isOtherOpening(
      section.text
        .slice(section.heading?.range.end ?? 0)
        .trimStart()
        .slice(0, LONGEST_OPENING),
    ),
    diagrams,
    scripts,
    entities: {
      views: entities.flatMap(({ views }) => views),
      relations: entities.flatMap(({ relations }) => relations),
      enums: entities.flatMap(({ enums }) => enums),
    },
    unfenced: findUnfenced(section),
    comments: [...htmlComments(section), ...innerComments(section, diagrams, scripts)].sort((a, b) => a.range.start - b.range.start),
  };
}

/** A thematic break below a blank line, after which nothing comes. */
function ruleAtEnd({ text }: SectionText): Range | undefined {
  const content = text.trimEnd();
  const mark = /(?:\r?\n|\r)[ \t]*(?:\r?\n|\r)[ ]{0,3}(-{3,20}|\*{3,20}|_{3,20})$/.exec(content.slice(-60))?.[1];
  return mark === undefined ? undefined : { start: content.length - mark.length, end: content.length };
}

/** Whether something stands before a fence on its first line: the indent or the mark of a list or a quote. */
const isNested = ({ text }: SectionText, { range }: FenceText): boolean => range.start > lineOf(text, range.start).start;

const rawTitle = ({ text, heading }: SectionText): string => (heading ? text.slice(heading.title.range.start, heading.title.range.end) : '');

/** Reads a whole `.mmd` or `.mermaid` file as the one section it is. */
export function readStandalone(text: string, glossary: Glossary): SectionFacts {
  const range = { start: 0, end: text.length };
  const diagrams = [{ range, body: range, closed: false, ...diagramFacts(text, readDiagram(text), '', glossary) }];
  const comments = innerComments({ text, fences: [] }, diagrams, []);
  return {
    title: '',
    level: 0,
    kind: null,
    topics: [],
    capacity: false,
    isDesign: false,
    isLesson: false,
    isManual: false,
    opensAsOther: false,
    diagrams,
    scripts: [],
    entities: entitiesOfDiagram(text, diagrams[0]!.tree),
    comments,
    unfenced: [],
  };
}

type Placed = Pick<FenceText, 'range' | 'body' | 'closed'>;

function entitiesOfFence(
  { range, body, text, lang, closed }: FenceText,
  diagrams: readonly DiagramFacts[],
  scripts: readonly ScriptFacts[],
  memory: SectionMemory,
): EntityFacts {
  const isHere = (fact: { readonly range: Range }): boolean => fact.range.start === range.start;
  const tree = diagrams.find(isHere)?.tree;
  const script = scripts.find(isHere)?.script;
  const facts = tree ? memory.read(entitiesOfDiagram, text, tree) : script ? memory.read(entitiesOfSql, text, script, lang) : NO_ENTITIES;
  return placeInFence(facts, body, closed ? range : undefined);
}

function entitiesOfDiagram(text: string, tree: Drawing): EntityFacts {
  if (tree.type === 'er') return entitiesOfEr(tree, text);
  if (tree.type === 'arrow-text') return entitiesOfDrawing(tree);
  return tree.type === 'class' ? entitiesOfClass(tree, text) : NO_ENTITIES;
}

const placeOf = ({ range, body, closed }: Placed): Placed => ({ range, body, closed });

/** The drawing in plain text that a fence holds. */
export function drawingIn(text: string, lang: string): ArrowText | undefined {
  if (!PLAIN.has(lang) || !ARROW_OR_BORDER.test(text) || OTHER_NOTATION.test(text)) return undefined;
  const tree = readArrowText(text);
  return isDrawing(tree) ? tree : undefined;
}

/** Its first line says in which notation it is written. */
const OTHER_NOTATION =
  /^\s*(?:(?:flowchart|graph|digraph)\s|sequenceDiagram|erDiagram|classDiagram|stateDiagram|C4[A-Z]|architecture-beta|block-beta|mindmap|gantt|@start)/;
const ARROW_OR_BORDER = /[▲▼◀▶◄►←→↑↓↔⇢┌╔╭┏]|->|<-|=>|\+-/;

function diagramFacts(text: string, tree: Drawing, title: string, glossary: Glossary): Omit<DiagramFacts, keyof Placed> {
  const drawn = readDrawn(tree, text, glossary);
  const level = levelOf(tree);
  const machine = readMachine(tree, text);
  const role = roleOf(tree, drawn, title);
  const isFlow = tree.type === 'arrow-text' && onlyTells(tree, text);
  return {
    tree,
    damaged: damagedLines(text, tree),
    role: isFlow && role === 'architecture' ? null : role,
    tells: tree.type === 'arrow-text' && (role === null || role === 'process' || (isFlow && role === 'architecture')),
    ...(level && { level }),
    ...(drawn && { drawn }),
    contents: readBoxContents(drawn, text, tree.type === 'c4' ? tree.level : undefined),
    ...(machine && { machine }),
  };
}

/** Where fewer than two boxes are drawn, or all stands in one line. */
function onlyTells({ nodes, edges }: ArrowText, text: string): boolean {
  if (nodes.filter(({ form }) => form !== 'bare').length < 2) return true;
  const [first] = edges;
  const last = edges.at(-1);
  return (
    first !== undefined && last !== undefined && edges.every(({ inline }) => inline) && !text.slice(first.arrow.start, last.arrow.end).includes('\n')
  );
}

const damagedLines = (text: string, { errors }: Drawing): Range[] =>
  joined(errors.map(({ range }) => cover(lineOf(text, range.start), lineOf(text, range.end))));
