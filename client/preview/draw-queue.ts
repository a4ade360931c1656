/** One picture is drawn at a time: they share Mermaid and the place where it measures. */

/** What waits to be drawn. */
export interface Drawable {
  readonly element: Element;
  /** Never rejects. */
  draw(): Promise<void>;
}

/** Draws what waits, the nearest to what is seen first. */
export class DrawQueue {
  readonly #waiting = new Set<Drawable>();
  #running = false;

  /** To be drawn once more; what waits already is drawn once. */
  add(drawable: Drawable): void {
    this.#waiting.add(drawable);
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let next = this.#next(); next; next = this.#next()) {
      this.#waiting.delete(next);
      await next.draw();
    }
    this.#running = false;
  }

  #next(): Drawable | undefined {
    const [first, ...others] = this.#waiting;
    if (!first || others.length === 0) return first;
    const distances = new Map([...this.#waiting].map((each) => [each, distance(each.element)]));
    return [...this.#waiting].reduce((nearest, each) => (distances.get(each)! < distances.get(nearest)! ? each : nearest));
  }
}

/** Pixels from what is seen; 0 for what is in it. */
function distance(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.max(0, top - window.innerHeight, -bottom);
}
