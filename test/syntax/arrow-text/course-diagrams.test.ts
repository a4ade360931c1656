import { describe, expect, test } from 'vitest';
import { readArrowText } from '../../../server/src/syntax/arrow-text/read.ts';
import type { ArrowNode, ArrowText } from '../../../server/src/syntax/arrow-text/tree.ts';
import { type CourseConnection, type CourseDiagram, describeCourseDiagrams } from './course-diagrams.ts';

const detailsOf = ({ places }: ArrowNode): string =>
  places
    .find(({ details }) => details.length > 0)
    ?.details.map(({ text }) => text)
    .join(', ') ?? '';
const notesOf = ({ places }: ArrowNode): string =>
  places
    .find(({ notes }) => notes.length > 0)
    ?.notes.map(({ text }) => text)
    .join(', ') ?? '';

/** Names as the lists give them: `#1`, `#2` where two nodes share one. */
function namesOf(tree: ArrowText): ReadonlyMap<string, string> {
  const names = new Map(tree.groups.map(({ id, label }) => [id, label]));
  for (const node of tree.nodes) {
    const same = tree.nodes.filter(({ name }) => name === node.name).sort((a, b) => a.places[0]!.name.range.start - b.places[0]!.name.range.start);
    names.set(node.id, same.length > 1 ? `${node.name} #${same.indexOf(node) + 1}` : node.name);
  }
  return names;
}

const shown = ({ from, to, both, label }: Omit<CourseConnection, 'async'>): string => `${from} ${both ? '←→' : '→'} ${to} : ${label ?? '—'}`;

function connectionsOf(tree: ArrowText): string[] {
  const names = namesOf(tree);
  return tree.edges.map(({ from, to, label, heads }) =>
    shown({ from: names.get(from.id)!, to: names.get(to.id)!, both: heads === 2, ...(label && { label: label.text }) }),
  );
}

/** An arrow in a box stands in its detail as well. */
const withoutArrow = (detail: string): string => detail.replace(/ → .*/, '');

describeCourseDiagrams('the drawings of the course', (diagrams, sentences) => {
  test('all are read from the list', () => expect(diagrams.length).toBe(44));

  describe.each(diagrams.map((diagram) => [`${diagram.number}. ${diagram.title}`, diagram] as const))('%s', (_, diagram: CourseDiagram) => {
    const tree = readArrowText(diagram.drawing);
    const isOfStates = diagram.states.length > 0;
    const names = namesOf(tree);

    test('its nodes, with details and notes', () => {
      const expected = isOfStates
        ? diagram.states
        : diagram.entities.length > 0
          ? diagram.entities
          : diagram.components.map(({ name, detail = '', notes = '' }) => `${name} | ${withoutArrow(detail)} | ${notes}`);
      const isPlain = isOfStates || diagram.entities.length > 0;
      expect(tree.nodes.map((node) => (isPlain ? node.name : `${names.get(node.id)} | ${detailsOf(node)} | ${notesOf(node)}`)).sort()).toEqual(
        [...expected].sort(),
      );
    });

    test('its groups', () => {
      expect(
        tree.groups.map(({ label, members, notes }) => ({
          name: label,
          members: members.map((id) => names.get(id)),
          notes: notes.map(({ text }) => text).join(', '),
        })),
      ).toEqual(diagram.groups);
    });

    // Lines between entities are relationships, which the model reads.
    if (diagram.entities.length > 0) return;
    test('its connections', () => {
      const expected = isOfStates ? diagram.transitions : diagram.connections;
      // A state machine's owner takes the note of a state as the trigger of the way into it.
      const isNoted = isOfStates && tree.nodes.some((node) => notesOf(node) !== '');
      expect(connectionsOf(tree).sort()).toEqual(expected.map((edge) => shown(isNoted ? { ...edge, label: undefined! } : edge)).sort());
    });
  });

  test.each(sentences.map((sentence) => [sentence.text, sentence] as const))('%s', (_, { text, steps, connections }) => {
    const tree = readArrowText(text);
    expect([tree.nodes.length, tree.edges.length]).toEqual([steps, connections]);
  });
});
