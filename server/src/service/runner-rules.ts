import { rules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';

/** What a rule says of itself: its literal without the check. */
export type RuleDescription = Omit<Rule, 'check'>;

/** Something of a design doc or a diagram was not read. */
export const notAnalysed = {
  id: 'designdoc/not-analysed',
  since: '0.1.0',
  source: 'Bounds of the linter',
  scope: 'any',
  severity: 'information',
  detected: 'information',
  fix: 'none',
  summary: 'File that is not analysed.',
  why: 'Silence means that nothing was found; where nothing was looked at, the author should know.',
  leftAlone: ['Files that are neither a design doc nor a diagram.'],
  bad: '<!-- designdoc hld -->\n# Orders\n\nA file of more than 1 MiB, one that is binary, or one that is not UTF-8.\n',
  good: '<!-- designdoc hld -->\n# Orders\n\nThe same design, spread over files that each stay below 1 MiB.\n',
} as const satisfies RuleDescription;

/** A suppression comment that hides no finding. */
export const unusedSuppression = {
  id: 'designdoc/unused-suppression',
  since: '0.1.0',
  source: 'Suppressions',
  scope: 'any',
  severity: 'hint',
  detected: 'hint',
  fix: 'suggestion',
  summary: 'Suppression that hides nothing.',
  why: 'A suppression left behind hides the next finding of its rule, which nobody has looked at.',
  leftAlone: [
    'Rules that did not run on the document: they are off, or for documents of another kind.',
    'Suppressions of all rules, in documents that are not declared to be design docs.',
  ],
  bad: '```mermaid\nflowchart LR\n  %% designdoc-disable-next-line hld/label-every-arrow -- the label is to come\n  gw[API Gateway] -->|gRPC| api[Order API]\n```\n',
  good: '```mermaid\nflowchart LR\n  gw[API Gateway] -->|gRPC| api[Order API]\n```\n',
} as const satisfies RuleDescription;

/** A mistake in the config. */
export const configMistake = {
  id: 'designdoc/config',
  since: '0.1.0',
  source: 'Config',
  scope: 'any',
  severity: 'error',
  detected: 'error',
  fix: 'none',
  summary: 'Mistake in the config.',
  why: 'What a config says in vain, such as the severity of a rule that does not exist, looks as if it held.',
  leftAlone: ['`$schema`.'],
  bad: '{ "rules": { "hld/label-every-arow": "error" } }\n',
  good: '{ "rules": { "hld/label-every-arrow": "error" } }\n',
} as const satisfies RuleDescription;

/** What the runner itself reports. No suppression hides it. */
export const runnerRules: readonly RuleDescription[] = [notAnalysed, unusedSuppression, configMistake];

/** Every rule that has a page. */
export const documented: readonly RuleDescription[] = [...rules, ...runnerRules];
