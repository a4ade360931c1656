import type { Attribute } from '../model/design.ts';

/** A field to be written: its type as the view spells it. */
export interface NewField {
  readonly name: string;
  readonly type: string;
  readonly keys: Attribute['keys'];
  /** What the rows hold that are there already; a column with it is never null. */
  readonly preset?: string;
  /** The entity whose key it holds, and the name of that key. */
  readonly target?: { readonly entity: string; readonly key: string };
}

/** The field before which a new one is written: a primary key first, a foreign key behind the keys; nothing: behind all others. */
export function followerOf({ keys }: NewField, attributes: readonly Attribute[]): Attribute | undefined {
  if (keys.includes('PK')) return attributes[0];
  if (!keys.includes('FK')) return undefined;
  const plain = attributes.findIndex((one) => !one.keys.includes('PK') && !one.keys.includes('FK'));
  return plain < 0 ? undefined : attributes[Math.max(plain, 1)];
}
