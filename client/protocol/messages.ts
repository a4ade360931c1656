/** What the extension and the preview's page say to each other. Each side checks what it is sent. */
import { isReading } from './reading.ts';
import type { Checked } from './schema.ts';
import { isArrayOf, isCount, isEither, isObject, isOneOf, isPosition, isStretch, isString, isTrue, isWhole } from './schema.ts';

/** A part of a diagram that stands for a stretch of its source. Offsets count from the start of that source. */
const isElement = isObject(
  {
    kind: isOneOf('node', 'edge', 'group', 'member', 'note', 'block'),
    /** Mermaid's own name of it; several of a kind may share one, then they come in the order of those in the SVG. */
    id: isString,
    start: isCount,
    end: isCount,
  },
  /** Where else it is named. */
  { also: isArrayOf(isStretch) },
);

const isDiagram = isObject(
  { index: isCount, source: isString, elements: isArrayOf(isElement) },
  /** `refusal`: why it is not drawn. `error`: what in it is not understood. */
  { refusal: isString, error: isObject({ message: isString, start: isCount, end: isCount }, {}) },
);

/** A block of the document: what its text comes to, not where it stands, decides its key. `start` is the offset of its source. */
const isBlock = isEither(
  isObject({ key: isString, line: isCount, start: isCount, html: isString }, {}),
  isObject({ key: isString, line: isCount, start: isCount, diagram: isDiagram }, {}),
);

const isFinding = isObject(
  { rule: isString, severity: isOneOf('error', 'warning', 'information', 'hint'), message: isString, start: isCount, end: isCount },
  /** The index of the diagram it stands in, and those of its elements there. */
  { diagram: isCount, elements: isArrayOf(isCount) },
);

/** Of the blocks that the page shows (of a version, so many), which stay: at the beginning as they are, at the end moved. */
const isKept = isObject({ version: isCount, blocks: isCount, head: isCount, tail: isCount, lines: isWhole, offset: isWhole, diagrams: isWhole }, {});

/** The document as the page is to show it. */
const isContent = isObject(
  { version: isCount, blocks: isArrayOf(isBlock), findings: isArrayOf(isFinding) },
  /** `kept`: what stays around `blocks`. `more`: the document goes on, and the page asks for the rest when it has time for it. `reading`: of a design. */
  { kept: isKept, more: isTrue, reading: isReading },
);

export type Content = Checked<typeof isContent>;
export type Kept = Checked<typeof isKept>;
export type Block = Checked<typeof isBlock>;
export type HtmlBlock = Extract<Block, { readonly html: string }>;
export type DiagramBlock = Exclude<Block, HtmlBlock>;
export type DiagramElement = Checked<typeof isElement>;
export type Finding = Checked<typeof isFinding>;

/** From the extension to the page. */
export type ToPage = Checked<typeof isToPage>;

export const isToPage = isEither(
  isObject({ type: isOneOf('content'), content: isContent }, {}),
  /** Why there is nothing new to show. */
  isObject({ type: isOneOf('notice'), text: isString }, {}),
  /** Diagrams that held the page, by key: they are not drawn. Before any content. */
  isObject({ type: isOneOf('aside'), keys: isArrayOf(isString) }, {}),
  /** Is it still there? */
  isObject({ type: isOneOf('ping') }, {}),
  /** Where the cursor of the editor stands, and what it holds. */
  isObject({ type: isOneOf('cursor'), version: isCount, start: isCount, end: isCount }, {}),
  /** The line at the top of the editor, from 0, with the part of it that is above. */
  isObject({ type: isOneOf('scroll'), line: isPosition }, {}),
  /** The titles of the fixes that were asked for last; each is applied by its index. */
  isObject({ type: isOneOf('fixes'), titles: isArrayOf(isString) }, {}),
);

/** From the page to the extension. */
export type FromPage = Checked<typeof isFromPage>;

export const isFromPage = isEither(
  /** The page listens, and shows nothing that can be built upon. */
  isObject({ type: isOneOf('ready') }, {}),
  /** The page has time for more of the document. */
  isObject({ type: isOneOf('more') }, {}),
  /** It is still there. */
  isObject({ type: isOneOf('pong') }, {}),
  /** The page is about to draw the diagram with this key; with none, it is done. */
  isObject({ type: isOneOf('drawing') }, { key: isString }),
  /** The reader asks to see this stretch of the source. */
  isObject({ type: isOneOf('reveal'), version: isCount, start: isCount, end: isCount }, {}),
  /** The reader follows a link. */
  isObject({ type: isOneOf('open'), href: isString }, {}),
  /** The reader scrolled: the line of the source at the top, from 0, with the part of it that is above. */
  isObject({ type: isOneOf('scrolled'), line: isPosition }, {}),
  /** The reader wants to know what can be done about what is said of these places. */
  isObject({ type: isOneOf('fixes'), version: isCount, places: isArrayOf(isStretch) }, {}),
  /** The reader chose one of the fixes that were offered last, for this version. */
  isObject({ type: isOneOf('applyFix'), version: isCount, index: isCount }, {}),
  /** The reader wants a picture as a file. */
  isObject({ type: isOneOf('export'), name: isString, svg: isString }, {}),
);
