import type { Range } from '../../../text/range.ts';
import type { ErAttribute, ErEntity, Part } from '../tree.ts';

/** An entity while it is being read. */
export interface EntityDraft {
  readonly id: string;
  alias?: Part;
  readonly attributes: ErAttribute[];
  readonly places: Range[];
  readonly bodies: Range[];
}

/** The entities of a diagram, each under its first mention. */
export class EntityTable {
  readonly #byId = new Map<string, EntityDraft>();
  /** The one seen last. */
  last: EntityDraft | undefined;

  /** `name` names an entity, a new one if not seen before. What is read a second time counts once. */
  see({ text, range }: Part): void {
    const known = this.#byId.get(text);
    if (known && known.places.at(-1)?.start !== range.start) known.places.push(range);
    this.last = known ?? { id: text, attributes: [], places: [range], bodies: [] };
    if (!known) this.#byId.set(text, this.last);
  }

  /** Forgets what was read as an entity by mistake. */
  forget(isMistake: (id: string) => boolean): void {
    for (const id of this.#byId.keys()) if (isMistake(id)) this.#byId.delete(id);
  }

  all(): ErEntity[] {
    return [...this.#byId.values()];
  }
}
