import { draftClass } from '../../edits/class-diagram.ts';
import { appendToSection, mermaidFence } from '../../edits/markdown.ts';
import { addSectionBeside } from '../../edits/sections-beside.ts';
import { outermost } from '../../edits/sections.ts';
import { byDiagram } from '../../model/components/connections.ts';
import type { Design, DiagramView, DrawnBox } from '../../model/design.ts';
import { cover } from '../../text/range.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Finding, type Fix } from '../rule.ts';

/** A drawing of what is deployed that also draws what is inside of it, or a class diagram among such drawings. */
export const oneLevelOfAbstraction = defineRule({
  id: 'hld/one-level-of-abstraction',
  since: '0.2.0',
  source: 'HLD drawing rule 2',
  scope: 'any',
  severity: 'warning',
  detected: 'off',
  fix: 'suggestion',
  summary: 'Two levels of abstraction in one drawing.',
  why: 'A high-level drawing says what is deployed and how it is connected. Fields, methods, classes and steps between the boxes hide that, and they change with every commit.',
  leftAlone: [
    'Endpoint names, table names, topics and replica counts in a box.',
    'Parts inside the subgraph or `box` of their component: a zoom.',
    'One part or one step alone, and drawings of nothing but parts.',
    'Low-level sections, and flowcharts that draw no architecture.',
  ],
  bad: 'flowchart LR\n  gw[API Gateway] -->|gRPC| svc["Ride Service<br/>+rideId: UUID<br/>+accept(driver): Ride"]\n  svc -->|SQL| db[(Rides DB)]\n',
  good: 'flowchart LR\n  gw[API Gateway] -->|gRPC| svc["Ride Service"]\n  svc -->|SQL| db[(Rides DB)]\n',

  *check(design) {
    const boxes = byDiagram(design.boxes);
    for (const diagram of design.diagrams) {
      if (diagram.broken) continue;
      if (diagram.role === 'architecture') yield* membersInBoxes(boxes.get(diagram.index) ?? [], design);
      yield* classesAmongBoxes(diagram, design);
      yield* oddLevel(diagram, boxes.get(diagram.index) ?? []);
    }
  },
});

function* membersInBoxes(boxes: readonly DrawnBox[], design: Design): Generator<Finding> {
  for (const box of boxes) {
    const [first, last] = [box.members[0], box.members.at(-1)];
    if (!first || !last) continue;
    yield {
      range: cover(first.range, last.range),
      message: `${shorten(box.name)} lists class members such as ${shorten(first.text, 24)}. Move them to a class diagram in the low-level part.`,
      fixes: moveMembers(box, design),
    };
  }
}

/** Into a class diagram at the end of the last low-level section, or in a section of its own at the end. */
function moveMembers({ name, members }: DrawnBox, design: Design): Fix[] {
  const { sections } = design;
  if (members.some(({ cut }) => !cut) || sections.every(({ level }) => level === 0)) return [];
  const drawing = mermaidFence(
    draftClass(
      name,
      members.map(({ text }) => text),
    ),
  );
  const low = sections.findLastIndex(({ kind }) => kind === 'lld');
  const home =
    low < 0
      ? addSectionBeside(outermost(sections.length - 1, design), { title: 'Class design', icon: '🧩', lines: drawing }, design)
      : [appendToSection(low, [drawing], design)];
  return [
    { title: `Move the members of ${shorten(name)} to a class diagram`, edits: [...members.map(({ cut }) => ({ range: cut!, text: '' })), ...home] },
  ];
}

function* classesAmongBoxes({ tree, header, section }: DiagramView, { sections }: Design): Generator<Finding> {
  if (tree.type !== 'class' || !tree.classes[0] || sections[section]!.kind === 'lld') return;
  const message = `The class diagram of ${shorten(tree.classes[0].id)} stands in the high-level part. Move it to the low-level design.`;
  yield { range: header, message };
}

/** At most one finding a diagram, on the first thing that does not belong. */
function* oddLevel({ role, tree, type }: DiagramView, boxes: readonly DrawnBox[]): Generator<Finding> {
  const foreign = boxes.find((box) => box.foreign);
  if (foreign && tree.type === 'c4') {
    return yield {
      range: foreign.range,
      message: `${shorten(foreign.name)} is of a lower level than a ${tree.level} diagram shows. Draw it in a diagram of its level.`,
    };
  }
  if (role !== 'architecture' && type !== 'sequence') return;
  const odd = firstOdd(boxes);
  if (odd) yield { range: odd.range, message: mixtureMessage(odd) };
}

/** The first part or step of a drawing with two or more of these, and two or more things that are deployed. */
function firstOdd(boxes: readonly DrawnBox[]): DrawnBox | undefined {
  const of = (level: DrawnBox['level']): DrawnBox[] =>
    boxes.filter((box) => box.level === level && !box.zoomed).sort((a, b) => a.range.start - b.range.start);
  if (of('deployed').length < 2) return undefined;
  return [of('part'), of('activity')].find((odd) => odd.length > 1)?.[0];
}

const mixtureMessage = ({ name, level }: DrawnBox): string =>
  level === 'part'
    ? `${shorten(name)} is a part of one process among boxes that are deployed. Draw the parts in a diagram of their own.`
    : `${shorten(name)} is a step among boxes that are deployed. Write it on an arrow, or draw the steps in a diagram of their own.`;
