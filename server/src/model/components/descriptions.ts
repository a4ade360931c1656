/** Where components are described: under a heading, in a list, a table or a paragraph that begins with their name. */
import type { PlainTable } from '../../syntax/markdown/tables.ts';
import { type Range, shift } from '../../text/range.ts';
import { readBox, wordsOf } from './component-name.ts';
import { headingWords } from '../sections/headings.ts';

/** A name that opens something that is said of it. */
export interface Lead {
  /** Its words, normalised. */
  readonly said: string;
  readonly range: Range;
}

/** A list item, a paragraph: its marker, then a name in bold, in code or up to a colon or dash. */
const OPENING =
  /^[ \t>]{0,20}(?:[-*+•]|\d{1,3}[.)])?[ \t]{0,8}(?:\[[ xX]\][ \t])?(?:(\*\*|__)(?=\S)([^*\n]{1,80}?)\1|`([^`\n]{1,80})`|([\p{L}][\p{L}\p{N} _/&.-]{1,60}?)(?=[ \t]*(?::[ \t]|[ \t][-–—][ \t])))/u;
/** Longer lines open with no name. */
const LOOKED_AT = 200;

/** The names with which lines of running text and rows of tables open; linear. */
export function readLeads(running: string, tables: readonly PlainTable[]): Lead[] {
  const leads: Lead[] = [];
  let start = 0;
  for (const line of running.split('\n')) {
    const opening = OPENING.exec(line.slice(0, LOOKED_AT));
    const name = opening?.[2] ?? opening?.[3] ?? opening?.[4];
    if (opening && name !== undefined) {
      const at = start + opening.index + opening[0].lastIndexOf(name);
      leads.push(lead(name, { start: at, end: at + name.length }));
    }
    start += line.length + 1;
  }
  const cells = tables.flatMap(({ rows }) => rows.flatMap(([first]) => (first && first.text !== '' ? [lead(first.text, first.range)] : [])));
  return [...leads, ...cells].filter(({ said }) => said !== '').sort((a, b) => a.range.start - b.range.start);
}

/** A section's facts, as far as they describe something, and where the section starts. */
export interface Describing {
  readonly title: string;
  readonly level: number;
  readonly heading?: Range;
  readonly leads: readonly Lead[];
  readonly offset: number;
}

/** Where each name is described: by the first heading that is it, else the first line or row that opens with it. */
export function findDescriptions(sections: readonly Describing[]): ReadonlyMap<string, Range> {
  const found = new Map<string, Range>();
  const add = (said: string, range: Range): void => void (found.has(said) || found.set(said, range));
  for (const { title, level, heading, offset } of sections) {
    // What the whole document is about is described by all of it.
    if (heading && level > 1) add(lead(headingWords(title), heading).said, shift(heading, offset));
  }
  for (const { leads, offset } of sections) for (const { said, range } of leads) add(said, shift(range, offset));
  return found;
}

/** What a name says, its note and number left out: `3.1 **Order Service** (Go)` → `order service`. */
const lead = (name: string, range: Range): Lead => ({ said: wordsOf(readBox(name.slice(0, LOOKED_AT)).name).join(' '), range });
