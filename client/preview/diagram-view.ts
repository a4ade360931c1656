import type { DiagramBlock, DiagramElement } from '../protocol/messages.ts';
import type { Mark } from './marks.ts';
import { mark } from './marks.ts';
import { sanitisePicture } from './sanitise.ts';
import type { Theme } from './theme.ts';

/** What a diagram needs of the page. */
export interface DiagramHost {
  theme(): Theme;
  /** The style of pictures. */
  readonly style: CSSStyleSheet;
  /** Where Mermaid measures text. */
  readonly measure: HTMLElement;
  /** Shows a stretch of the document's source. */
  reveal(start: number, end: number): void;
}

/** A wide picture shrinks to the page only so far that its text can be read; then it scrolls. */
const SMALLEST_SCALE = 0.65;

/** A diagram: its picture, or the last one that could be drawn, and what is to be said of it. */
export class DiagramView {
  readonly element = document.createElement('figure');
  readonly #host: DiagramHost;
  readonly #picture = document.createElement('div');
  readonly #root: ShadowRoot;
  readonly #note = document.createElement('figcaption');
  #block: DiagramBlock;
  #marks: readonly Mark[] = [];
  #inView = false;
  #drawing = false;
  /** What the picture shows, and what was tried last: source and theme. */
  #shown = '';
  #tried = '';
  /** As sanitised, before anything is marked on it. */
  #clean: SVGSVGElement | undefined;

  constructor(block: DiagramBlock, host: DiagramHost) {
    this.#block = block;
    this.#host = host;
    this.element.className = 'diagram';
    this.#picture.className = 'picture';
    this.#root = this.#picture.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = [host.style];
    this.#note.setAttribute('role', 'status');
    this.element.append(this.#picture, this.#note);
    this.#say();
  }

  get key(): string {
    return this.#block.key;
  }

  /** Shows another state of the diagram; what is the same is not drawn again. */
  update(block: DiagramBlock, marks: readonly Mark[]): void {
    const marksChanged = block.key !== this.#block.key || JSON.stringify(marks) !== JSON.stringify(this.#marks);
    this.#block = block;
    this.#marks = marks;
    if (this.#wanted() === this.#shown) {
      this.#tried = this.#shown;
      if (marksChanged) this.#mark(block, marks);
      this.#say();
    }
    void this.#draw();
  }

  setInView(inView: boolean): void {
    this.#inView = inView;
    void this.#draw();
  }

  /** The theme is another one. */
  redraw(): void {
    void this.#draw();
  }

  #wanted(): string {
    return `${this.#block.key} ${JSON.stringify(this.#host.theme())}`;
  }

  /** Draws until the picture shows what is wanted; what was typed meanwhile is drawn next, what was typed in between never. */
  async #draw(): Promise<void> {
    if (this.#drawing || !this.#inView) return;
    this.#drawing = true;
    while (this.#inView && this.#tried !== this.#wanted()) await this.#drawOnce();
    this.#drawing = false;
  }

  async #drawOnce(): Promise<void> {
    const wanted = this.#wanted();
    const theme = this.#host.theme();
    const block = this.#block;
    const marks = this.#marks;
    this.#tried = wanted;
    if (block.diagram.refusal !== undefined) return this.#say();
    try {
      const { paint } = await import('./painter.ts');
      const svg = sanitisePicture(await paint(block.diagram.source, theme, this.#host.measure)).querySelector('svg');
      if (!svg) throw new Error('Mermaid drew nothing.');
      svg.style.minWidth = `${SMALLEST_SCALE * svg.viewBox.baseVal.width}px`;
      this.#clean = svg;
      this.#shown = wanted;
      // More may have been typed meanwhile: then this picture is seen until the next one is there.
      this.#mark(block, wanted === this.#wanted() ? this.#marks : marks);
      this.#say();
    } catch (error) {
      this.#say(error);
    }
  }

  /** Shows the picture, which is that of `block`, with the findings on it. */
  #mark({ diagram }: DiagramBlock, marks: readonly Mark[]): void {
    const svg = this.#clean?.cloneNode(true) as SVGSVGElement | undefined;
    if (!svg) return;
    mark(svg, diagram.elements, marks, (element) => {
      if (this.#shown === this.#wanted()) this.#reveal(element);
    });
    this.#root.replaceChildren(svg);
  }

  #reveal({ start, end }: Pick<DiagramElement, 'start' | 'end'>): void {
    this.#host.reveal(this.#block.start + start, this.#block.start + end);
  }

  /** Whether the picture is what the text says, and if not, why. */
  #say(failure?: unknown): void {
    const { refusal, error } = this.#block.diagram;
    const isCurrent = this.#shown === this.#wanted();
    if (refusal !== undefined) this.#setState('refused', [refusal]);
    else if (isCurrent) this.#setState('drawn', []);
    else if (failure !== undefined) this.#setState('stale', this.#staleNote(error, failure));
    else if (!this.#clean) this.#setState('waiting', []);
  }

  #setState(state: 'waiting' | 'drawn' | 'stale' | 'refused', note: readonly (Node | string)[]): void {
    this.element.dataset['state'] = state;
    this.#note.replaceChildren(...note);
  }

  #staleNote(error: DiagramBlock['diagram']['error'], failure: unknown): (Node | string)[] {
    const head = document.createElement('strong');
    head.textContent = this.#clean ? 'The picture shows the last text that could be drawn.' : 'This diagram cannot be drawn yet.';
    if (!error) return [head, ` ${firstLine(failure)}`];
    const place = document.createElement('a');
    place.textContent = error.message;
    place.href = '#';
    place.addEventListener('click', (event) => {
      event.preventDefault();
      event.stopPropagation();
      this.#reveal(error);
    });
    return [head, ' ', place];
  }
}

const firstLine = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure)).split('\n', 1)[0] ?? '';
