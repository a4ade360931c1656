import type { Participant, SequenceDiagram } from '../../syntax/mermaid/tree.ts';
import { shift } from '../../text/range.ts';
import { defineRule, type Fix } from '../rule.ts';

/** A message uses a participant that nobody declared, in a diagram that declares its participants. */
export const unknownParticipant = defineRule({
  id: 'mermaid/unknown-participant',
  since: '0.1.0',
  source: 'Mermaid 12.3.0: a message makes the participants that it names',
  scope: 'any',
  severity: 'warning',
  detected: 'warning',
  fix: 'suggestion',
  summary: 'Participant that was never declared.',
  why: 'Where the others are declared, one that is not is most often a misspelt id: Mermaid draws a further lifeline for it, and the message goes to nobody.',
  leftAlone: ['Diagrams that declare no participant, or only one.', 'Participants of which one is declared after it was used.'],
  bad: 'sequenceDiagram\n  participant app as Mobile App\n  participant api as Order API\n  app->>api: POST /v1/orders\n  api-->>ap: 201 Created\n',
  good: 'sequenceDiagram\n  participant app as Mobile App\n  participant api as Order API\n  app->>api: POST /v1/orders\n  api-->>app: 201 Created\n',

  *check({ diagrams }) {
    for (const { tree, body } of diagrams) {
      if (tree.type !== 'sequence') continue;
      const declared = tree.participants.filter(isDeclared);
      if (declared.length < 2) continue;
      for (const participant of tree.participants) {
        const place = participant.places[0];
        if (isDeclared(participant) || !place || !isUsed(participant, tree)) continue;
        const nearest = declared.find(({ id }) => isNear(id, participant.id));
        yield {
          range: shift(place.id, body.start),
          message: `“${participant.id}” is not declared, the others are. ${nearest ? `Did you mean “${nearest.id}”?` : 'Declare it, or use the id of one that is.'}`,
          fixes: nearest ? [rename(participant, nearest, body.start)] : [],
        };
      }
    }
  },
});

const isDeclared = ({ places }: Participant): boolean => places.some(({ declares }) => declares);

const isUsed = ({ id }: Participant, { events }: SequenceDiagram): boolean =>
  events.some((event) => event.event === 'message' && (event.from.id === id || event.to.id === id));

const rename = ({ places }: Participant, { id }: Participant, offset: number): Fix => ({
  title: `Use “${id}”`,
  edits: places.map((place) => ({ range: shift(place.id, offset), text: id })),
});

/** Equal but for case, or for one letter that is missing, added or another. */
function isNear(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a.toLowerCase(), b.toLowerCase()] : [b.toLowerCase(), a.toLowerCase()];
  if (long.length - short.length > 1 || long.length < 3) return short === long;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  return short.slice(start) === long.slice(start + 1) || short.slice(start + 1) === long.slice(start + 1);
}
