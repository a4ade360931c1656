/** Writers for Mermaid flowcharts. What they write, Mermaid accepts. */
import type { Connection, Place } from '../model/design.ts';
import type { FlowchartArrow } from '../model/components/graph.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';

/** Characters that end an unquoted label, and a lower-case `end`, which closes a subgraph. */
const NEEDS_QUOTES = /[()[\]{}|<>#;]|^\s|\s$|\bend\b/;

/** A label as it stands between brackets or bars. */
export const quoted = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '#quot;')}"` : text.replaceAll('"', '#quot;'));

/** Labels an arrow that has no label; edges drawn by the same arrow get it too. */
export const label = ({ tokens }: FlowchartArrow, text: string): TextEdit => insert(tokens.at(-1)!.range.end, `|${quoted(text)}|`);

/** Writes a further line into a box. */
export function annotate(place: Place, name: string, text: string): TextEdit {
  return insert(place.range.end, place.labelled ? `<br/>${text}` : `["${name.replaceAll('"', '#quot;')}<br/>${text}"]`);
}

/** What an arrow says, and where all of it stands. */
type Said = Pick<Connection, 'label' | 'range'>;

/** Draws an arrow dashed, heads, length and label kept; undefined where its label would not survive. */
export function dash(arrow: FlowchartArrow, said: Said): TextEdit[] | undefined {
  return redraw(arrow, said, {
    one: dashed,
    open: (token) => token.replace(/(?:--|==)$/, '-.'),
    close: (token) => dashed(token).replace(/^-/, ''),
    forbidden: /\./,
  });
}

/** Draws a dashed arrow solid, heads, length and label kept; undefined where its label would not survive. */
export function solidify(arrow: FlowchartArrow, said: Said): TextEdit[] | undefined {
  return redraw(arrow, said, { one: solid, open: (token) => token.replace(/-\.$/, '--'), close: solid, forbidden: /--/ });
}

interface Redrawing {
  readonly one: (token: string) => string;
  readonly open: (token: string) => string;
  readonly close: (token: string) => string;
  /** What an inline label of the new stroke must not hold: it would end there. */
  readonly forbidden: RegExp;
}

function redraw({ tokens }: FlowchartArrow, { label: text, range }: Said, { one, open, close, forbidden }: Redrawing): TextEdit[] | undefined {
  const [first, last] = tokens;
  if (!first) return undefined;
  if (!last) return [{ range: first.range, text: one(first.text) }];
  if (!text || !forbidden.test(text.text)) {
    return [
      { range: first.range, text: open(first.text) },
      { range: last.range, text: close(last.text) },
    ];
  }
  if (text.text.includes('"')) return undefined;
  const head = /^[xo<]/.exec(first.text)?.[0] ?? '';
  return [{ range, text: `${head}${one(last.text)}|${quoted(text.text)}|` }];
}

/** `-->` → `-.->`, `--->` → `-..->`, `---` → `-.-`, `==>` → `-.->`. */
function dashed(token: string): string {
  const parts = /^([xo<]?)([-=]{2,})([xo>]?)$/.exec(token);
  if (!parts) return token;
  const [, start, shaft, head] = parts;
  return `${start}-${'.'.repeat(shaft!.length - (head ? 1 : 2))}-${head}`;
}

/** `-.->` → `-->`, `-..->` → `--->`, `-.-` → `---`, `.->` → `-->`. */
function solid(token: string): string {
  const parts = /^([xo<]?)-?(\.+)-([xo>]?)$/.exec(token);
  if (!parts) return token;
  const [, start, dots, head] = parts;
  return `${start}${'-'.repeat(dots!.length + (head ? 1 : 2))}${head}`;
}
