import type { Range } from '../../../text/range.ts';
import type { BlockEdge, BlockGroup, BlockNode, BlockNodePlace, Part } from '../tree.ts';

/** A block where it is written: what stands there of it. */
export interface Written {
  readonly id: Part;
  readonly label?: Part | undefined;
  readonly shape: string;
  readonly width?: number | undefined;
  readonly directions: readonly string[];
  readonly place: BlockNodePlace;
}

interface Entry {
  readonly id: string;
  label: string;
  /** `composite` for a group. */
  shape: string;
  readonly width: number;
  readonly directions: readonly string[];
  readonly parent: Entry | undefined;
  /** Mermaid does not draw what is named by a `class` line first, nor what stands in a group whose id it knows already. */
  readonly isShown: boolean;
  readonly places: BlockNodePlace[];
  range: Range;
}

const COMPOSITE = 'composite';
/** Mermaid's own id for what holds everything. */
const ROOT = 'root';
const HIDDEN = { label: '', shape: 'na', width: 1, directions: [] } as const;

/** The blocks in the order in which Mermaid meets them; a second one of an id adds to the first. */
export class BlockModel {
  readonly edges: BlockEdge[] = [];
  readonly #entries: Entry[] = [];
  readonly #known = new Map<string, Entry>();
  readonly #open: Entry[] = [];

  get depth(): number {
    return this.#open.length;
  }

  has(id: string): boolean {
    return id === ROOT || this.#known.has(id);
  }

  add(block: Written): void {
    const entry = this.#see(block, block.label?.text || block.id.text, block.id.range);
    entry?.places.push(block.place);
  }

  /** A group opens: what follows stands in it. */
  open(keyword: Range, block?: Written): void {
    const written = block && { ...block, shape: COMPOSITE };
    if (!written) this.#open.push(this.#create({ id: '', label: '', shape: COMPOSITE, width: 1, directions: [], range: keyword }, true));
    else {
      const isNew = !this.has(written.id.text);
      const entry = this.#see(written, written.label?.text ?? '', keyword);
      entry?.places.push(written.place);
      this.#open.push(isNew && entry ? entry : this.#create({ ...HIDDEN, id: written.id.text, range: keyword }, false));
    }
  }

  /** The innermost group closes at `end`. Gives false where none is open. */
  close(end: number): boolean {
    const entry = this.#open.pop();
    if (entry) entry.range = { start: entry.range.start, end };
    return entry !== undefined;
  }

  /** A `class` line makes the ids known that are not, without showing them. */
  addClass(ids: Part): void {
    for (const id of ids.text.split(',')) {
      if (!this.has(id)) this.#known.set(id.trim(), this.#create({ ...HIDDEN, id: id.trim(), range: ids.range }, false));
    }
  }

  get nodes(): BlockNode[] {
    const names = this.#names();
    return this.#shown(false).map(({ id, label, shape, width, directions, parent, places }) => ({
      id,
      label,
      shape,
      width,
      ...(parent && { parent: names.get(parent) ?? parent.id }),
      directions,
      places,
    }));
  }

  get groups(): BlockGroup[] {
    const names = this.#names();
    return this.#shown(true).map((entry) => ({
      id: names.get(entry) ?? entry.id,
      ...(entry.label && { label: entry.label }),
      ...(entry.parent && { parent: names.get(entry.parent) ?? entry.parent.id }),
      ...(entry.places[0] && { name: entry.places[0].id }),
      range: entry.range,
    }));
  }

  #shown(isGroup: boolean): Entry[] {
    return this.#entries.filter(({ isShown, shape }) => isShown && (shape === COMPOSITE) === isGroup);
  }

  /** Names of groups: those without an id are numbered. */
  #names(): Map<Entry, string> {
    let count = 0;
    return new Map(this.#shown(true).map((entry) => [entry, entry.id || `#${++count}`]));
  }

  #see({ id: { text: id }, shape, width = 1, directions }: Written, label: string, range: Range): Entry | undefined {
    if (id === ROOT) return undefined;
    const known = this.#known.get(id);
    if (!known) {
      const entry = this.#create({ id, label, shape, width, directions, range }, true);
      this.#known.set(id, entry);
      return entry;
    }
    if (shape !== 'na') known.shape = shape;
    if (label !== id) known.label = label;
    return known;
  }

  #create(says: Omit<Entry, 'parent' | 'isShown' | 'places'>, isInTree: boolean): Entry {
    const parent = this.#open.at(-1);
    const { id, label, shape, width, directions, range } = says;
    const isShown = isInTree && (parent?.isShown ?? true);
    const entry: Entry = { id, label, shape, width, directions, parent, isShown, places: [], range };
    this.#entries.push(entry);
    return entry;
  }
}
