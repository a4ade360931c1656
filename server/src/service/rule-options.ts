import type { Node } from 'jsonc-parser';
import type { OptionValue, OptionValues, RuleOption } from '../rules/rule.ts';
import { didYouMean } from '../text/nearest.ts';
import { type Complain, properties } from './json-nodes.ts';

/** The options that a config gives a rule; those that are wrong are left out, so that their defaults hold. */
export function readOptions(value: Node, options: Readonly<Record<string, RuleOption>>, wrong: Complain): OptionValues {
  const names = Object.keys(options);
  if (names.length === 0) wrong(value, 'This rule takes no options.');
  else if (value.type !== 'object') wrong(value, `An object of options is expected here: ${names.join(', ')}.`);
  if (names.length === 0) return {};
  const given = properties(value).flatMap(({ name, key, value: said }) => {
    const option = names.includes(name) ? options[name] : undefined;
    if (!option) wrong(key, `This rule has no option “${name}”.${didYouMean(name, names)}`);
    const read = option && readOption(said, option, wrong);
    return read === undefined ? [] : [[name, read] as const];
  });
  return Object.fromEntries(given);
}

function readOption(value: Node, option: RuleOption, wrong: Complain): OptionValue | undefined {
  if (option.type === 'number') {
    const { minimum, maximum } = option;
    const said: unknown = value.value;
    if (typeof said === 'number' && minimum <= said && said <= maximum) return said;
    wrong(value, `A number from ${minimum} to ${maximum} is expected here.`);
    return undefined;
  }
  const items = value.type === 'array' ? (value.children ?? []) : [];
  const isList = value.type === 'array' && items.every(({ type }) => type === 'string');
  if (!isList) wrong(value, 'A list of names in quotes is expected here.');
  return isList ? items.map((item) => String(item.value)) : undefined;
}
