import type { Range } from '../../../text/range.ts';
import type { ErGroup, Part } from '../tree.ts';

interface OpenGroup {
  readonly name: Part;
  readonly title: Part | undefined;
  readonly start: number;
  readonly members: string[];
}

/** The subgraphs of a diagram; `closed` in the order of their ends. An entity belongs to the one that is closed first. */
export class GroupStack {
  readonly closed: ErGroup[] = [];
  readonly #open: OpenGroup[] = [];
  readonly #taken = new Set<string>();

  get depth(): number {
    return this.#open.length;
  }

  /** The `subgraph` that is open and innermost begins here. */
  get start(): number | undefined {
    return this.#open.at(-1)?.start;
  }

  open(name: Part, title: Part | undefined, start: number): void {
    this.#open.push({ name, title, start, members: [] });
  }

  /** Counts an entity or a group among the members of the innermost open group. */
  add(id: string): void {
    this.#open.at(-1)?.members.push(id);
  }

  close(rangeTo: (start: number) => Range): void {
    const group = this.#open.pop();
    if (!group) return;
    const members = [...new Set(group.members)].filter((id) => !this.#taken.has(id));
    for (const id of members) this.#taken.add(id);
    const { name, title } = group;
    this.closed.push({
      id: name.text,
      label: title?.text ?? name.text,
      name: name.range,
      ...(title && { title: title.range }),
      members,
      range: rangeTo(group.start),
    });
    this.add(name.text);
  }
}
