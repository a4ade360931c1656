/** Where the editor's cursor is in what the page shows. */
import type { DiagramElement, ToPage } from '../protocol/messages.ts';
import type { DocumentView } from './document-view.ts';
import type { Layer, Picture } from './picture.ts';
import { handlesOf } from './source-links.ts';

type Cursor = Extract<ToPage, { readonly type: 'cursor' }>;
type Stretch = Pick<DiagramElement, 'start' | 'end'>;

/** The block in which the cursor is has a mark, and so have the elements of a picture that are written there. */
export class Outline {
  #cursor: Cursor | undefined;
  #view: DocumentView | undefined;

  /** To be laid over the source links. */
  readonly layer: Layer = { drawn: (picture) => this.#outline(picture), kept: (picture) => this.#outline(picture) };

  move(cursor: Cursor, view: DocumentView): void {
    const isTyping = this.#cursor?.version !== cursor.version;
    this.#cursor = cursor;
    this.update(view);
    // A few lines may be a tall picture: what they stand for can be far from where their first one is.
    if (!isTyping) for (const { picture } of view.diagrams()) if (picture) bringIntoView(picture.svg.querySelectorAll('.current'));
  }

  /** The document changed. A cursor in another version of it is waited for, or this one for the version it is in. */
  update(view: DocumentView): void {
    this.#view = view;
    if (this.#place() === undefined) return;
    this.#markBlock(view);
    for (const { picture } of view.diagrams()) if (picture) this.#outline(picture);
  }

  /** The cursor, if it is in the document that is shown. */
  #place(): Stretch | undefined {
    return this.#cursor?.version === this.#view?.version ? this.#cursor : undefined;
  }

  #markBlock({ views }: DocumentView): void {
    const start = this.#place()?.start ?? 0;
    const current = views.findLast(({ block }) => block.start <= start);
    for (const view of views) view.element.classList.toggle('current', view === current);
  }

  #outline(picture: Picture): void {
    const place = this.#place();
    if (!place || !picture.isCurrent()) return;
    const { block, svg } = picture;
    const current = elementsUnder(block.diagram.elements, { start: place.start - block.start, end: place.end - block.start });
    for (const handle of svg.querySelectorAll('.current')) handle.classList.remove('current');
    for (const index of current) for (const handle of handlesOf(picture, index)) handle.classList.add('current');
  }
}

const MARGIN = 40;

/** Scrolls the page so that the first is seen, unless any is. */
function bringIntoView(parts: Iterable<Element>): void {
  const boxes = [...parts].map((part) => part.getBoundingClientRect());
  const [first] = boxes;
  if (!first || boxes.some(({ top, bottom }) => bottom > 0 && top < window.innerHeight)) return;
  const top = first.bottom <= 0 ? first.top - MARGIN : first.bottom + MARGIN - window.innerHeight;
  window.scrollBy({ top, behavior: 'instant' });
}

/** Those written or named at `place`, the smallest there; where none is, those within it. */
function elementsUnder(elements: readonly DiagramElement[], place: Stretch): readonly number[] {
  const lengths = elements.map(({ start, end, also = [] }) => {
    const holding = [{ start, end }, ...also].filter((each) => each.start <= place.start && place.end <= each.end);
    return Math.min(...holding.map((each) => each.end - each.start));
  });
  const smallest = Math.min(...lengths);
  return elements.flatMap(({ start, end }, index) => {
    const isUnder = smallest === Infinity ? place.start <= start && end <= place.end : lengths[index] === smallest;
    return isUnder ? [index] : [];
  });
}
