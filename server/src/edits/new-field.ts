import type { Attribute } from '../model/design.ts';

/** A field to be written: its type as the view spells it. */
export interface NewField {
  readonly name: string;
  readonly type: string;
  readonly keys: Attribute['keys'];
  /** The entity whose key it holds, and the name of that key. */
  readonly target?: { readonly entity: string; readonly key: string };
}
