import { expect, test } from 'vitest';
import { refactorings } from '../../server/src/features/refactorings.ts';
import type { Design } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Flowchart } from '../../server/src/syntax/mermaid/tree.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { mermaidErrors } from '../support/mermaid.ts';
import { type CourseConnection, type CourseDiagram, describeCourseDiagrams } from '../syntax/arrow-text/course-diagrams.ts';

const PATH = 'course.hld.md';

const documentOf = ({ drawing }: CourseDiagram): string => `# Course\n\n\`\`\`text\n${drawing}\`\`\`\n`;
/** What Mermaid's notation makes of contents that no conversion may change, and why. */
const ASKED_OF_MERMAID: Readonly<Record<number, readonly string[]>> = {
  // An ER diagram is of what is stored, which a drawing in plain text does not say.
  3: ['lld/queries-stated', 'lld/status-state-machine'],
  // Two steps among components: plain text may tell a flow.
  8: ['hld/one-level-of-abstraction'],
  // One box is only named in a sentence.
  16: ['mermaid/isolated-node'],
};

/** What a design says besides its drawing: none of it is missing. */
const inDesign = (text: string): string =>
  `# Course\n\n## Capacity\n\nAt peak 3,000 requests/s, 20 GB a month, p99 below 200 ms.\n\n## API\n\n- \`POST /items\`: creates one\n- \`GET /items/{id}\`: reads it\n\n## Write path\n\n1. The item is written.\n\n## Read path\n\n1. The item is read.\n\n## Architecture\n\n${text.replace('# Course\n\n', '')}`;
const read = (text: string): Design => readDesign({ path: PATH, text }, { forced: 'hld+lld' });

/** The document after the conversion; undefined where none is offered. */
function convertedFrom(diagram: CourseDiagram): string | undefined {
  const text = documentOf(diagram);
  const place = text.indexOf('```text') + 10;
  const [action] = refactorings(read(text), text, { start: place, end: place });
  return action && applyEdits(text, action.edits);
}

const treeOf = (text: string): Design['diagrams'][number]['tree'] => read(text).diagrams[0]!.tree;

/** A label as the lists give it: the name, the details, the notes in parentheses. Lines that stand below a box alone are remarks there. */
function told(label: string, { drawing }: CourseDiagram): { readonly name: string; readonly detail: string; readonly notes: string } {
  const [name = '', ...lines] = label.split('<br/>');
  const below = new Set(drawing.split('\n').map((line) => line.trim()));
  const isNote = (line: string): boolean => /^\(.*\)$/.test(line);
  return {
    name,
    detail: lines.filter((line) => !isNote(line) && !below.has(line)).join(', '),
    notes: lines
      .filter(isNote)
      .map((line) => line.slice(1, -1))
      .join(', '),
  };
}

/** The ids of boxes and groups by the names of the lists: `#1`, `#2` where two boxes share one. */
function namesOf({ nodes, groups }: Flowchart, diagram: CourseDiagram): ReadonlyMap<string, string> {
  const isGroup = new Set(groups.map(({ id }) => id));
  const boxes = nodes.filter(({ id }) => !isGroup.has(id)).map(({ id, label }) => ({ id, name: told(label, diagram).name }));
  return new Map([
    ...groups.map(({ id, label }) => [id, told(label, diagram).name] as const),
    ...boxes.map(({ id, name }): readonly [string, string] => {
      const same = boxes.filter((other) => other.name === name);
      return [id, same.length > 1 ? `${name} #${same.findIndex((other) => other.id === id) + 1}` : name];
    }),
  ]);
}

const shown = ({ from, to, both, label, async }: CourseConnection): string =>
  `${from} ${both ? '←→' : '→'} ${to} : ${label ?? '—'} (${async ? 'async' : 'sync'})`;

/** What is left open says as much as no label. */
const said = (label: string | undefined): { readonly label?: string } => (label === undefined || label.startsWith('TODO ') ? {} : { label });

/** An arrow in a box stands in its detail as well. */
const withoutArrow = (detail: string): string => detail.replace(/ → .*/, '');

describeCourseDiagrams('the drawings of the course, converted to Mermaid', (diagrams) => {
  const converted = new Map(
    diagrams.flatMap((diagram) => {
      const text = convertedFrom(diagram);
      return text === undefined ? [] : [[diagram, text] as const];
    }),
  );
  const flowcharts = diagrams.filter(({ connections }) => connections.length > 0);
  const tables = diagrams.filter(({ entities }) => entities.length > 0);
  const machines = diagrams.filter(({ states }) => states.length > 0);
  const named = (all: readonly CourseDiagram[]): (readonly [string, CourseDiagram])[] =>
    all.map((diagram) => [`${diagram.number}. ${diagram.title}`, diagram] as const);

  test('are all but those that draw nothing', () => {
    expect([flowcharts.length, tables.length, machines.length]).toEqual([33, 1, 3]);
    const none = diagrams.filter((diagram) => !converted.has(diagram)).map(({ number }) => number);
    expect(none).toEqual([5, 6, 11, 12, 13, 44, 45]);
  });

  test.each(named(flowcharts))('%s: a flowchart of the same contents', (_, diagram) => {
    const tree = treeOf(converted.get(diagram)!) as Flowchart;
    expect(tree.type).toBe('flowchart');
    const names = namesOf(tree, diagram);
    const isGroup = new Set(tree.groups.map(({ id }) => id));
    const boxes = tree.nodes.filter(({ id }) => !isGroup.has(id)).map(({ id, label }) => ({ ...told(label, diagram), name: names.get(id) }));
    expect(boxes.map(({ name, detail, notes }) => `${name} | ${detail} | ${notes}`).sort()).toEqual(
      diagram.components.map(({ name, detail = '', notes = '' }) => `${name} | ${withoutArrow(detail)} | ${notes}`).sort(),
    );
    expect(tree.groups.map(({ label, members }) => ({ ...told(label, diagram), members: members.map((id) => names.get(id)) }))).toEqual(
      diagram.groups.map(({ name, members, notes }) => ({ name, detail: '', notes, members })),
    );
    const arrows = tree.edges.map(({ from, to, label, stroke, arrow }) =>
      shown({
        from: names.get(from.id)!,
        to: names.get(to.id)!,
        both: arrow.startsWith('double_'),
        ...said(label?.text),
        async: stroke === 'dotted',
      }),
    );
    expect(arrows.sort()).toEqual(diagram.connections.map(shown).sort());
  });

  test.each(named(machines))('%s: a state diagram of the same contents', (_, diagram) => {
    const { stateMachines, diagrams: drawn } = read(converted.get(diagram)!);
    expect(drawn.map(({ type }) => type)).toEqual(['state']);
    const [machine] = stateMachines;
    expect(machine?.states.map(({ id }) => id).sort()).toEqual([...diagram.states].sort());
    expect(machine?.initials.map(({ state }) => state)).toEqual(diagram.initial);
    expect([...(machine?.finals ?? [])].sort()).toEqual([...diagram.finals].sort());
    const transitions = machine?.transitions.map(({ from, to, label }) => `${from} → ${to} : ${said(label?.text).label ?? '—'}`);
    expect(transitions?.sort()).toEqual(diagram.transitions.map(({ from, to, label }) => `${from} → ${to} : ${label ?? '—'}`).sort());
  });

  test.each(named(tables))('%s: an ER diagram of the same contents', (_, diagram) => {
    const before = read(documentOf(diagram));
    const after = read(converted.get(diagram)!);
    expect(after.diagrams.map(({ type }) => type)).toEqual(['er']);
    const fields = ({ entities }: Design): unknown =>
      entities.map(({ name, attributes }) => ({
        name,
        fields: attributes.map(({ name: field, type = 'UUID', keys, references }) => [field, type, keys, references]),
      }));
    expect(after.entities.map(({ name }) => name)).toEqual(diagram.entities);
    expect(fields(after)).toEqual(fields(before));
    const relations = ({ relationships }: Design): unknown => relationships.map(({ from, to, label }) => [from.name, to.name, label?.text]);
    expect(relations(after)).toEqual(relations(before));
    // One of the one has many of the other, which hold its key.
    expect(after.relationships.map(({ cardFrom, cardTo }) => [cardFrom, cardTo])).toEqual(after.relationships.map(() => ['1', '*']));
  });

  test('Mermaid accepts them all', async () => {
    expect(await mermaidErrors([...converted.values()].join('\n'))).toEqual([]);
  });

  test.each(named([...converted.keys()]))('%s: nothing is found that was not found before', (_, diagram) => {
    const found = (text: string): string[] => {
      const design = read(inDesign(text));
      return rules.flatMap((rule) => [...rule.check(design)].map(() => rule.id));
    };
    const before = found(documentOf(diagram));
    const after = found(converted.get(diagram)!);
    const count = (all: readonly string[], id: string): number => all.filter((one) => one === id).length;
    const isNew = (id: string): boolean => id !== 'doc/placeholder' && count(after, id) > count(before, id);
    expect(after.filter(isNew).sort()).toEqual(ASKED_OF_MERMAID[diagram.number] ?? []);
  });

  test.each(named([...converted.keys()]))('%s: every word and number is still there', (_, diagram) => {
    const after = converted
      .get(diagram)!
      .replace(/\\(.)/g, '$1')
      .replace(/#quot;/g, '"')
      .replace(/#lt;/g, '<')
      .replace(/#gt;/g, '>');
    const words = diagram.drawing.match(/[\p{L}\p{N}_.-]*[\p{L}\p{N}]/gu) ?? [];
    const lost = words.filter((word) => !after.includes(word) && !/^(?:If|via)$/.test(word));
    expect(lost).toEqual([]);
  });
});
