import type { Range } from '../../../text/range.ts';
import type { FlowEdge, FlowGroup, FlowNode, Part } from '../tree.ts';

/** A place that is being read: shape data may come after the brackets. */
export interface Place {
  id: Range;
  shape?: Range;
  label?: Range;
  text?: string;
  className?: Range;
}

interface Node {
  id: string;
  label: string;
  shape?: string;
  readonly classes: string[];
  readonly places: Place[];
}

/** What `@{ … }` says of a node. */
export interface ShapeData {
  readonly range: Range;
  readonly shape?: string;
  readonly label?: Part;
  /** It has an icon or a picture, which stands for a label that is not there. */
  readonly hasImage: boolean;
}

/** The nodes, edges and groups found so far, by the rules of Mermaid's database. */
export class FlowGraph {
  readonly edges: FlowEdge[] = [];
  readonly #nodes = new Map<string, Node>();
  readonly #edgeIds = new Set<string>();
  readonly #numbered = { edges: 0, pairs: new Map<string, number>(), ids: new Set<string>() };
  readonly #groups = new Map<string, FlowGroup & { readonly members: string[] }>();
  readonly #grouped = new Set<string>();
  #closedGroups = 0;

  /** A node is named at `place`, with or without a label and a shape. The id of an edge names no node. */
  name(id: string, place: Place, label?: string, shape?: string): void {
    if (this.isEdge(id)) return;
    let node = this.#nodes.get(id);
    if (!node) this.#nodes.set(id, (node = { id, label: id, classes: [], places: [] }));
    node.places.push(place);
    if (label !== undefined) node.label = place.text = label;
    if (shape !== undefined) node.shape = shape;
  }

  /** Whether an edge has the id, its own or the one that Mermaid gives it. */
  isEdge(id: string): boolean {
    return this.#edgeIds.has(id) || (id.startsWith('L_') && this.#numberEdges().has(id));
  }

  /** Mermaid numbers the edges without an id by their ends. Few diagrams name one, so that it is done on demand. */
  #numberEdges(): ReadonlySet<string> {
    const { pairs, ids, edges } = this.#numbered;
    for (const { id, from, to } of this.edges.slice(edges)) {
      const pair = `${from.id}\n${to.id}`;
      const before = pairs.get(pair) ?? 0;
      pairs.set(pair, before + 1);
      if (!id) ids.add(`L_${from.id}_${to.id}_${before === 0 ? 0 : before + 1}`);
    }
    this.#numbered.edges = this.edges.length;
    return ids;
  }

  /** Shape data for what was named last at `place`. */
  describe(id: string, place: Place, data: ShapeData): void {
    const node = this.#nodes.get(id);
    if (!node || this.#groups.has(id) || this.isEdge(id)) return;
    if (data.shape !== undefined) {
      node.shape = data.shape;
      place.shape ??= data.range;
    }
    if (data.label) {
      node.label = place.text = data.label.text;
      place.label = data.label.range;
    } else if (data.hasImage && node.label === id) node.label = '';
  }

  addClass(ids: string, className: string): void {
    for (const id of ids.split(',')) this.#nodes.get(id)?.classes.push(className);
  }

  /** An edge with an id of its own keeps it if it is the first to have it. */
  connect(edge: Omit<FlowEdge, 'id'>, id: Part | undefined): void {
    const isNamed = id !== undefined && !this.isEdge(id.text);
    if (isNamed) this.#edgeIds.add(id.text);
    this.edges.push(isNamed ? { id, ...edge } : edge);
  }

  /** Closes a group: a member belongs to the first group closed that names it. Gives its id; one without is numbered. */
  close(group: Omit<FlowGroup, 'id'> & { readonly id: string | undefined }): string {
    const id = group.id ?? `subGraph${this.#closedGroups}`;
    this.#closedGroups++;
    const members = [...new Set(group.members)].filter((member) => !this.#grouped.has(member) && member !== id);
    for (const member of members) this.#grouped.add(member);
    const existing = this.#groups.get(id);
    if (existing) existing.members.push(...members);
    else this.#groups.set(id, { ...group, id, members });
    return id;
  }

  get nodes(): FlowNode[] {
    return [...this.#nodes.values()];
  }

  get groups(): FlowGroup[] {
    return [...this.#groups.values()];
  }
}
