/** Writers for Mermaid state diagrams. */
import type { Attribute } from '../model/design.ts';

/** Values in which a lifecycle ends. */
const END =
  /^(?:completed?|done|finished|succeeded|settled|closed|failed|failure|rejected|declined|cancell?ed|expired|refunded|released|archived|deleted|delivered|resolved|sold|timed?_?out|aborted|no_show)$/i;
const BAD_END = /^(?:failed|failure|rejected|declined|cancell?ed|expired|timed?_?out|aborted|no_show)$/i;

const idOf = (value: string): string => value.replace(/[^\p{L}\p{N}_]+/gu, '_');

/**
 * A stateDiagram-v2 over the values of a field, one line an item: from its default, else its first value, through the
 * others in their order; what it cannot know, the triggers, are placeholders.
 */
export function draftStateDiagram({ values, defaultValue }: Attribute): string[] {
  const names = values.map(({ text }) => text);
  const initial = names.find((name) => name === defaultValue?.replace(/^'(.*)'.*$/, '$1')) ?? names[0]!;
  const path = [initial, ...names.filter((name) => name !== initial && !BAD_END.test(name))];
  const bad = names.filter((name) => name !== initial && BAD_END.test(name));
  const arrow = (from: string, to: string): string => `  ${idOf(from)} --> ${idOf(to)} : TODO trigger to ${idOf(to)}`;
  const open = path.filter((name) => !END.test(name));
  const ends = [
    ...new Set([...path.filter((name) => END.test(name)), ...bad, ...(open.length === path.length && bad.length === 0 ? [path.at(-1)!] : [])]),
  ];
  return [
    'stateDiagram-v2',
    ...names.filter((name) => idOf(name) !== name).map((name) => `  ${idOf(name)} : ${name}`),
    `  [*] --> ${idOf(initial)}`,
    ...path.slice(1).map((name, i) => arrow(path[i]!, name)),
    ...bad.flatMap((end) => (open.length > 0 ? open : [initial]).map((from) => arrow(from, end))),
    ...ends.map((name) => `  ${idOf(name)} --> [*]`),
  ];
}
