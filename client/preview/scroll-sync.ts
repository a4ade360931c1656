/** The editor and the page scroll together. Who scrolled last leads; the other's scrolling is no answer to it. */
import type { DocumentView } from './document-view.ts';
import { lineAt, type Place, placeOf, topOf } from './lines.ts';

export class ScrollSync {
  readonly #view: DocumentView;
  readonly #tell: (line: number) => void;
  #readerLeads = false;
  #isTelling = false;
  /** The editor's line, as long as its block is not there. */
  #wanted: number | undefined;
  /** What the editor has at its top: it stays at the top of the page, however high the pictures above turn out to be. */
  #held: Place | undefined;
  /** Where that brought the page, and how high the page was. */
  #left = { top: 0, height: 0 };

  /**
   * @param root where the document is shown
   * @param tell takes the line at the top of the page, once a frame while the reader scrolls
   */
  constructor(root: HTMLElement, view: DocumentView, tell: (line: number) => void) {
    this.#view = view;
    this.#tell = tell;
    const options = { passive: true, capture: true };
    for (const type of ['wheel', 'touchstart', 'pointerdown', 'keydown']) window.addEventListener(type, () => this.#lead(), options);
    window.addEventListener('scroll', () => this.#scrolled(), options);
    new ResizeObserver(() => this.#hold()).observe(root);
  }

  /** The editor shows `line` at its top. */
  follow(line: number): void {
    this.#readerLeads = false;
    this.#wanted = line;
    this.update();
  }

  /** There is more of the document, or another state of it. */
  update(): void {
    const { views } = this.#view;
    if (this.#wanted === undefined) return this.#hold();
    this.#held = placeOf(views, this.#wanted);
    this.#hold();
    // What is in the last block may be in one that is still to come.
    if (this.#held && this.#held.view !== views.at(-1)) this.#wanted = undefined;
  }

  #lead(): void {
    this.#readerLeads = true;
    this.#wanted = undefined;
    this.#held = undefined;
  }

  #hold(): void {
    if (!this.#held?.view.element.isConnected) return;
    const top = Math.max(0, topOf(this.#view.views, this.#held) - covered());
    if (Math.abs(top - window.scrollY) >= 1) window.scrollTo({ top, behavior: 'instant' });
    this.#left = { top: window.scrollY, height: document.documentElement.scrollHeight };
  }

  #scrolled(): void {
    if (this.#readerLeads) return this.#tellSoon();
    // A page that grows moves by itself; one that does not was moved, by a search for a word perhaps.
    const { top, height } = this.#left;
    if (document.documentElement.scrollHeight === height && Math.abs(window.scrollY - top) > 1) this.#held = undefined;
  }

  #tellSoon(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    requestAnimationFrame(() => {
      this.#isTelling = false;
      if (this.#readerLeads) this.#tell(lineAt(this.#view.views, window.scrollY + covered()));
    });
  }
}

/** Pixels at the top of the view that the bar takes. */
const covered = (): number => document.getElementById('review')?.offsetHeight ?? 0;
