import type { SequenceDiagram, SequenceEvent } from '../tree.ts';
import type { Inspected, PlaceOf } from '../inspect.ts';

/** The participants, messages, events and boxes of a sequence diagram with Mermaid's names. */
export function inspectSequence(diagram: SequenceDiagram, placeOf: PlaceOf): Inspected {
  const events = diagram.events.map((event) => inspectEvent(event, placeOf));
  return {
    participants: diagram.participants.map(({ id, label, kind, places }) => ({ id, label, kind, ...placeOf(places[0]!.id.start) })),
    messages: events.filter((_, i) => diagram.events[i]!.event === 'message'),
    events,
    groups: diagram.boxes.map(({ title, members, range }) => ({ ...(title && { label: title.text }), members, ...placeOf(range.start) })),
    created: unique(diagram.created.map(({ id }) => id)),
    destroyed: unique(diagram.destroyed.map(({ id }) => id)),
  };
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

function inspectEvent(event: SequenceEvent, placeOf: PlaceOf): Inspected {
  switch (event.event) {
    case 'message':
      return { kind: event.kind, from: event.from.id, to: event.to.id, text: event.text.text, ...placeOf(event.arrow.range.start) };
    case 'note':
      return {
        kind: 'NOTE',
        from: event.from.id,
        to: event.to.id,
        text: event.text.text,
        placement: event.placement,
        ...placeOf(event.keyword.start),
      };
    case 'activation':
      return { kind: event.kind, from: event.participant.id, ...placeOf(event.mark.start) };
    case 'block':
      return { kind: event.kind, ...(event.text?.text && { text: event.text.text }), ...placeOf(event.keyword.start) };
    case 'autonumber': {
      const { keyword, visible, start, step } = event;
      return { kind: 'AUTONUMBER', text: { ...(start !== undefined && { start, step }), visible }, ...placeOf(keyword.start) };
    }
  }
}
