import type { DiagramView } from './diagram-view.ts';

/** A diagram is drawn a little before it is scrolled to. */
const NEAR = '400px';

/** So far from what is seen a picture is not kept: a long document would fill the memory with them. */
const FAR = '6000px';

/** Unless its own document is the root, a frame of another origin, as a webview is, has no margin. */
const around = (rootMargin: string): IntersectionObserverInit => ({ root: document, rootMargin });

/** Tells diagrams whether they are near to what is seen, or far from it. */
export class Visibility {
  readonly #views = new WeakMap<Element, DiagramView>();
  readonly #near = new IntersectionObserver((entries) => this.#each(entries, (view, isIn) => view.setNear(isIn)), around(NEAR));
  readonly #far = new IntersectionObserver((entries) => this.#each(entries, (view, isIn) => !isIn && view.dropPicture()), around(FAR));

  watch(view: DiagramView): void {
    this.#views.set(view.element, view);
    this.#near.observe(view.element);
    this.#far.observe(view.element);
  }

  forget(element: Element): void {
    this.#near.unobserve(element);
    this.#far.unobserve(element);
  }

  #each(entries: readonly IntersectionObserverEntry[], tell: (view: DiagramView, isIn: boolean) => void): void {
    for (const { target, isIntersecting } of entries) {
      const view = this.#views.get(target);
      if (view) tell(view, isIntersecting);
    }
  }
}
