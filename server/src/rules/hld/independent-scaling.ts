import { splitBox } from '../../edits/flowchart-boxes.ts';
import { byDiagram, ofArchitecture } from '../../model/components/connections.ts';
import type { Design, DrawnBox } from '../../model/design.ts';
import { twinsIn } from '../../model/components/twins.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Finding } from '../rule.ts';

/** One box for things that scale apart, or two boxes for what always scales together. */
export const independentScaling = defineRule({
  id: 'hld/independent-scaling',
  since: '0.2.0',
  source: 'HLD drawing rule 6',
  scope: 'architecture',
  severity: 'information',
  detected: 'off',
  fix: 'suggestion',
  summary: 'One box for things that scale apart.',
  why: 'A box is what is deployed and scaled as one. Two things in one box share a size that fits neither, and the reader cannot see which arrow meets which of them.',
  leftAlone: [
    'Names with “and” that are one product or one domain: “Search and Discovery Service”.',
    '`A / B` or “or”: a choice of one.',
    'Instances of one component: names equal but for a number, letter, region or role.',
    'A region, data centre, zone, cluster or account that lists what stands in it.',
    'Protocols or mechanisms joined by `+`; the tables of a store and the topics of a broker; what a service uses.',
    'Monitoring, and what stands beside a service on its machine; third parties.',
  ],
  bad: 'flowchart LR\n  gw[API Gateway] -->|HTTP| app[Order API + Order Worker]\n  app -->|SQL| db[(Orders DB)]\n',
  good: 'flowchart LR\n  gw[API Gateway] -->|HTTP| app[Order API] & worker[Order Worker]\n  app & worker -->|SQL| db[(Orders DB)]\n',

  *check(design) {
    yield* crowded(design);
    for (const drawn of byDiagram(ofArchitecture(design)).values()) {
      for (const { one, other, replicas } of twinsIn(drawn)) {
        const [place, twin] = [other, one].map(({ places }) => places.find(({ diagram }) => diagram === drawn[0]!.diagram)!);
        yield {
          range: place!.range,
          message: `${shorten(other.name, 22)} and ${shorten(one.name, 22)} have the same neighbours and ${replicas} replicas each. Draw one box, or say what scales apart.`,
          related: [{ range: twin!.range, message: 'It scales with this one.' }],
        };
      }
    }
  },
});

/** Boxes that hold several things; of a diagram those with the same are instances, and the first stands for all. */
function* crowded({ boxes, diagrams }: Design): Generator<Finding> {
  const said = new Map<string, DrawnBox[]>();
  for (const box of boxes) {
    if (box.things.length < 2 || diagrams[box.diagram]!.role !== 'architecture') continue;
    const key = `${box.diagram} ${box.things.map(({ text }) => text).join('\n')}`;
    said.set(key, [...(said.get(key) ?? []), box]);
  }
  for (const [box, ...others] of said.values()) {
    const edits = splitBox(diagrams[box!.diagram]!, box!);
    const [first, second, ...more] = box!.things.map(({ text }) => shorten(text, 20));
    const things = more.length > 0 ? `${first}, ${second} and ${more.length} more` : `${first} and ${second}`;
    yield {
      range: box!.range,
      message: `${shorten(box!.name, 24)} holds ${things}. Draw a box for each: each scales by its own load.`,
      related: others.map(({ range }) => ({ range, message: 'The same stands in this box.' })),
      fixes: edits ? [{ title: `Split ${shorten(box!.name)} in ${box!.things.length === 2 ? 'two' : box!.things.length}`, edits }] : [],
    };
  }
}
