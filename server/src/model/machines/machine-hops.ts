/** State machines told in a line or in a table: `A → B → C`, rows of from, event and to. */
import type { Hop } from '../../syntax/arrow-text/hops.ts';
import type { Part } from '../../syntax/mermaid/tree.ts';
import { cover } from '../../text/range.ts';
import type { MachineNotation, MachineState } from '../design.ts';
import { labelled, type MachineFacts } from './machine-facts.ts';
import { isLifecycleValue } from './status-fields.ts';

/** `SENT → DELIVERED (ACK from device)`: what stands in parentheses after a state triggers the transition into it. */
const NOTED = /^([^()]*?)\s*\(([^()]*)\)?$/;
/** It says what a state is and not what leads to it. */
export const IS_OPTION = /^(?:optional|initial|final|start|end|terminal|default|async)\b/i;
/** A name of more words is the end or the start of a sentence. */
const LONGEST_NAME = 3;
const LAST_CAPITALS = /(?:^|[\s:`*(])(\p{Lu}[\p{Lu}\p{N}_]+(?: \p{Lu}[\p{Lu}\p{N}_]+)*)$/u;
const FIRST_CAPITALS = /^(\p{Lu}[\p{Lu}\p{N}_]+(?: \p{Lu}[\p{Lu}\p{N}_]+)*)(?=[\s,;:.)`*]|$)/u;

/**
 * The same hops between names alone: in prose a sentence may stand around a chain, and what follows the last name may say what
 * triggers the transition to it.
 */
export function betweenNames(hops: readonly Hop[]): Hop[] {
  const departures = new Set(hops.map(({ from }) => from.range.start));
  return hops.map(({ from, to, label, ...hop }) => {
    const target = startOf(to.text.replace(NOTED, '$1'), to);
    const next = departures.has(to.range.start) ? endOf(to.text.replace(NOTED, '$1'), to).text : '';
    const said = label ?? reasonIn(to, target.text, next);
    return { ...hop, from: endOf(from.text.replace(NOTED, '$1'), from), to: target, ...(said && { label: said }) };
  });
}

/** The machine that hops which share names, or the rows of one table, may be. */
export function machineOfHops(hops: readonly Hop[], notation: MachineNotation): MachineFacts {
  const states = new Map<string, MachineState>();
  const see = ({ text: id, range: place }: Part): string => {
    const places = [...(states.get(id)?.places ?? []).filter(({ start }) => start !== place.start), place];
    states.set(id, { id, descriptions: [], isComposite: false, listed: [], places });
    return id;
  };
  const transitions = hops.map(({ from, to, label, range }) => ({
    from: see(from),
    to: see(to),
    ...labelled(label),
    range: notation === 'table' ? from.range : range,
  }));
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

/** Before the first arrow: what follows a colon or a mark, and of more words the last. */
function endOf(text: string, part: Part): Part {
  const said = text.slice(Math.max(...[...text.matchAll(/[:`*|]\s*/g)].map(({ 0: mark, index }) => index + mark.length), 0));
  const capitals = LAST_CAPITALS.exec(said)?.[1];
  const words = said.split(/\s+/);
  const name = capitals ?? (words.length > LONGEST_NAME ? words.at(-1)!.replace(/^['"(]+/, '') : said);
  return within(part, text.length - name.length, name);
}

/** Behind the last arrow: what stands before a mark, and of more words the first. */
function startOf(text: string, part: Part): Part {
  const said = text.split(/\s*(?:[`*|:,;]|\s[—–-]\s)/)[0]!;
  const capitals = FIRST_CAPITALS.exec(said)?.[1];
  const words = said.split(/\s+/);
  return within(part, 0, capitals ?? (words.length > LONGEST_NAME ? words[0]!.replace(/[)'".]+$/, '') : said));
}

/** What follows a name says of the transition to it: `PAID: payment captured`, `PAID when the bank says so, and PAID → …`. */
function reasonIn(to: Part, name: string, next: string): Part | undefined {
  const whole = to.text.slice(name.length);
  const rest = next !== '' && whole.endsWith(next) ? whole.slice(0, -next.length).replace(/[,;]?\s*(?:and|then)?[\s`*]*$/, '') : whole;
  const said = /^[`*\s]*(?::|—|–|\s-\s|\(|\b(?=(?:when|on|if|after|by|once|via)\b))[\s*]*([^)]{2,120}?)[).\s]*$/.exec(rest)?.[1];
  if (said === undefined || IS_OPTION.test(said)) return undefined;
  const start = to.range.start + name.length + rest.indexOf(said);
  return { text: said, range: { start, end: start + said.length } };
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
