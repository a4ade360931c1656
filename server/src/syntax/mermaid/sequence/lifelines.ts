import type { Range } from '../../../text/range.ts';
import { shorten } from '../../../text/shorten.ts';

/** What Mermaid rejects of a text whose grammar is right. */
interface Problem {
  readonly range: Range;
  readonly message: string;
}

/** Follows who is active, made and ended, which Mermaid does once the whole text is read. */
export class Lifelines {
  readonly problems: Problem[] = [];
  readonly #active = new Map<string, number>();
  #created: string | undefined;
  #destroyed: string | undefined;

  report(range: Range, message: string): void {
    this.problems.push({ range, message });
  }

  create(id: string): void {
    this.#created = id;
  }

  destroy(id: string): void {
    this.#destroyed = id;
  }

  activate(id: string): void {
    this.#active.set(id, (this.#active.get(id) ?? 0) + 1);
  }

  deactivate(id: string, range: Range): void {
    const count = this.#active.get(id) ?? 0;
    if (count > 0) this.#active.set(id, count - 1);
    else this.report(range, `${shorten(id)} is not active here: activate it before, with \`activate\` or \`+\` behind an arrow to it.`);
  }

  /** A message goes from one participant to another: the next one after `create` goes to what was created. */
  message(from: string, to: string, range: Range): void {
    const created = this.#created;
    const destroyed = this.#destroyed;
    if (created !== undefined) {
      this.#created = undefined;
      if (to !== created) this.report(range, `The message after \`create\` must go to ${shorten(created)}.`);
    } else if (destroyed !== undefined) {
      this.#destroyed = undefined;
      if (to !== destroyed && from !== destroyed) this.report(range, `The message after \`destroy\` must go to or come from ${shorten(destroyed)}.`);
    }
  }
}
