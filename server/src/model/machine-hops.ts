/** State machines told in a line or in a table: `A → B → C`, rows of from, event and to. */
import type { Hop } from '../syntax/arrow-text/hops.ts';
import type { Part } from '../syntax/mermaid/tree.ts';
import { cover } from '../text/range.ts';
import type { MachineNotation, MachineState } from './design.ts';
import { labelled, type MachineFacts } from './machine-facts.ts';
import { isLifecycleValue } from './status-fields.ts';

/** `SENT → DELIVERED (ACK from device)`: what stands in parentheses after a state triggers the transition into it. */
const NOTED = /^([^()]*?)\s*\(([^()]*)\)?$/;
const IS_OPTION = /^(?:optional|initial|final|start|end|terminal|default|async)\b/i;
/** A name of more words is the end or the start of a sentence. */
const LONGEST_NAME = 3;
const LAST_CAPITALS = /(?:^|[\s:`*(])(\p{Lu}[\p{Lu}\p{N}_]+(?: \p{Lu}[\p{Lu}\p{N}_]+)*)$/u;
const FIRST_CAPITALS = /^(\p{Lu}[\p{Lu}\p{N}_]+(?: \p{Lu}[\p{Lu}\p{N}_]+)*)(?=[\s,;:.)`*]|$)/u;

/** The machine that hops which share names, or the rows of one table, may be. In prose a sentence may stand around the chain. */
export function machineOfHops(hops: readonly Hop[], notation: MachineNotation): MachineFacts {
  const states = new Map<string, MachineState>();
  const arrivals = new Set(hops.map(({ to }) => to.range.start));
  const departures = new Set(hops.map(({ from }) => from.range.start));
  const name = (part: Part): Part => {
    if (notation === 'table') return part;
    const bare = part.text.replace(NOTED, '$1');
    if (!arrivals.has(part.range.start)) return endOf(bare, part);
    return departures.has(part.range.start) ? within(part, 0, bare) : startOf(bare, part);
  };
  const see = (part: Part): string => {
    const { text: id, range: place } = name(part);
    const known = states.get(id);
    const places = [...(known?.places ?? []).filter(({ start }) => start !== place.start), place];
    states.set(id, { id, descriptions: [], isComposite: false, listed: [], places });
    return id;
  };
  const transitions = hops.map(({ from, to, label, range }) => {
    const note = NOTED.exec(to.text)?.[2]?.trim();
    const said = label ?? (note && !IS_OPTION.test(note) ? { text: note, range: to.range } : undefined);
    return { from: see(from), to: see(to), ...labelled(said), range: notation === 'table' ? from.range : range };
  });
  return {
    notation,
    states: [...states.values()],
    initials: [],
    finals: [],
    transitions,
    head: [...states.values()][0]?.places[0] ?? hops[0]!.range,
    range: hops.flatMap(({ from, to }) => [from.range, to.range]).reduce(cover),
  };
}

const within = ({ range }: Part, offset: number, text: string): Part => {
  const start = range.start + offset;
  return { text, range: { start, end: Math.max(start, Math.min(range.end, start + text.length)) } };
};

/** Before the first arrow: the last words. */
function endOf(text: string, part: Part): Part {
  const capitals = LAST_CAPITALS.exec(text)?.[1];
  const words = text.split(/\s+/);
  const said = capitals ?? (words.length > LONGEST_NAME ? words.at(-1)!.replace(/^[`*'"(]+/, '') : text);
  return within(part, text.length - said.length, said);
}

/** Behind the last arrow: the first words. */
function startOf(text: string, part: Part): Part {
  const capitals = FIRST_CAPITALS.exec(text)?.[1];
  const words = text.split(/\s+/);
  return within(part, 0, capitals ?? (words.length > LONGEST_NAME ? words[0]!.replace(/[`*'"),;:.]+$/, '') : text));
}

const CAPITALS = /^\p{Lu}[\p{Lu}\p{N}_ ]*$/u;
const LIKE_A_STATE = /(?:ED|ING|EN|ENT|ABLE|READ)$/;

/** Whether it is written in capitals, as values are. */
export const isCapitals = (name: string): boolean => CAPITALS.test(name) && name.length > 1;

/** Whether a chain speaks of states by itself: three or more names, all in capitals, two of which lifecycles have. */
export const isChainOfStates = ({ states }: MachineFacts): boolean =>
  states.length >= 3 &&
  states.every(({ id }) => isCapitals(id)) &&
  states.filter(({ id }) => isLifecycleValue(id) || (id.length > 3 && LIKE_A_STATE.test(id))).length >= 2;
