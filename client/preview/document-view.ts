import type { Block, Content, Finding, HtmlBlock, Kept } from '../protocol/messages.ts';
import { DiagramView } from './diagram-view.ts';
import type { DiagramHost } from './diagram-view.ts';
import { keepPlace } from './keep-place.ts';
import { sanitiseProse } from './sanitise.ts';
import { Visibility } from './visibility.ts';

/** A block of prose: it never changes, another text is another block. */
export interface ProseView {
  readonly element: HTMLElement;
  block: HtmlBlock;
}

export type View = ProseView | DiagramView;

/** The document: a view for each block, in order. Views outlive an edit that does not touch their block. */
export class DocumentView {
  readonly #root: HTMLElement;
  readonly #host: DiagramHost;
  readonly #visibility = new Visibility();
  #version = 0;
  #views: readonly View[] = [];

  /** @param root where the document is shown */
  constructor(root: HTMLElement, host: DiagramHost) {
    this.#root = root;
    this.#host = host;
  }

  /** Of the document that is shown. */
  get version(): number {
    return this.#version;
  }

  /** In the order of the document. */
  get views(): readonly View[] {
    return this.#views;
  }

  diagrams(): DiagramView[] {
    return this.#views.filter((view) => view instanceof DiagramView);
  }

  /** Shows another state of the document; false where it builds on one that is not shown. */
  show(content: Content): boolean {
    const { version, kept, blocks, findings } = content;
    if (kept && !this.#shows(kept)) return false;
    this.#version = version;
    const elements = this.#views.map(({ element }) => element);
    keepPlace(elements, () => {
      this.#replace(blocks, kept);
      this.#tellDiagrams(findings);
    });
    return true;
  }

  #shows({ version, blocks }: Kept): boolean {
    return version === this.#version && blocks === this.#views.length;
  }

  /** The views between those that stay are those of `blocks` now. */
  #replace(blocks: readonly Block[], kept: Kept | undefined): void {
    const head = this.#views.slice(0, kept?.head ?? 0);
    const tail = kept ? this.#views.slice(this.#views.length - kept.tail) : [];
    const old = this.#views.slice(head.length, this.#views.length - tail.length);
    const now = viewsFor(blocks, old, this.#host);
    this.#views = [...head, ...now, ...tail];
    this.#arrange(old, now, tail[0]?.element ?? null);
    for (const [index, view] of now.entries()) place(view, blocks[index]!);
    if (kept && (kept.lines !== 0 || kept.offset !== 0 || kept.diagrams !== 0)) for (const view of tail) place(view, moved(view.block, kept));
  }

  /** Puts the views before `end` and moves none that stands right. */
  #arrange(old: readonly View[], now: readonly View[], end: Element | null): void {
    const wanted = new Set(now);
    let at = old[0]?.element ?? end;
    for (const view of old) {
      if (wanted.has(view)) continue;
      if (at === view.element) at = at.nextElementSibling;
      this.#visibility.forget(view.element);
      view.element.remove();
      if (view instanceof DiagramView) view.drop();
    }
    for (const view of now) {
      if (view.element === at) at = at.nextElementSibling;
      else this.#root.insertBefore(view.element, at);
      if (view instanceof DiagramView) this.#visibility.watch(view);
    }
  }

  #tellDiagrams(findings: readonly Finding[]): void {
    const byDiagram = grouped(findings, ({ diagram }) => diagram);
    for (const view of this.diagrams()) view.update(byDiagram.get(view.block.diagram.index) ?? []);
  }
}

/** A view that shows the block already; for a diagram whose text changed, the view that showed it before. */
function viewsFor(blocks: readonly Block[], old: readonly View[], host: DiagramHost): View[] {
  const kept = grouped(old, ({ block }) => block.key);
  const known = blocks.map(({ key }) => kept.get(key)?.shift());
  const left = new Set([...kept.values()].flat());
  const spare = old.filter((view) => view instanceof DiagramView && left.has(view));
  return blocks.map((block, index) => known[index] ?? ('html' in block ? prose(block) : (spare.shift() ?? new DiagramView(block, host))));
}

function prose(block: HtmlBlock): ProseView {
  const element = document.createElement('div');
  element.className = 'prose';
  element.append(sanitiseProse(block.html));
  return { element, block };
}

/** The view shows `block`, wherever that stands now. */
function place(view: View, block: Block): void {
  if (view instanceof DiagramView) {
    if ('diagram' in block) view.block = block;
  } else if ('html' in block) view.block = block;
  view.element.dataset['line'] = String(block.line);
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function moved(block: Block, { lines, offset, diagrams }: Kept): Block {
  const at = { line: block.line + lines, start: block.start + offset };
  return 'html' in block ? { ...block, ...at } : { ...block, ...at, diagram: { ...block.diagram, index: block.diagram.index + diagrams } };
}
