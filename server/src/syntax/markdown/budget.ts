import { LIMITS } from './limits.ts';

/** What the parser's work on one section may cost, so that nothing waits for it. */
export class Budget {
  #spent = 0;
  #end: number | undefined;

  /** Pays for what starts at `offset`; the first that cannot be paid ends what is parsed. */
  pay(offset: number, cost: number): void {
    this.#spent += cost;
    if (this.#spent > LIMITS.effort) this.#end ??= offset;
  }

  /** Says where the money ran out, if it did, and fills the purse for the next section. */
  renew(): number | undefined {
    const end = this.#end;
    this.#spent = 0;
    this.#end = undefined;
    return end;
  }
}

/** How many characters of a text may begin or end inline markup. */
export function countMarks(text: string): number {
  let marks = 0;
  for (let i = 0; i < text.length; i++) if (isMark(text.charCodeAt(i))) marks++;
  return marks;
}

/** `&` `*` `<` `[` `]` `_` `` ` `` `~` */
function isMark(unit: number): boolean {
  return unit === 38 || unit === 42 || unit === 60 || unit === 91 || unit === 93 || unit === 95 || unit === 96 || unit === 126;
}
