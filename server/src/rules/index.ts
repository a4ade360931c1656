import { annotateNumbers } from './hld/annotate-numbers.ts';
import { asyncDashed } from './hld/async-dashed.ts';
import { labelEveryArrow } from './hld/label-every-arrow.ts';
import { statusStateMachine } from './lld/status-state-machine.ts';
import type { Rule } from './rule.ts';

/** All rules, by id. */
export const rules: readonly Rule[] = [annotateNumbers, asyncDashed, labelEveryArrow, statusStateMachine];
