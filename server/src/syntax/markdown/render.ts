/** A section as sanitised HTML, block by block, for the preview. */
import type { Definition, Nodes, RootContent } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Range } from '../../text/range.ts';
import { shift } from '../../text/range.ts';
import { rangeOf } from './inlines.ts';
import type { SectionText } from './outline.ts';
import { parseMarkdown } from './parse.ts';

export type RenderedBlock = RenderedHtml | RenderedFence;

/** A block outside lists and quotes. */
export interface RenderedHtml {
  readonly range: Range;
  readonly html: string;
}

/** A Mermaid fence, wherever it stands: the page draws it. */
export interface RenderedFence {
  readonly range: Range;
  /** Index in the section's fences. */
  readonly fence: number;
}

/** Renders a section; `definitions` are those of the outline it is from. Blocks in order; ranges count from the section's start. */
export function renderBlocks({ text, fences }: Pick<SectionText, 'text' | 'fences'>, definitions?: readonly string[]): readonly RenderedBlock[] {
  const { trees, notAnalysed } = parseMarkdown(text, definitions);
  const diagrams = fences.flatMap(({ lang, range }, fence): RenderedFence[] => (lang === 'mermaid' ? [{ range, fence }] : []));
  const starts = new Set(diagrams.map(({ range }) => range.start));
  const prose = trees.flatMap(({ root, offset }) => {
    const links = root.children.filter((node) => node.type === 'definition');
    const isDiagram = (node: Nodes): boolean => node.type === 'code' && starts.has(rangeOf(node).start + offset);
    return root.children.flatMap((node): RenderedHtml[] => {
      const html = htmlOf(node, links, isDiagram);
      return html === '' ? [] : [{ range: shift(rangeOf(node), offset), html }];
    });
  });
  const gaps = notAnalysed.map((range) => ({ range, html: NOT_ANALYSED }));
  return [...prose, ...diagrams, ...gaps].sort((a, b) => a.range.start - b.range.start);
}

const NOT_ANALYSED = '<p><em>Not shown: this part is too deep or too large to be read.</em></p>';

function htmlOf(node: RootContent, links: readonly Definition[], isDiagram: (node: Nodes) => boolean): string {
  const shown = harmless(node, isDiagram);
  if (!shown || shown.type === 'definition') return '';
  return RENDERER.stringify(RENDERER.runSync({ type: 'root', children: [...links, shown] })).trim();
}

/** The node as it is shown: without diagrams, images by their text (nothing is fetched), tasks by a sign (no form is needed). */
function harmless(node: RootContent, isDiagram: (node: Nodes) => boolean): RootContent | undefined {
  if (isDiagram(node)) return undefined;
  if (node.type === 'image' || node.type === 'imageReference') return { type: 'text', value: node.alt ?? '' };
  if (!('children' in node)) return node;
  const children = node.children.flatMap((child) => harmless(child, isDiagram) ?? []);
  if (node.type === 'listItem' && typeof node.checked === 'boolean') {
    return { ...node, checked: null, children: withSign(children, node.checked) } as RootContent;
  }
  return { ...node, children } as RootContent;
}

function withSign(children: readonly RootContent[], checked: boolean): RootContent[] {
  const sign: RootContent = { type: 'text', value: checked ? '☑ ' : '☐ ' };
  const [first, ...rest] = children;
  return first?.type === 'paragraph'
    ? [{ ...first, children: [sign, ...first.children] }, ...rest]
    : [{ type: 'paragraph', children: [sign] }, ...children];
}

const withoutFetching = new Set(['img', 'picture', 'source', 'input']);

const RENDERER = unified()
  .use(remarkRehype)
  .use(rehypeSanitize, {
    ...defaultSchema,
    tagNames: defaultSchema.tagNames!.filter((name) => !withoutFetching.has(name)),
    protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
  })
  .use(rehypeStringify)
  .freeze();
