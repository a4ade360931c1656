/**
 * Texts with slots: `«cache»` stands for what the author calls the cache. One text gives a snippet, where a name that is changed
 * in one place changes everywhere, and a plain text with the names that are known.
 */
import type { ComponentKind } from '../model/design.ts';

/** A name that the author sets. */
export interface Slot {
  /** What it may be; the first unless the author says otherwise. One alone is a name to type over. */
  readonly choices: readonly string[];
  /** Of which kind the document's own component must be to stand here. */
  readonly kinds?: readonly ComponentKind[];
}

/** By name, in any order. */
export type Slots = Readonly<Record<string, Slot>>;

const SLOT = /«([a-z][a-zA-Z]*)»/g;

/** Where the cursor comes to rest in a snippet, and nothing in a plain text. */
export const LAST_STOP = '«end»';

/**
 * The text with a name in each slot.
 * @param names what is known, by slot; the first choice stands for the others
 */
export function plain(text: string, slots: Slots, names: Readonly<Record<string, string>> = {}): string {
  return text.replaceAll(SLOT, (hole, name: string) => (hole === LAST_STOP ? '' : (names[name] ?? slots[name]?.choices[0] ?? hole)));
}

/** The text as a snippet of the language server protocol: tab stops in reading order, a choice where there are several, mirrors after the first. */
export function snippet(text: string, slots: Slots): string {
  const stops = new Map<string, number>();
  let last = 0;
  let out = '';
  for (const { 0: hole, 1: name = '', index } of text.matchAll(SLOT)) {
    out += escaped(text.slice(last, index)) + stop(hole, name, slots, stops);
    last = index + hole.length;
  }
  return out + escaped(text.slice(last));
}

function stop(hole: string, name: string, slots: Slots, stops: Map<string, number>): string {
  if (hole === LAST_STOP) return '$0';
  const known = stops.get(name);
  if (known !== undefined) return `\${${known}}`;
  const choices = slots[name]?.choices ?? [hole];
  const number = stops.size + 1;
  stops.set(name, number);
  return choices.length > 1
    ? `\${${number}|${choices.map((choice) => choice.replaceAll(/[\\,|]/g, '\\$&')).join(',')}|}`
    : `\${${number}:${escaped(choices[0] ?? '')}}`;
}

const escaped = (text: string): string => text.replaceAll(/[\\$}]/g, '\\$&');
