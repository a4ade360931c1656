import type { Range } from '../../../text/range.ts';
import type { Namespace, Part } from '../tree.ts';

interface NamespaceDraft {
  readonly id: string;
  label: string;
  readonly places: Range[];
  title?: Range;
  readonly parent: string | undefined;
  readonly members: Set<string>;
  readonly bodies: Range[];
}

interface Open {
  readonly id: string;
  readonly start: number;
  /** The classes that its body declares. */
  readonly classes: string[];
}

/** The namespaces of a diagram: `a.b` inside `c` is `c.a.b`, and makes `c.a` if there is none. */
export class Namespaces {
  readonly #byId = new Map<string, NamespaceDraft>();
  readonly #open: Open[] = [];

  get depth(): number {
    return this.#open.length;
  }

  /** A namespace's body begins at `start`. */
  open(name: Part, title: Part | undefined, start: number): void {
    const around = this.#open.at(-1)?.id;
    const id = around === undefined ? name.text : `${around}.${name.text}`;
    const isNew = !this.#byId.has(id);
    if (isNew) this.#addWithAncestors(id, name.range);
    else this.#byId.get(id)!.places.push(name.range);
    if (title) Object.assign(this.#byId.get(id)!, { label: title.text, title: title.range });
    this.#open.push({ id, start, classes: [] });
  }

  /** Counts a class among those that the innermost open body declares. */
  declare(id: string): void {
    this.#open.at(-1)?.classes.push(id);
  }

  /** Closes the innermost; gives its id and the classes declared in it. */
  close(rangeFrom: (start: number) => Range): { id: string; classes: readonly string[] } | undefined {
    const open = this.#open.pop();
    const draft = open && this.#byId.get(open.id);
    if (!draft) return undefined;
    draft.bodies.push(rangeFrom(open.start));
    for (const id of open.classes) draft.members.add(id);
    return open;
  }

  all(): Namespace[] {
    return [...this.#byId.values()].map(({ parent, members, ...rest }) => ({ ...rest, ...(parent !== undefined && { parent }), members: [...members] }));
  }

  #addWithAncestors(id: string, name: Range): void {
    for (let end = nextDot(id, 0), parent: string | undefined; ; end = nextDot(id, end + 1)) {
      const current = id.slice(0, end);
      const label = current.slice(parent === undefined ? 0 : parent.length + 1);
      if (!this.#byId.has(current)) this.#byId.set(current, { id: current, label, places: [name], parent, members: new Set(), bodies: [] });
      parent = current;
      if (end === id.length) return;
    }
  }
}

function nextDot(id: string, from: number): number {
  const dot = id.indexOf('.', from);
  return dot < 0 ? id.length : dot;
}
