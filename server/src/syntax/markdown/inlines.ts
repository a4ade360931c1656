import type { Nodes, PhrasingContent } from 'mdast';
import type { Range } from '../../text/range.ts';
import { shift } from '../../text/range.ts';

/** A run of inline text. Emphasis inside emphasis, and all markup inside links, is flattened. */
export interface Inline {
  readonly kind: 'text' | 'code' | 'link' | 'image' | 'html' | 'break';
  /** What is read: of code what stands between its marks, of a link its text, of an image its alternative text. */
  readonly text: string;
  /** Where a link leads. */
  readonly url?: string;
  /** The outermost emphasis around it. */
  readonly emphasis?: 'emphasis' | 'strong' | 'deleted';
  /** With the marks that belong to the run itself. */
  readonly range: Range;
}

/** The runs of a parsed text that starts at `offset`, in order. */
export function readInlines(nodes: readonly PhrasingContent[], offset: number, emphasis?: Inline['emphasis']): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    const run = { range: shift(rangeOf(node), offset), ...(emphasis && { emphasis }) };
    switch (node.type) {
      case 'text':
      case 'html':
        return [{ kind: node.type, text: node.value, ...run }];
      case 'inlineCode':
        return [{ kind: 'code', text: node.value, ...run }];
      case 'break':
        return [{ kind: 'break', text: '\n', ...run }];
      case 'image':
        return [{ kind: 'image', text: node.alt ?? '', url: node.url, ...run }];
      case 'imageReference':
        return [{ kind: 'image', text: node.alt ?? '', ...run }];
      case 'link':
        return [{ kind: 'link', text: textOf(readInlines(node.children, offset)), url: node.url, ...run }];
      case 'linkReference':
        return [{ kind: 'link', text: textOf(readInlines(node.children, offset)), ...run }];
      case 'emphasis':
      case 'strong':
        return readInlines(node.children, offset, emphasis ?? node.type);
      case 'delete':
        return readInlines(node.children, offset, emphasis ?? 'deleted');
      default:
        return [];
    }
  });
}

/** What the runs say; tags say nothing. */
export const textOf = (inlines: readonly Inline[]): string => inlines.map(({ kind, text }) => (kind === 'html' ? '' : text)).join('');

/** Where the parser saw a node. */
export function rangeOf({ position }: Nodes): Range {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}
