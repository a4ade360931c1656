/** Writers for Mermaid block diagrams. What they write, Mermaid accepts. */
import type { BlockArrow } from '../model/components/graph.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** Labels an arrow that has no label: `-->` becomes `-- "text" -->`. Undefined for one that is half typed. */
export function label({ tokens }: BlockArrow, text: string): TextEdit | undefined {
  const [token, second] = tokens;
  const parts = token && !second ? /^([xo<]?)((?:--|==|-\.).*)$/.exec(token.text) : null;
  if (!token || !parts) return undefined;
  const [, head, shaft] = parts;
  return { range: token.range, text: `${head}${shaft!.slice(0, 2)} "${text.replaceAll('"', "'")}" ${shaft}` };
}
