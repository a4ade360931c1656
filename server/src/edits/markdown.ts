/** Writers for Markdown. */
import type { Design } from '../model/design.ts';
import type { Range } from '../text/range.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';

/** Puts lines after a block, with a blank line between. */
export function insertAfter(block: Range, lines: readonly string[], { lineEnd }: Design): TextEdit {
  return insert(block.end, ['', '', ...lines].join(lineEnd));
}

/** A Mermaid fence around the lines of a diagram. */
export const mermaidFence = (lines: readonly string[]): string[] => ['```mermaid', ...lines, '```'];
