import type { Inspected, PlaceOf } from '../inspect.ts';
import type { StateDiagram } from '../tree.ts';

/** What `inspect` shows of a stateDiagram. */
export const inspectState = ({ states, transitions, notes }: StateDiagram, placeOf: PlaceOf): Inspected => ({
  states: states.map(({ id, descriptions, kind, parent, region, places }) => {
    const texts = [...new Set(descriptions.map(({ text }) => text))];
    return {
      id,
      label: texts[0] || id,
      ...(kind && { type: kind }),
      ...(parent !== undefined && { parent }),
      ...(texts.length > 0 && { descriptions: texts }),
      ...(region !== undefined && { region }),
      ...placeOf(places[0]!.start),
    };
  }),
  transitions: transitions.map(({ from, to, label, scope, region }) => ({
    from: from.id,
    to: to.id,
    ...(label && { label: label.text }),
    ...(scope !== undefined && { scope }),
    ...(region !== undefined && { region }),
    ...placeOf(from.range.start),
  })),
  notes: notes.map(({ target, position, text }) => ({ target: target.id, position, text: text.text, ...placeOf(target.range.start) })),
});
