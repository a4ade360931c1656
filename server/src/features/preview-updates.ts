/** What a preview is sent: of a document that it shows already, only what is another now; of a long one that it does not, a part at a time. */
import type { PreviewBlock, PreviewContent, PreviewDiagram, PreviewKept } from './preview-content.ts';
import { preview, type Preview, type PreviewSource } from './preview.ts';
import { PreviewMemory } from './preview-memory.ts';

/** Characters of a document that are read and shown before its first screen can be drawn, and between two pictures later on. */
const PART = 16_000;

/** The state of a document that a preview shows. */
export interface Shown {
  readonly version: number;
  /** How many. */
  readonly blocks: number;
}

/** What is known of the preview of one document. */
export class PreviewUpdates {
  private readonly memory = new PreviewMemory();
  private last: Preview | undefined;
  /** Characters of the document that were sent at most. */
  private most = 0;

  /** What leads from what is shown to the document as it is; with nothing shown, to its first part. */
  next(source: PreviewSource, shown?: Shown): PreviewContent {
    const { last } = this;
    const isKnown = shown && last?.version === shown.version && last.blocks.length === shown.blocks;
    this.most = mostAfter(this.most, shown, isKnown === true && !last.isWhole);
    const now = preview(source, this.memory, this.most);
    this.last = now;
    const { version, findings, isWhole, reading } = now;
    const kept = isKnown ? keptOf(last, now.blocks) : undefined;
    const blocks = kept ? now.blocks.slice(kept.head, now.blocks.length - kept.tail) : now.blocks;
    return { version, blocks, findings, ...(kept && { kept }), ...(!isWhole && { more: true }), ...(reading && { reading }) };
  }
}

/** A preview that shows what is not known here (the server was started again) must not lose what it shows: it gets all at once. */
function mostAfter(most: number, shown: Shown | undefined, isPart: boolean): number {
  if (!shown) return PART;
  return isPart ? most + PART : Infinity;
}

/** Which of the blocks shown stay: those at the beginning as they are, those at the end all moved alike. */
function keptOf({ version, blocks: before }: Preview, now: readonly PreviewBlock[]): PreviewKept {
  const most = Math.min(before.length, now.length);
  let head = 0;
  while (head < most && isMovedBy(NOT_MOVED, before[head]!, now[head]!)) head++;
  const move = moveOf(before, now);
  let tail = 0;
  while (tail < most - head && isMovedBy(move, before.at(-1 - tail)!, now.at(-1 - tail)!)) tail++;
  return { version, blocks: before.length, head, tail, ...move };
}

type Move = Pick<PreviewKept, 'lines' | 'offset' | 'diagrams'>;

const NOT_MOVED: Move = { lines: 0, offset: 0, diagrams: 0 };

/** How the end of a document moved. */
function moveOf(before: readonly PreviewBlock[], now: readonly PreviewBlock[]): Move {
  const [from, to] = [before.at(-1), now.at(-1)];
  if (!from || !to) return NOT_MOVED;
  return { lines: to.line - from.line, offset: to.start - from.start, diagrams: (lastDiagram(now) ?? 0) - (lastDiagram(before) ?? 0) };
}

const lastDiagram = (blocks: readonly PreviewBlock[]): number | undefined => blocks.findLast(isDiagram)?.diagram.index;

const isDiagram = (block: PreviewBlock): block is PreviewDiagram => 'diagram' in block;

/** Equal keys are equal blocks, but for their places. */
const isMovedBy = ({ lines, offset, diagrams }: Move, before: PreviewBlock, now: PreviewBlock): boolean =>
  before.key === now.key &&
  before.line + lines === now.line &&
  before.start + offset === now.start &&
  (!isDiagram(before) || !isDiagram(now) || before.diagram.index + diagrams === now.diagram.index);
