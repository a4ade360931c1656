/** What stands in a box: its name, details and notes, and the arrows that lead out of it to what it names. */
import type { Part } from '../mermaid/tree.ts';
import { RIGHT, RIGHT_ASYNC } from './signs.ts';

export interface Said {
  readonly name: Part;
  readonly details: readonly Part[];
  readonly notes: readonly Part[];
  /** `[Kafka: ride-accepted → ETA service, billing service]`. */
  readonly targets: readonly Said[];
  /** The arrow to them and its label. */
  readonly arrow?: Part;
  readonly label?: Part;
}

const ARROW = new RegExp(`\\s(?:[─━]{0,9}[${RIGHT}${RIGHT_ASYNC}]|-{1,9}>)\\s`);
const DETAIL = /:\s+|\s[—–]\s/;
const NOTE = /\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$/;

/** Reads a name beside an arrow. */
export const readName = (part: Part): Said => describe(trimmed(part));

/** Reads what stands between brackets; a note at its end is the box's own. */
export function readBracket(part: Part): Said {
  const inside = slice(part, 1, part.text.length - 1);
  const arrow = ARROW.exec(masked(inside.text));
  if (!arrow) return describe(inside);
  const { part: whole, note } = withoutNote(inside);
  const said = describe(slice(whole, 0, arrow.index));
  const after = slice(whole, arrow.index + arrow[0].length, whole.text.length);
  const [label] = said.details;
  return {
    ...said,
    notes: note ? [...said.notes, note] : said.notes,
    targets: pieces(after, /,\s+/g).map(readName),
    arrow: slice(whole, arrow.index, arrow.index + arrow[0].length),
    ...(label && { label }),
  };
}

/** Name, detail and note of one line. */
function describe(part: Part): Said {
  const cut = DETAIL.exec(masked(part.text));
  const head = withoutNote(cut && cut.index > 0 ? slice(part, 0, cut.index) : part);
  const rest = cut && cut.index > 0 ? withoutNote(slice(part, cut.index + cut[0].length, part.text.length)) : undefined;
  return {
    name: head.part,
    details: rest && rest.part.text !== '' ? [rest.part] : [],
    notes: [head.note, rest?.note].filter((note) => note !== undefined),
    targets: [],
  };
}

function withoutNote(part: Part): { readonly part: Part; readonly note?: Part } {
  const note = NOTE.exec(part.text);
  if (!note || note.index === 0) return { part };
  const start = part.text.indexOf('(', note.index) + 1;
  return { part: slice(part, 0, note.index), note: slice(part, start, start + note[1]!.length) };
}

/** The text with what stands in parentheses blanked. */
const masked = (text: string): string => text.replace(/\([^()]*\)/g, (note) => '_'.repeat(note.length));

/** A piece of a part, blanks around it left out. */
export function slice({ text, range }: Part, from: number, to: number): Part {
  const raw = text.slice(from, to);
  const said = raw.trim();
  const start = range.start + from + (said === '' ? 0 : raw.indexOf(said));
  return { text: said, range: { start, end: start + said.length } };
}

/** The pieces between separators. */
export function pieces(part: Part, separator: RegExp): Part[] {
  const found: Part[] = [];
  let last = 0;
  for (const { 0: between, index } of masked(part.text).matchAll(separator)) {
    found.push(slice(part, last, index));
    last = index + between.length;
  }
  return [...found, slice(part, last, part.text.length)].filter(({ text }) => text !== '');
}

/** A sentence's end is no part of a name. */
const trimmed = (part: Part): Part => slice(part, 0, part.text.replace(/[.,;:]+$/, '').length);

/** `Write flow: client` names a path in front of what leads on. */
export function leadIn(part: Part): Part | undefined {
  const colon = /^[^:()[\]]{1,60}:(?=\s|$)/.exec(part.text);
  return colon ? slice(part, 0, colon[0].length - 1) : undefined;
}
