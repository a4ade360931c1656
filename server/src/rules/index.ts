import { missing } from './capacity/missing.ts';
import { placeholder } from './doc/placeholder.ts';
import { annotateNumbers } from './hld/annotate-numbers.ts';
import { apisBeforeBoxes } from './hld/apis-before-boxes.ts';
import { arrowNamesContract } from './hld/arrow-names-contract.ts';
import { asyncDashed } from './hld/async-dashed.ts';
import { independentScaling } from './hld/independent-scaling.ts';
import { labelEveryArrow } from './hld/label-every-arrow.ts';
import { oneLevelOfAbstraction } from './hld/one-level-of-abstraction.ts';
import { readWritePaths } from './hld/read-write-paths.ts';
import { concurrency } from './lld/concurrency.ts';
import { entitiesFirst } from './lld/entities-first.ts';
import { foreignKey } from './lld/foreign-key.ts';
import { indexUnused } from './lld/index-unused.ts';
import { junctionTable } from './lld/junction-table.ts';
import { namePatterns } from './lld/name-patterns.ts';
import { primaryKey } from './lld/primary-key.ts';
import { queriesStated } from './lld/queries-stated.ts';
import { queryIndex } from './lld/query-index.ts';
import { queryShape } from './lld/query-shape.ts';
import { relationshipCardinality } from './lld/relationship-cardinality.ts';
import { schemaDrift } from './lld/schema-drift.ts';
import { stateMachineSound } from './lld/state-machine-sound.ts';
import { statusStateMachine } from './lld/status-state-machine.ts';
import { typedFields } from './lld/typed-fields.ts';
import { isolatedNode } from './mermaid/isolated-node.ts';
import { misread } from './mermaid/misread.ts';
import { relabelledNode } from './mermaid/relabelled-node.ts';
import { syntax } from './mermaid/syntax.ts';
import { unfenced } from './mermaid/unfenced.ts';
import { unknownParticipant } from './mermaid/unknown-participant.ts';
import type { Rule } from './rule.ts';

/** All rules, by id. */
export const rules: readonly Rule[] = [
  missing,
  placeholder,
  annotateNumbers,
  apisBeforeBoxes,
  arrowNamesContract,
  asyncDashed,
  independentScaling,
  labelEveryArrow,
  oneLevelOfAbstraction,
  readWritePaths,
  concurrency,
  entitiesFirst,
  foreignKey,
  indexUnused,
  junctionTable,
  namePatterns,
  primaryKey,
  queriesStated,
  queryIndex,
  queryShape,
  relationshipCardinality,
  schemaDrift,
  stateMachineSound,
  statusStateMachine,
  typedFields,
  isolatedNode,
  misread,
  relabelledNode,
  syntax,
  unfenced,
  unknownParticipant,
];
