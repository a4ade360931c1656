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
      if (marksChanged) this.#mark();
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
    const { source, refusal } = this.#block.diagram;
    this.#tried = wanted;
    if (refusal !== undefined) return this.#say();
    try {
      const { paint } = await import('./painter.ts');
      const svg = sanitisePicture(await paint(source, this.#host.theme(), this.#host.measure)).querySelector('svg');
      if (!svg) throw new Error('Mermaid drew nothing.');
      svg.style.minWidth = `${SMALLEST_SCALE * svg.viewBox.baseVal.width}px`;
      this.#clean = svg;
      this.#shown = wanted;
      this.#mark();
      this.#say();
    } catch (error) {
      this.#say(error);
    }
  }

  /** The picture with the findings on it. */
  #mark(): void {
    if (!this.#clean || this.#shown !== this.#wanted()) return;
    const svg = this.#clean.cloneNode(true) as SVGSVGElement;
    mark(svg, this.#block.diagram.elements, this.#marks, ({ start, end }) => this.#reveal({ start, end }));
    this.#root.replaceChildren(svg);
  }

  #reveal({ start, end }: Pick<DiagramElement, 'start' | 'end'>): void {
    this.#host.reveal(this.#block.start + start, this.#block.start + end);
  }

  /** Whether the picture is what the text says, and if not, why. */
  #say(failure?: unknown): void {
    const { refusal, error } = this.#block.diagram;
    const current = this.#shown === this.#wanted();
    const state = refusal !== undefined ? 'refused' : current ? 'drawn' : failure !== undefined ? 'stale' : 'waiting';
    this.element.dataset['state'] = state;
    if (state === 'refused') this.#note.replaceChildren(refusal ?? '');
    else if (state === 'stale') this.#note.replaceChildren(...this.#staleNote(error, failure));
    else this.#note.replaceChildren();
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
