import type { Range } from '../../../text/range.ts';
import type { C4Boundary, C4Call, C4Node, C4Parameter, C4Relation, Part, Reference } from '../tree.ts';
import { BOUNDARIES, ELEMENTS, RELATION_SLOTS, RELATIONS, STYLE_SLOTS } from './words.ts';
import type { Slot } from './words.ts';

type Details = { -readonly [Key in Slot]?: Part };

interface NodeEntry {
  readonly id: string;
  shape: string;
  parent: string | undefined;
  readonly details: Details;
  readonly calls: C4Call[];
}

interface BoundaryEntry extends Omit<NodeEntry, 'shape'> {
  range: Range;
}

/** Everything of the diagram that calls have said so far, as Mermaid keeps it: a second call of one id adds to the first. */
export class C4Model {
  readonly edges: C4Relation[] = [];
  readonly styles: C4Call[] = [];
  readonly #nodes = new Map<string, NodeEntry>();
  readonly #boundaries = new Map<string, BoundaryEntry>();
  readonly #open: BoundaryEntry[] = [];

  get depth(): number {
    return this.#open.length;
  }

  get nodes(): C4Node[] {
    return Array.from(this.#nodes.values(), ({ id, shape, parent, details, calls }) => {
      const { label, type, ...says } = details;
      return { id, label: label ?? labelOf(calls[0]!), shape, ...(parent !== undefined && { parent }), ...says, calls };
    });
  }

  get boundaries(): C4Boundary[] {
    return Array.from(this.#boundaries.values(), ({ id, parent, details, calls, range }) => {
      const { label, type, ...says } = details;
      return {
        id,
        label: label ?? labelOf(calls[0]!),
        ...(type && { shape: type.text }),
        ...(parent !== undefined && { parent }),
        ...says,
        calls,
        range,
      };
    });
  }

  /** What any call but that of a boundary says. */
  add(call: C4Call): void {
    const word = call.keyword.text;
    if (ELEMENTS.has(word)) this.#element(call);
    else if (RELATIONS.has(word)) this.#relation(call);
    else this.#style(call);
  }

  /** A boundary opens: what follows stands in it. */
  open(call: C4Call): void {
    const id = idOf(call);
    const { type, slots } = BOUNDARIES.get(call.keyword.text)!;
    let entry = this.#boundaries.get(id);
    if (!entry) this.#boundaries.set(id, (entry = { id, parent: undefined, details: {}, calls: [], range: call.range }));
    entry.parent = this.#open.at(-1)?.id;
    entry.calls.push(call);
    entry.range = { start: call.range.start, end: Math.max(entry.range.end, call.range.end) };
    entry.details.label = labelOf(call);
    const isNamed = slots[0] === 'type' && call.parameters[2]?.key !== undefined;
    if (!isNamed) entry.details.type = { text: type, range: call.keyword.range };
    assign(entry.details, call.parameters, 2, slots);
    this.#open.push(entry);
  }

  /** The innermost boundary closes at `end`. Gives false where none is open. */
  close(end: number): boolean {
    const entry = this.#open.pop();
    if (entry) entry.range = { start: entry.range.start, end: Math.max(entry.range.end, end) };
    return entry !== undefined;
  }

  #element(call: C4Call): void {
    const id = idOf(call);
    const { shape, slots } = ELEMENTS.get(call.keyword.text)!;
    let entry = this.#nodes.get(id);
    if (!entry) this.#nodes.set(id, (entry = { id, shape, parent: undefined, details: {}, calls: [] }));
    entry.shape = shape;
    entry.parent = this.#open.at(-1)?.id;
    entry.calls.push(call);
    entry.details.label = labelOf(call);
    assign(entry.details, call.parameters, 2, slots);
  }

  #relation(call: C4Call): void {
    const { parameters } = call;
    const first = call.keyword.text === 'RelIndex' ? 1 : 0;
    const [from, to] = [parameters[first], parameters[first + 1]];
    if (!from || !to) return;
    const details: Details = {};
    assign(details, parameters, first + 2, RELATION_SLOTS);
    const { type, ...says } = details;
    this.edges.push({ from: reference(from), to: reference(to), ...says, arrow: RELATIONS.get(call.keyword.text)!, call });
  }

  #style(call: C4Call): void {
    this.styles.push(call);
    if (call.keyword.text !== 'UpdateElementStyle') return;
    const id = idOf(call);
    const entry = this.#nodes.get(id) ?? this.#boundaries.get(id);
    if (entry) assign(entry.details, call.parameters, 1, STYLE_SLOTS);
  }
}

const idOf = ({ parameters }: C4Call): string => parameters[0]?.value.text ?? '';

/** The label, empty and behind the id where none is written or a named parameter stands in its place. */
function labelOf({ parameters: [id, label], keyword }: C4Call): Part {
  if (label && !label.key) return label.value;
  const at = id?.value.range.end ?? keyword.range.end;
  return { text: '', range: { start: at, end: at } };
}

/** A named parameter in the place of an end names nothing. */
const reference = ({ key, value }: C4Parameter): Reference => ({ id: key ? '' : value.text, range: value.range });

const SLOTS: ReadonlySet<string> = new Set<Slot>(['type', 'label', 'techn', 'descr', 'sprite', 'tags', 'link']);
const isSlot = (key: string): key is Slot => SLOTS.has(key);

/** Each parameter from `first` on goes to the slot that it names, else to that of its place. */
function assign(details: Details, parameters: readonly C4Parameter[], first: number, slots: readonly (Slot | undefined)[]): void {
  for (let i = 0; i < slots.length && first + i < parameters.length; i++) {
    const { key, value } = parameters[first + i]!;
    const slot = key ? key.text : slots[i];
    if (slot !== undefined && isSlot(slot)) details[slot] = value;
  }
}
