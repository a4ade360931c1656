/** Drafts of state diagrams. */
import type { Attribute, Design, Entity } from '../model/design.ts';
import { eventBack, eventTo } from '../model/machines/event-words.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { insertAfter, mermaidFence } from './markdown.ts';
import { stateId, triggerTo } from './state-diagram.ts';

/** Values in which a lifecycle ends, and those of them that are no success. */
const END =
  /^(?:completed?|done|finished|succeeded|success|settled|closed|failed|failure|rejected|declined|cancell?ed|expired|refunded|released|archived|deleted|delivered|resolved|sold|timed?_?out|aborted|no_show|terminated|voided|revoked)$/i;
const BAD_END = /^(?:failed|failure|rejected|declined|cancell?ed|expired|timed?_?out|aborted|no_show|terminated|voided)$/i;

/** A state diagram over the values of a field, after the block that describes it; undefined where it has not two values, or no block. */
export function draftMachine({ name, views }: Entity, field: Attribute, design: Design): TextEdit | undefined {
  const block = views.find(({ block }) => block && block.start <= field.range.start && field.range.end <= block.end)?.block;
  if (!block || field.values.length < 2) return undefined;
  return insertAfter(block, [`State machine of \`${name}.${field.name}\`:`, '', ...mermaidFence(draftStateDiagram(field))], design);
}

/**
 * A stateDiagram-v2 over the values of a field, one line an item: from its default, else its first value, through the
 * others in their order; side states, in which it only waits, lead back. Triggers are the events that the values tell, else
 * placeholders.
 */
export function draftStateDiagram({ values, defaultValue }: Pick<Attribute, 'values' | 'defaultValue'>): string[] {
  const names = [...new Set(values.map(({ text }) => text))];
  const initial = names.find((name) => name === defaultValue?.replace(/^'(.*)'.*$/, '$1')) ?? names[0]!;
  const isSide = (name: string): boolean => name !== initial && eventBack(name) !== undefined;
  const path = [initial, ...names.filter((name) => name !== initial && !BAD_END.test(name) && !isSide(name))];
  const bad = names.filter((name) => name !== initial && BAD_END.test(name));
  const open = path.filter((name) => !END.test(name));
  const ends = new Set([
    ...path.filter((name) => END.test(name)),
    ...bad,
    ...(open.length === path.length && bad.length === 0 ? [path.at(-1)!] : []),
  ]);
  return [
    'stateDiagram-v2',
    ...names.filter((name) => stateId(name) !== name).map((name) => `  ${stateId(name)} : ${name}`),
    `  [*] --> ${stateId(initial)}`,
    ...path.slice(1).map((name, i) => arrow(path[i]!, name)),
    ...names.filter(isSide).flatMap((name) => there(name, sideOf(name, names, path))),
    ...bad.flatMap((end) => (open.length > 0 ? open : [initial]).map((from) => arrow(from, end))),
    ...[...ends].map((name) => `  ${stateId(name)} --> [*]`),
  ];
}

const arrow = (from: string, to: string, event = eventTo(to) ?? triggerTo(to)): string => `  ${stateId(from)} --> ${stateId(to)} : ${event}`;

/** The state of the path that stands before a side state. */
function sideOf(name: string, names: readonly string[], path: readonly string[]): string {
  const open = path.filter((one) => !END.test(one));
  return names.slice(0, names.indexOf(name)).findLast((one) => open.includes(one)) ?? open.at(-1) ?? path[0]!;
}

const there = (side: string, from: string): string[] => [arrow(from, side), arrow(side, from, eventBack(side))];
