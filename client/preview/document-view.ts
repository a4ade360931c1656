import type { Block, Content, HtmlBlock } from '../protocol/messages.ts';
import { DiagramView } from './diagram-view.ts';
import type { DiagramHost } from './diagram-view.ts';
import { sanitiseProse } from './sanitise.ts';

/** A block of prose: it never changes, another text is another block. */
interface ProseView {
  readonly key: string;
  readonly element: HTMLElement;
}

type View = ProseView | DiagramView;

/** The document: a view for each block, in order. Views outlive an edit that does not touch their block. */
export class DocumentView {
  readonly #root: HTMLElement;
  readonly #host: DiagramHost;
  readonly #inView: IntersectionObserver;
  #version = 0;
  #views: readonly View[] = [];

  /** @param root where the document is shown */
  constructor(root: HTMLElement, host: DiagramHost) {
    this.#root = root;
    this.#host = host;
    // A diagram is drawn a little before it is scrolled to.
    this.#inView = new IntersectionObserver((entries) => this.#noteVisibility(entries), { rootMargin: '300px' });
  }

  /** Of the document that is shown. */
  get version(): number {
    return this.#version;
  }

  show({ version, blocks, findings }: Content): void {
    this.#version = version;
    const old = this.#views;
    this.#views = this.#viewsFor(blocks);
    this.#arrange(old);
    for (const [index, block] of blocks.entries()) {
      const view = this.#views[index]!;
      view.element.dataset['line'] = String(block.line);
      if (view instanceof DiagramView && 'diagram' in block)
        view.update(
          block,
          findings.filter(({ diagram }) => diagram === block.diagram.index),
        );
    }
  }

  /** A view that shows the block already; for a diagram whose text changed, the view that showed it before. */
  #viewsFor(blocks: readonly Block[]): View[] {
    const kept = keptByKey(this.#views);
    const known = blocks.map(({ key }) => kept.get(key)?.shift());
    const spare = [...kept.values()].flat().filter((view) => view instanceof DiagramView);
    spare.sort((a, b) => this.#views.indexOf(a) - this.#views.indexOf(b));
    return blocks.map((block, index) => known[index] ?? ('html' in block ? prose(block) : (spare.shift() ?? new DiagramView(block, this.#host))));
  }

  /** Puts the views in their places and moves none that stands right: the page must not jump. */
  #arrange(old: readonly View[]): void {
    const wanted = new Set(this.#views);
    for (const view of old) if (!wanted.has(view)) this.#remove(view);
    let place = this.#root.firstElementChild;
    for (const { element } of this.#views) {
      if (element === place) place = place.nextElementSibling;
      else this.#root.insertBefore(element, place);
    }
    for (const { element } of this.diagrams()) this.#inView.observe(element);
  }

  #remove(view: View): void {
    if (view instanceof DiagramView) view.drop();
    this.#inView.unobserve(view.element);
    view.element.remove();
  }

  #noteVisibility(entries: readonly IntersectionObserverEntry[]): void {
    const views = new Map<Element, DiagramView>(this.diagrams().map((view) => [view.element, view]));
    for (const { target, isIntersecting } of entries) views.get(target)?.setInView(isIntersecting);
  }

  diagrams(): readonly DiagramView[] {
    return this.#views.filter((view) => view instanceof DiagramView);
  }
}

function keptByKey(views: readonly View[]): Map<string, View[]> {
  const map = new Map<string, View[]>();
  for (const view of views) {
    const same = map.get(view.key);
    if (same) same.push(view);
    else map.set(view.key, [view]);
  }
  return map;
}

function prose({ key, html }: HtmlBlock): ProseView {
  const element = document.createElement('div');
  element.className = 'prose';
  element.append(sanitiseProse(html));
  return { key, element };
}
