import type { Part, Participant, ParticipantPlace, Reference } from '../tree.ts';
import type { OpenBox } from './boxes.ts';

interface Entry extends Participant {
  label: string;
  kind: string;
  readonly places: ParticipantPlace[];
  box: OpenBox | undefined;
}

/** What a `participant` or `actor` line says besides the id. */
export interface Declaration {
  readonly kind?: string;
  readonly alias?: Part | undefined;
}

/** The participants in the order in which they are first named, as Mermaid keeps them. */
export class Participants {
  readonly #entries = new Map<string, Entry>();

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  all(): Participant[] {
    return Array.from(this.#entries.values(), ({ id, label, kind, places }) => ({ id, label, kind, places }));
  }

  /** A message, a note or a link names a participant. */
  imply({ text, range }: Part): Reference {
    const entry = this.#entries.get(text);
    if (entry) entry.places.push({ id: range, declares: false });
    else this.#entries.set(text, { id: text, label: text, kind: 'participant', places: [{ id: range, declares: false }], box: undefined });
    return { id: text, range };
  }

  /**
   * A line declares a participant, inside `box` if one is open. A later one changes label and kind only if it has an
   * alias. Gives false where it already stands in another box, which Mermaid rejects.
   */
  declare({ text, range }: Part, { kind = 'participant', alias }: Declaration, box: OpenBox | undefined): boolean {
    const place: ParticipantPlace = { id: range, declares: true, ...(alias && { alias: alias.range }) };
    const label = alias?.text ? alias.text : text;
    const entry = this.#entries.get(text);
    if (!entry) {
      this.#entries.set(text, { id: text, label, kind, places: [place], box });
      box?.members.push(text);
      return true;
    }
    entry.places.push(place);
    if (box && entry.box && entry.box !== box) return false;
    entry.box ??= box;
    if (!alias) return true;
    entry.label = label;
    entry.kind = kind;
    box?.members.push(text);
    return true;
  }
}
