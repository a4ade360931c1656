/** Milliseconds between two looks at the page. */
const PERIOD = 500;

/** Milliseconds in which a page answers; it is then found not to within five seconds of its last answer. */
const PATIENCE = 4_400;

/** A diagram that the reader asks for once more may take as long as this. */
const LONG_PATIENCE = 30_000;

/** Notices that a page no longer answers. */
export class Watchdog {
  readonly #ping: () => void;
  readonly #hung: () => void;
  readonly #aside: Set<string>;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** When the page was asked, unless it has answered; and when it was looked at last. */
  #asked: number | undefined;
  #looked = 0;
  #drawing: string | undefined;

  /**
   * @param ping asks the page whether it is there
   * @param hung told that it is not
   * @param aside keys of diagrams that held an earlier page
   */
  constructor(ping: () => void, hung: () => void, aside: Iterable<string> = []) {
    this.#ping = ping;
    this.#hung = hung;
    this.#aside = new Set(aside);
  }

  /** Keys of diagrams that are not to be drawn unasked: they held a page. */
  get aside(): readonly string[] {
    return [...this.#aside];
  }

  get isDrawing(): boolean {
    return this.#drawing !== undefined;
  }

  /** A page listens and is seen. */
  start(): void {
    this.stop();
    this.#looked = Date.now();
    this.#timer = setInterval(() => this.#look(), PERIOD);
  }

  /** The page is no longer there, or no longer seen. */
  stop(): void {
    clearInterval(this.#timer);
    this.#asked = undefined;
    this.#drawing = undefined;
  }

  /** The page is given up: what it was drawing is set aside. */
  giveUp(): void {
    if (this.#drawing !== undefined) this.#aside.add(this.#drawing);
    this.stop();
  }

  /** The page said something. */
  answered(): void {
    this.#asked = undefined;
  }

  /** The page is about to draw this; nothing: it is done with that. */
  draws(key: string | undefined): void {
    this.#drawing = key;
  }

  #look(): void {
    const now = Date.now();
    // Whoever slept cannot tell whether the page did.
    if (now - this.#looked > PATIENCE / 2) this.#asked = undefined;
    this.#looked = now;
    if (this.#asked === undefined) {
      this.#asked = now;
      this.#ping();
    } else if (now - this.#asked >= this.#patience()) {
      this.#hung();
    }
  }

  #patience(): number {
    return this.#drawing !== undefined && this.#aside.has(this.#drawing) ? LONG_PATIENCE : PATIENCE;
  }
}
