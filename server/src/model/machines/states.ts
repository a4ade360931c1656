/** The values of status fields wherever they stand, and the state machines of these fields. */
import type { DiagramView, Entity, Section } from '../design.ts';
import { shiftEnum } from '../entities/entity-facts.ts';
import type { LocatedFacts } from '../link.ts';
import { shiftMachine } from './machine-facts.ts';
import { findStateMachines, type FoundMachines, type LocatedMachine } from './state-machines.ts';
import { shiftList } from './status-lists.ts';
import { statusFieldsOf, withListedValues, withNamedValues } from './status-values.ts';

export interface FoundStates extends FoundMachines {
  /** The entities with all that is known of the values of their fields. */
  readonly entities: readonly Entity[];
}

export function findStates(
  located: readonly LocatedFacts[],
  diagrams: readonly DiagramView[],
  sections: readonly Section[],
  found: readonly Entity[],
): FoundStates {
  const enums = located.flatMap(({ facts, prose, range }) =>
    [...facts.entities.enums, ...prose.entities.enums].map((one) => shiftEnum(one, range.start)),
  );
  const lists = located.flatMap(({ prose, range }, section) => prose.statuses.map((list) => ({ ...shiftList(list, range.start), section })));
  const { entities, alone } = withListedValues(withNamedValues(found, enums), lists, sections);
  const machines = [...drawnMachines(located, diagrams), ...toldMachines(located)];
  return { entities, ...findStateMachines(machines, [...statusFieldsOf(entities), ...alone], sections) };
}

/** Those of diagrams, which stand in the design in the same order. */
function drawnMachines(located: readonly LocatedFacts[], diagrams: readonly DiagramView[]): LocatedMachine[] {
  return located
    .flatMap(({ facts, range }, section) => facts.diagrams.map(({ machine, body }) => ({ machine, section, offset: range.start + body.start })))
    .flatMap(({ machine, section, offset }, diagram) =>
      machine ? [{ machine: shiftMachine(machine, offset), section, diagram, role: diagrams[diagram]!.role }] : [],
    );
}

const toldMachines = (located: readonly LocatedFacts[]): LocatedMachine[] =>
  located.flatMap(({ prose, range }, section) => prose.machines.map((machine) => ({ machine: shiftMachine(machine, range.start), section })));
