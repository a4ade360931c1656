import type { Nodes, PhrasingContent } from 'mdast';
import type { Range } from '../../text/range.ts';
import { shift } from '../../text/range.ts';

/** A run of inline text. Emphasis inside emphasis is flattened. */
export interface Inline {
  readonly kind: 'text' | 'code' | 'link' | 'image' | 'html' | 'break';
  /** What is read: of code what stands between its marks, of a link its text, of an image its alternative text. */
  readonly text: string;
  /** Where a link leads; absent where a definition says it. */
  readonly url?: string;
  /** Of a link: the runs of its text. */
  readonly inside?: readonly Inline[];
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
      case 'linkReference': {
        const inside = readInlines(node.children, offset);
        return [{ kind: 'link', text: textOf(inside), ...(node.type === 'link' && { url: node.url }), inside, ...run }];
      }
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

/** The runs, and behind each link those of its text. */
export const everyRun = (inlines: readonly Inline[]): Inline[] => inlines.flatMap((run) => [run, ...(run.inside ?? [])]);

/** Where the parser saw a node. */
export function rangeOf({ position }: Nodes): Range {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}
