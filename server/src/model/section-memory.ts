/** What was read of one fence or code span: by which reader, of which text and what else was given to it. */
interface Reading {
  readonly reader: unknown;
  readonly more: readonly unknown[];
  readonly result: unknown;
}

/**
 * What readers made of the fences and the statements of a section, so that typing beside them does not read them again. Holds what was asked
 * for since the last turn and the turn before, and no more.
 */
export class SectionMemory {
  #last: ReadonlyMap<string, Reading[]> = new Map();
  #now = new Map<string, Reading[]>();

  /**
   * What `reader` makes of `text`, kept or read now; it may depend on nothing but its arguments, and all others must be the
   * same as before. Each of two equal fences has results of its own.
   */
  read<Result, More extends readonly unknown[]>(reader: (text: string, ...more: More) => Result, text: string, ...more: More): Result {
    const kept = this.#last.get(text) ?? [];
    const at = kept.findIndex((one) => one.reader === reader && one.more.every((argument, i) => argument === more[i]));
    const [found] = at < 0 ? [] : kept.splice(at, 1);
    const result = found ? (found.result as Result) : reader(text, ...more);
    const reading: Reading = { reader, more, result };
    const others = this.#now.get(text);
    if (others) others.push(reading);
    else this.#now.set(text, [reading]);
    return result;
  }

  /** What was not asked for since the last turn is forgotten. */
  turn(): void {
    this.#last = this.#now;
    this.#now = new Map();
  }
}
