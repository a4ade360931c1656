import { expect, test } from 'vitest';
import type { StateMachine } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';
import { type CourseConnection, type CourseDiagram, describeCourseDiagrams } from '../syntax/arrow-text/course-diagrams.ts';

const machinesIn = (...drawings: readonly CourseDiagram[]): readonly StateMachine[] =>
  readDesign({
    path: 'course.lld.md',
    text: `# Course\n\n${drawings.map(({ drawing }) => `\`\`\`text\n${drawing}\`\`\`\n`).join('\n')}`,
  }).stateMachines;

const arrows = (all: readonly (CourseConnection | StateMachine['transitions'][number])[]): string[] =>
  all.map(({ from, to, label }) => `${from} → ${to} : ${typeof label === 'string' ? label : (label?.text ?? '—')}`).sort();

describeCourseDiagrams('state machines of the course', (diagrams) => {
  const withStates = diagrams.filter(({ states }) => states.length > 0);

  test('there are some', () => expect(withStates.length).toBeGreaterThanOrEqual(3));

  test.each(withStates.map((diagram) => [`${diagram.number}. ${diagram.title}`, diagram] as const))('%s', (_, diagram) => {
    const [machine, ...others] = machinesIn(diagram);
    expect(others).toEqual([]);
    expect(machine?.states.map(({ id }) => id).sort()).toEqual([...diagram.states].sort());
    expect(machine?.initials.map(({ state }) => state)).toEqual(diagram.initial);
    expect([...(machine?.finals ?? [])].sort()).toEqual([...diagram.finals].sort());
    expect(arrows(machine?.transitions ?? [])).toEqual(arrows(diagram.transitions));
  });

  test('the machine of a ride belongs to the status of the ride', () => {
    const drawings = diagrams.filter(({ number }) => number === 3 || number === 4);
    const [machine] = machinesIn(...drawings);
    expect([machine?.entity?.name, machine?.field?.name]).toEqual(['Ride', 'status']);
  });

  test.each(diagrams.filter(({ states }) => states.length === 0).map((diagram) => [diagram.number, diagram] as const))(
    'drawing %i is no machine',
    (_, diagram) => expect(machinesIn(diagram)).toEqual([]),
  );
});
