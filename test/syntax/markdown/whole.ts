/** The same parser, given a whole text at once: what our cutting must not change. */
import type { Nodes, RootContent } from 'mdast';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

export interface Whole {
  /** Where the titles of the headings outside lists and quotes start. */
  readonly headings: readonly number[];
  readonly fences: readonly number[];
  readonly nodes: readonly RootContent[];
}

export function parseWhole(text: string): Whole {
  const { children } = PARSER.parse(text);
  return {
    headings: children.flatMap((node) => (node.type === 'heading' ? [titleStart(text, node)] : [])),
    fences: fencesIn(text, children),
    nodes: children,
  };
}

const PARSER = unified().use(remarkParse).use(gitHubSyntax).freeze();

function gitHubSyntax(this: Processor): void {
  Object.assign(this.data(), {
    micromarkExtensions: [gfmTable(), gfmStrikethrough(), gfmTaskListItem()],
    fromMarkdownExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown(), gfmTaskListItemFromMarkdown()],
  });
}

/** The parser gives no place to an empty title, and may start a heading at the link definitions before it. */
function titleStart(text: string, node: Nodes & { readonly children: readonly Nodes[] }): number {
  const inside = node.children[0]?.position?.start.offset;
  if (inside !== undefined) return inside;
  const { start, end } = node.position!;
  return start.offset! + /^#+[ \t]*/.exec(text.slice(start.offset, end.offset))![0].length;
}

function fencesIn(text: string, nodes: readonly Nodes[]): number[] {
  return nodes.flatMap((node) => {
    if (node.type === 'code') return /[`~]/.test(text[node.position!.start.offset!]!) ? [node.position!.start.offset!] : [];
    return 'children' in node ? fencesIn(text, node.children) : [];
  });
}
