import type { DiagramBlock, Finding } from '../protocol/messages.ts';
import type { DrawQueue } from './draw-queue.ts';
import { staleNote } from './note.ts';
import type { Layer, Picture } from './picture.ts';
import { sanitisePicture } from './sanitise.ts';
import type { Reveal } from './source-links.ts';
import { Stage } from './stage.ts';
import type { Theme } from './theme.ts';

/** What a diagram needs of the page. */
export interface DiagramHost {
  theme(): Theme;
  /** The style of pictures. */
  readonly style: CSSStyleSheet;
  /** Where Mermaid measures text. */
  readonly measure: HTMLElement;
  readonly queue: DrawQueue;
  /** What is laid on each picture, in this order. */
  readonly layers: readonly Layer[];
  readonly reveal: Reveal;
}

/** A diagram: its picture, or the last one that could be drawn, and what is to be said of it. */
export class DiagramView {
  readonly element = document.createElement('figure');
  readonly #host: DiagramHost;
  readonly #stage: Stage;
  readonly #note = document.createElement('figcaption');
  #block: DiagramBlock;
  #findings: readonly Finding[] = [];
  #inView = false;
  /** What the picture shows, and what was tried last: source and theme. */
  #shown = '';
  #tried = '';
  #picture: { -readonly [K in keyof Picture]: Picture[K] } | undefined;

  constructor(block: DiagramBlock, host: DiagramHost) {
    this.#block = block;
    this.#host = host;
    this.element.className = 'diagram';
    this.#stage = new Stage(host.style);
    this.#note.setAttribute('role', 'status');
    this.element.append(this.#stage.element, this.#note);
    this.#say();
  }

  get key(): string {
    return this.#block.key;
  }

  /** What is shown, if anything is: perhaps of an earlier text. */
  get picture(): Picture | undefined {
    return this.#picture;
  }

  /** Shows another state of the diagram; what is the same is not drawn again. */
  update(block: DiagramBlock, findings: readonly Finding[]): void {
    this.#block = block;
    this.#findings = findings;
    if (this.#picture && this.#isCurrent()) {
      this.#tried = this.#shown;
      Object.assign(this.#picture, { block, findings });
      for (const layer of this.#host.layers) layer.kept?.(this.#picture);
      this.#say();
    }
    this.redraw();
  }

  /** The diagram is no longer in the document. */
  drop(): void {
    this.#inView = false;
    this.#stage.leaveFullScreen();
  }

  setInView(inView: boolean): void {
    this.#inView = inView;
    this.redraw();
  }

  /** Draws what is wanted, if it is in view and was not tried yet. */
  redraw(): void {
    if (this.#isDue()) this.#host.queue.add(this);
  }

  /** Called in turn by the queue. What was typed meanwhile is drawn next, what was typed in between never. */
  async draw(): Promise<void> {
    while (this.#isDue()) await this.#drawOnce();
  }

  #isDue(): boolean {
    return this.#inView && this.#tried !== this.#wanted();
  }

  #wanted(): string {
    return `${this.#block.key} ${this.#host.theme().key}`;
  }

  #isCurrent(): boolean {
    return this.#shown === this.#wanted();
  }

  async #drawOnce(): Promise<void> {
    const wanted = this.#wanted();
    const theme = this.#host.theme();
    const block = this.#block;
    const findings = this.#findings;
    this.#tried = wanted;
    if (block.diagram.refusal !== undefined) return this.#say();
    try {
      const { paint } = await import('./painter.ts');
      const svg = sanitisePicture(await paint(block.diagram.source, theme, this.#host.measure)).querySelector('svg');
      if (!svg) throw new Error('Mermaid drew nothing.');
      this.#shown = wanted;
      // More may have been typed meanwhile: then this picture is seen until the next one is there.
      this.#show(svg, this.#isCurrent() ? { block: this.#block, findings: this.#findings } : { block, findings });
      this.#say();
    } catch (error) {
      this.#say(error);
    }
  }

  #show(svg: SVGSVGElement, of: Pick<Picture, 'block' | 'findings'>): void {
    const picture = { svg, ...of, isCurrent: () => this.#picture === picture && this.#isCurrent() };
    this.#picture = picture;
    for (const layer of this.#host.layers) layer.drawn(picture);
    this.#stage.show(svg);
  }

  /** Whether the picture is what the text says, and if not, why. */
  #say(failure?: unknown): void {
    const { diagram, start } = this.#block;
    if (diagram.refusal !== undefined) this.#setState('refused', [diagram.refusal]);
    else if (this.#isCurrent()) this.#setState('drawn', []);
    else if (failure !== undefined) {
      const reveal = (place: { readonly start: number; readonly end: number }) => this.#host.reveal(start + place.start, start + place.end);
      this.#setState('stale', staleNote(diagram, failure, this.#picture !== undefined, reveal));
    } else if (!this.#picture) this.#setState('waiting', []);
  }

  #setState(state: 'waiting' | 'drawn' | 'stale' | 'refused', note: readonly (Node | string)[]): void {
    this.element.dataset['state'] = state;
    this.#note.replaceChildren(...note);
  }
}
