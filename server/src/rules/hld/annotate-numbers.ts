import { annotate } from '../../edits/boxes.ts';
import type { Component, Design, DiagramView } from '../../model/design.ts';
import { hasNumber, isFigure } from '../../model/figures.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Fix } from '../rule.ts';

/** An architecture diagram that gives no figure, in a document that gives none for it elsewhere. */
export const annotateNumbers = defineRule({
  id: 'hld/annotate-numbers',
  since: '0.1.0',
  source: 'HLD drawing rule 4',
  scope: 'architecture',
  severity: 'warning',
  detected: 'information',
  detectedOnce: 'document',
  fix: 'suggestion',
  summary: 'Architecture diagram without a number.',
  why: 'Boxes without a rate, a latency or a replica count fit any load, so nobody can say whether this design carries the one it is for.',
  leftAlone: [
    'Diagrams with a rate, throughput, time, size, percentage or replica count on a box or an arrow, or in the text of their section. Ports, versions, years, money and step numbers do not count.',
    'Diagrams whose components the capacity section, or another section, names beside its figures.',
    'Designs whose companion document carries the figures.',
    'C4 context and deployment diagrams; low-level designs and sections.',
    'A second diagram of the same components (half of them or more).',
  ],
  bad: 'flowchart LR\n  app[Mobile App] -->|HTTPS| gw[API Gateway]\n  gw -->|gRPC| api[Order API]\n',
  good: 'flowchart LR\n  app[Mobile App] -->|HTTPS, 3K RPS| gw[API Gateway]\n  gw -->|gRPC, p99 50 ms| api["Order API<br/>6 replicas"]\n',

  *check(design) {
    if (design.kind === 'lld' || design.companions.some(({ figures }) => figures > 0)) return;
    const seen: ReadonlySet<Component>[] = [];
    for (const diagram of design.diagrams) {
      if (
        diagram.role !== 'architecture' ||
        diagram.broken ||
        diagram.level === 'context' ||
        diagram.level === 'deployment' ||
        design.sections[diagram.section]!.kind === 'lld'
      )
        continue;
      const components = componentsOf(diagram, design);
      const isRepeat = seen.some((earlier) => shared(components, earlier) * 2 >= components.size);
      seen.push(components);
      if (isRepeat || hasNumber(diagram, design) || isSizedElsewhere(components, design)) continue;
      const hottest = hottestOf(components, diagram, design);
      yield {
        range: diagram.header,
        message: `No box or arrow of this diagram has a number. Write a peak rate, a latency or replicas${hottest ? `, first at ${shorten(hottest.name)}` : ''}.`,
        fixes: hottest ? placeholder(hottest, diagram) : [],
      };
    }
  },
});

const componentsOf = ({ index }: DiagramView, { components }: Design): ReadonlySet<Component> =>
  new Set(components.filter(({ places }) => places.some(({ diagram }) => diagram === index)));

const shared = (some: ReadonlySet<Component>, others: ReadonlySet<Component>): number =>
  [...some].filter((component) => others.has(component)).length;

/** A capacity section names one of the components, or speaks of two by their kind; any other section names three beside its figures. */
const isSizedElsewhere = (components: ReadonlySet<Component>, { sections, quantities }: Design): boolean =>
  sections.some(({ capacity, mentions, sizes }, at) => {
    const named = mentions.filter((component) => components.has(component)).length;
    const isNamed = capacity ? named > 0 || sizes.filter((component) => components.has(component)).length > 1 : named > 2;
    return isNamed && quantities.filter((quantity) => quantity.section === at && isFigure(quantity)).length > (capacity ? 0 : 1);
  });

/** The component that most arrows meet: what is most worth sizing. */
function hottestOf(components: ReadonlySet<Component>, { index }: DiagramView, { connections }: Design): Component | undefined {
  const arrows = new Map<Component, number>();
  for (const { diagram, from, to } of connections) {
    if (diagram === index) for (const end of [from, to]) arrows.set(end, (arrows.get(end) ?? 0) + 1);
  }
  return [...components].filter(({ kind }) => kind !== 'client').sort((a, b) => (arrows.get(b) ?? 0) - (arrows.get(a) ?? 0))[0];
}

/** `TODO peak RPS` in its box. */
function placeholder({ name, places }: Component, diagram: DiagramView): Fix[] {
  const here = places.filter((place) => place.diagram === diagram.index);
  const place = here.find(({ labelled }) => labelled) ?? here[0];
  const edit = place && annotate(diagram, place, name, 'TODO peak RPS');
  return edit ? [{ title: `Ask for the peak rate at ${shorten(name)}`, edits: [edit] }] : [];
}
