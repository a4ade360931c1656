/** Writers for Markdown. */
import type { Design } from '../model/design.ts';
import type { Range } from '../text/range.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';

/** Puts lines after a block, with a blank line between. */
export function insertAfter(block: Range, lines: readonly string[], { lineEnd }: Design): TextEdit {
  return insert(block.end, ['', '', ...lines].join(lineEnd));
}

/** Puts blocks at the end of a section, with blank lines around. */
export function appendToSection(index: number, blocks: readonly (readonly string[])[], { sections, lineEnd }: Design): TextEdit {
  const next = sections[index + 1]?.heading;
  const lines = blocks.flatMap((block) => [...block, '']);
  return next ? insert(next.start, [...lines, ''].join(lineEnd)) : insert(sections[index]!.range.end, ['', ...lines].join(lineEnd));
}

/** A Mermaid fence around the lines of a diagram. */
export const mermaidFence = (lines: readonly string[]): string[] => ['```mermaid', ...lines, '```'];

/** Words that Markdown shows as they are. */
export const escaped = (text: string): string => text.replace(/[\\`*_[\]<>|]/g, '\\$&');

/** Words as a line of their own that begins neither a heading nor a list. */
export const escapedLine = (text: string): string =>
  escaped(text)
    .replace(/^(?=(?:#{1,6}|[-+])(?:\s|$))/, '\\')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\');
