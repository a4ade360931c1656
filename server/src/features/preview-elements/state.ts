import type { StateDiagram, Transition } from '../../syntax/mermaid/tree.ts';
import { cover, type Range } from '../../text/range.ts';
import { element, type PreviewElement } from './element.ts';

export function stateElements({ states, transitions, notes }: StateDiagram): PreviewElement[] {
  const numberAt = numbering([...transitions.map(({ arrow }) => arrow.start), ...notes.map(({ text }) => text.range.start)]);
  return [
    ...states.flatMap(({ id, places, descriptions, bodies, kindPlace }) => {
      const others = [...descriptions.map(({ range }) => range), ...(kindPlace ? [kindPlace] : [])];
      return element(bodies.length > 0 ? 'group' : 'node', id, [...places, ...others]);
    }),
    ...dots(transitions),
    ...transitions.flatMap(({ from, to, label, arrow }) =>
      element('edge', `edge${numberAt(arrow.start)}`, [cover(cover(from.range, to.range), label?.range ?? arrow)]),
    ),
    ...notes.flatMap(({ target, text }) => element('note', target.id, [cover(target.range, text.range)])),
  ];
}

/** Mermaid counts transitions and notes as they come. */
function numbering(offsets: readonly number[]): (offset: number) => number | undefined {
  const numbers = new Map([...offsets].sort((a, b) => a - b).map((offset, index) => [offset, index]));
  return (offset) => numbers.get(offset);
}

/** Each place where states begin or end has two dots at most. The parts of a composite have no lasting names, and so share one. */
function dots(transitions: readonly Transition[]): PreviewElement[] {
  const drawn = new Map<string, { readonly id: string; readonly places: Range[] }>();
  for (const { from, to, scope = 'root', region } of transitions) {
    for (const [end, side] of [
      [from, 'start'],
      [to, 'end'],
    ] as const) {
      if (end.id !== '[*]') continue;
      const key = JSON.stringify([scope, region, side]);
      const known = drawn.get(key);
      if (known) known.places.push(end.range);
      else drawn.set(key, { id: `${region === undefined ? scope : ''}_${side}`, places: [end.range] });
    }
  }
  return [...drawn.values()].flatMap(({ id, places }) => element('node', id, places));
}
