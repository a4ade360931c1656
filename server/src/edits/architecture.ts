/** Writers for Mermaid architecture diagrams. What they write, Mermaid accepts. */
import type { ArchitectureArrow } from '../model/components/graph.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** Labels an arrow that has no label: `-->` becomes `-[text]->`. */
export function label({ token }: ArchitectureArrow, text: string): TextEdit {
  const parts = /^(<?-)(->?)$/.exec(token.text);
  return { range: token.range, text: parts ? `${parts[1]}[${text.replaceAll(']', ')').replaceAll('[', '(')}]${parts[2]}` : token.text };
}
