/** One picture is drawn at a time: they share Mermaid and the place where it measures. */

/** What may have to be drawn. */
export interface Drawable {
  readonly key: string;
  readonly element: Element;
  isDue(): boolean;
  /** Never rejects. Afterwards it is due no more, unless it changed meanwhile. */
  draw(): Promise<void>;
}

/** Draws what waits, the nearest to what is seen first. */
export class DrawQueue {
  readonly #tell: (key: string | undefined) => void;
  readonly #waiting = new Set<Drawable>();
  #isRunning = false;

  /** @param tell told what is about to be drawn and, with nothing, when all is */
  constructor(tell: (key: string | undefined) => void) {
    this.#tell = tell;
  }

  get isIdle(): boolean {
    return !this.#isRunning;
  }

  /** To be drawn, if it is due when its turn comes. */
  add(drawable: Drawable): void {
    this.#waiting.add(drawable);
    if (!this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let next = this.#next(); next; next = this.#next()) {
      if (!next.isDue()) {
        this.#waiting.delete(next);
        continue;
      }
      this.#tell(next.key);
      await messagesSent();
      if (next.isDue()) await next.draw();
    }
    this.#isRunning = false;
    this.#tell(undefined);
  }

  #next(): Drawable | undefined {
    const [first, ...others] = this.#waiting;
    if (!first || others.length === 0) return first;
    const distances = [first, ...others].map((each) => ({ each, distance: distance(each.element) }));
    return distances.reduce((nearest, other) => (other.distance < nearest.distance ? other : nearest)).each;
  }
}

/** What is told leaves the page between two tasks: a drawing that hangs must not hold it back. */
const messagesSent = (): Promise<void> => new Promise((done) => setTimeout(done));

/** Pixels from what is seen; 0 for what is in it. */
function distance(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.max(0, top - window.innerHeight, -bottom);
}
