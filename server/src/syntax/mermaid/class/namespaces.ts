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

/** How deep namespaces may nest, dots included: their ids hold all names around them, so that more of them is quadratic. */
const MAX_DEPTH = 50;

/** The namespaces of a diagram: `a.b` inside `c` is `c.a.b`, and makes `c.a` if there is none. */
export class Namespaces {
  readonly #byId = new Map<string, NamespaceDraft>();
  readonly #open: Open[] = [];

  get #dots(): number {
    return this.#open.at(-1)?.id.split('.').length ?? 0;
  }

  get depth(): number {
    return this.#open.length;
  }

  /** Whether a namespace of this name would nest too deep to be read. */
  isTooDeep(name: string): boolean {
    return this.#dots + name.split('.', MAX_DEPTH).length > MAX_DEPTH;
  }

  /** A namespace's body begins at `start`. */
  open(name: Part, title: Part | undefined, start: number): void {
    const around = this.#open.at(-1)?.id;
    const id = around === undefined ? name.text : `${around}.${name.text}`;
    const isNew = !this.#byId.has(id);
    if (isNew) this.#addWithAncestors(id, around, name.range);
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
    return [...this.#byId.values()].map(({ parent, members, ...rest }) => ({
      ...rest,
      ...(parent !== undefined && { parent }),
      members: [...members],
    }));
  }

  /** Adds a namespace and those of the names before its dots, of which `around` is there already. */
  #addWithAncestors(id: string, around: string | undefined, name: Range): void {
    let parent = around;
    for (let end = nextDot(id, around === undefined ? 0 : around.length + 1); ; end = nextDot(id, end + 1)) {
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
