/** Tables of transitions: a column that says from where and one that says to where, or one with arrows in it. */
import { type Hop, readHops } from '../../syntax/arrow-text/hops.ts';
import type { PlainCell, PlainTable } from '../../syntax/markdown/tables.ts';
import type { Part } from '../../syntax/mermaid/tree.ts';
import { rangeAt, shift } from '../../text/range.ts';

const FROM = /^(?:from|current|source|old|before|state|status)\b/i;
const TO = /^(?:to|next|target|new|after)\b|\b(?:transitions?|moves?|goes|change) to\b|\bnext (?:state|status)/i;
const ARROWS = /^(?:(?:state |status )?transitions?|change|from\s*(?:→|->|-->|to|\/)\s*to)\b/i;
const TRIGGER = /^(?:event|trigger|action|when|on|cause|command|condition|triggered by|who|guard|by)\b/i;
/** What leads into the state of the row: `Entered by`. */
const ENTRY = /^(?:entered|reached|set) (?:by|when|on|after|from)\b|^entry\b/i;
const NO_STATE = /^(?:[-–—]+|n\/a|none|\(?terminal\)?|\(?final\)?|\(?end\)?|start|\[\*\])?$/i;

/** The transitions of each such table; none of the others. */
export const readTransitionTables = (tables: readonly PlainTable[]): Hop[][] => tables.map(hopsOf).filter((hops) => hops.length > 0);

function hopsOf({ header, rows }: PlainTable): Hop[] {
  const column = (pattern: RegExp): number => header.findIndex(({ text }) => pattern.test(text));
  const [from, to, arrows, trigger] = [column(FROM), column(TO), column(ARROWS), column(TRIGGER)];
  if (from >= 0 && to >= 0 && from !== to) {
    const entry = column(ENTRY);
    const entries = new Map(
      rows.flatMap((cells) => (cells[from] && cells[entry] ? namesIn(cells[from]).map(({ text }) => [text, cells[entry]!]) : [])),
    );
    return rows.flatMap((cells) => {
      const [start, end] = [cells[from], cells[to]];
      return start && end ? namesIn(start).flatMap((a) => namesIn(end).map((b) => hop(a, b, cells[trigger] ?? entries.get(b.text)))) : [];
    });
  }
  if (arrows < 0) return [];
  return rows.flatMap((cells) => {
    const cell = cells[arrows];
    return cell ? readHops(cell.raw).map(({ from, to }) => hop(inCell(from, cell), inCell(to, cell), cells[trigger])) : [];
  });
}

const inCell = ({ text, range }: Part, cell: PlainCell): Part => ({ text, range: shift(range, cell.range.start) });

const hop = (from: Part, to: Part, trigger: PlainCell | undefined): Hop => ({
  from,
  to,
  ...(trigger && !NO_STATE.test(trigger.text) && { label: { text: trigger.text, range: trigger.range } }),
  range: from.range,
  inTable: true,
});

/** `MATCHED, IN_PROGRESS` in one cell are two states. */
function namesIn({ raw, range }: PlainCell): Part[] {
  const names: Part[] = [];
  let start = 0;
  for (const piece of raw.split(/([,/|]|\s+or\s+)/)) {
    const text = piece.replace(/\([^()]*\)?/g, '').replace(/^[\s`*_"']+|[\s`*_"']+$/g, '');
    if (!/^(?:[,/|]|or)?$/.test(text) && !NO_STATE.test(text))
      names.push({ text, range: rangeAt(range.start + start + piece.indexOf(text), text.length) });
    start += piece.length;
  }
  return names;
}
