/** A text to be inserted where the cursor stands. */
import type { Slots } from '../slots.ts';

/** Where it makes sense: in an empty file, at the start of a block, or there once the document has an entity. */
export type SnippetPlace = 'file' | 'block' | 'after-entity';

export interface Snippet {
  readonly prefixes: readonly string[];
  readonly name: string;
  /** What it is for, in one sentence. */
  readonly description: string;
  /** The kind of document it belongs to; without it, any. */
  readonly part?: 'hld' | 'lld';
  readonly place: SnippetPlace;
  readonly slots: Slots;
  /** With slots. */
  readonly lines: readonly string[];
}
