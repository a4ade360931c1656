import type { DiagramBlock, Finding } from '../protocol/messages.ts';
import type { DrawQueue } from './draw-queue.ts';
import { locate } from './elements.ts';
import { asideNote, staleNote } from './note.ts';
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
  /** Keys of diagrams that held the page when they were drawn. */
  readonly aside: Set<string>;
  /** What is laid on each picture, in this order. */
  readonly layers: readonly Layer[];
  readonly reveal: Reveal;
  /** Makes a file of a picture. */
  readonly export: (picture: Picture) => void;
}

/** A diagram: its picture, or the last one that could be drawn, and what is to be said of it. */
export class DiagramView {
  readonly element = document.createElement('figure');
  readonly #host: DiagramHost;
  readonly #stage: Stage;
  readonly #note = document.createElement('figcaption');
  /** The diagram as it is now, where it stands now. */
  block: DiagramBlock;
  #findings: readonly Finding[] = [];
  #isNear = false;
  /** What the picture shows, and what was tried last: source and theme. */
  #shown = '';
  #tried = '';
  /** Why the text tried last could not be drawn. */
  #failure: string | undefined;
  #said = '';
  #picture: { -readonly [K in keyof Picture]: Picture[K] } | undefined;

  constructor(block: DiagramBlock, host: DiagramHost) {
    this.block = block;
    this.#host = host;
    this.element.className = 'diagram';
    this.#stage = new Stage(host.style, () => this.#picture && host.export(this.#picture));
    this.#note.setAttribute('role', 'status');
    this.element.append(this.#stage.element, this.#note);
    this.#say();
  }

  get key(): string {
    return this.block.key;
  }

  /** What is shown, if anything is: perhaps of an earlier text. */
  get picture(): Picture | undefined {
    return this.#picture;
  }

  /** The document changed: perhaps the block did, or what is said of it. What is the same is not drawn again. */
  update(findings: readonly Finding[]): void {
    this.#findings = findings;
    if (this.#picture && this.#isCurrent()) {
      this.#tried = this.#shown;
      Object.assign(this.#picture, { block: this.block, findings });
      for (const layer of this.#host.layers) layer.kept?.(this.#picture);
    }
    this.redraw();
  }

  /** Near to what is seen it is drawn. */
  setNear(isNear: boolean): void {
    this.#isNear = isNear;
    this.redraw();
  }

  /** Keeps the picture's place, zoom and pan, and not the picture. One that cannot be drawn again is kept. */
  dropPicture(): void {
    if (!this.#picture?.isCurrent()) return;
    this.#picture = undefined;
    this.#shown = this.#tried = '';
    this.#stage.clear();
  }

  /** The diagram is no longer in the document. */
  drop(): void {
    this.#isNear = false;
    this.#stage.leaveFullScreen();
  }

  redraw(): void {
    if (this.isDue()) this.#host.queue.add(this);
    this.#say();
  }

  isDue(): boolean {
    return this.#isNear && this.#tried !== this.#wanted() && this.#mayBeDrawn();
  }

  /** Called in turn by the queue. */
  async draw(): Promise<void> {
    const wanted = this.#wanted();
    const theme = this.#host.theme();
    const before = { block: this.block, findings: this.#findings };
    this.#tried = wanted;
    try {
      const { paint } = await import('./painter.ts');
      const svg = sanitisePicture(await paint(before.block.diagram.source, theme, this.#host.measure)).querySelector('svg');
      if (!svg) throw new Error('Mermaid drew nothing.');
      this.#shown = wanted;
      this.#failure = undefined;
      // More may have been typed meanwhile: then this picture is seen until the next one is there.
      this.#show(svg, this.#isCurrent() ? { block: this.block, findings: this.#findings } : before);
    } catch (error) {
      this.#failure = firstLine(error);
    }
    this.#say();
  }

  #wanted(): string {
    return `${this.block.key} ${this.#host.theme().key}`;
  }

  #isCurrent(): boolean {
    return this.#shown === this.#wanted();
  }

  #show(svg: SVGSVGElement, of: Pick<Picture, 'block' | 'findings'>): void {
    const parts = locate(svg, of.block.diagram.elements);
    const picture = { svg, parts, ...of, isCurrent: () => this.#picture === picture && this.#isCurrent() };
    this.#picture = picture;
    for (const layer of this.#host.layers) layer.drawn(picture);
    this.#stage.show(svg);
    for (const layer of this.#host.layers) layer.shown?.(picture);
  }

  #mayBeDrawn(): boolean {
    return this.block.diagram.refusal === undefined && !this.#host.aside.has(this.key);
  }

  /** Says whether the picture is what the text says, and if not, why. */
  #say(): void {
    const { diagram, key } = this.block;
    if (diagram.refusal !== undefined) this.#setState('refused', diagram.refusal);
    else if (this.#host.aside.has(key)) this.#setState('refused', 'aside', () => asideNote(() => this.#tryAgain()));
    else if (this.#isCurrent()) this.#setState('drawn', '');
    else if (this.#failure !== undefined) {
      const reveal: Reveal = (start, end) => this.#host.reveal(this.block.start + start, this.block.start + end);
      const failure = this.#failure;
      const note = () => staleNote(diagram, failure, this.#picture !== undefined, reveal);
      this.#setState('stale', `${this.#tried} ${failure}`, note);
    } else if (!this.#picture) this.#setState('waiting', '');
  }

  /** @param what is said; a screen reader is not told the same again */
  #setState(state: 'waiting' | 'drawn' | 'stale' | 'refused', what: string, note: () => readonly (Node | string)[] = () => [what]): void {
    this.element.dataset['state'] = state;
    if (what === this.#said) return;
    this.#said = what;
    this.#note.replaceChildren(...note());
  }

  #tryAgain(): void {
    this.#host.aside.delete(this.key);
    this.redraw();
  }
}

const firstLine = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure)).split('\n', 1)[0] ?? '';
