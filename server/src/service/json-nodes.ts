/** Nodes of a config as its parser gives them. */
import type { Node } from 'jsonc-parser';
import type { Range } from '../text/range.ts';

export interface Property {
  readonly name: string;
  readonly key: Range;
  readonly value: Node;
}

/** Tells of a mistake and what to write instead. */
export type Complain = (at: Node | Range, message: string) => void;

export const rangeOf = ({ offset, length }: Node): Range => ({ start: offset, end: offset + length });

/** The properties of an object; of one that is no object, none. */
export function properties(node: Node): readonly Property[] {
  if (node.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    return key && value ? [{ name: String(key.value), key: rangeOf(key), value }] : [];
  });
}
