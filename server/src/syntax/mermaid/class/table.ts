import type { Range } from '../../../text/range.ts';
import type { ClassAnnotation, ClassMember, ClassNode, Part } from '../tree.ts';

/** A class as named in a statement. */
export interface ClassName extends Part {
  /** What stands between `~` and `~`. */
  readonly generic?: Part;
}

export interface ClassDraft {
  readonly id: string;
  label?: Part;
  readonly generic?: Part;
  readonly members: ClassMember[];
  readonly methods: ClassMember[];
  readonly annotations: ClassAnnotation[];
  parent?: string;
  readonly places: Range[];
  readonly bodies: Range[];
}

/** The classes of a diagram, each under its first mention. */
export class ClassTable {
  readonly #byId = new Map<string, ClassDraft>();

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** The class that `name` names, from here on if not before. */
  see({ text: id, range, generic }: ClassName): ClassDraft {
    const known = this.#byId.get(id);
    known?.places.push(range);
    const draft = known ?? { id, ...(generic && { generic }), members: [], methods: [], annotations: [], places: [range], bodies: [] };
    if (!known) this.#byId.set(id, draft);
    return draft;
  }

  setParent(id: string, parent: string): void {
    const draft = this.#byId.get(id);
    if (draft) draft.parent = parent;
  }

  all(): ClassNode[] {
    return [...this.#byId.values()];
  }
}
