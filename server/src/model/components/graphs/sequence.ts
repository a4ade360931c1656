import { cover } from '../../../text/range.ts';
import type { SequenceDiagram, SequenceMessage } from '../../../syntax/mermaid/tree.ts';
import type { Graph, GraphArrow } from '../graph.ts';
import { parentsOf } from './members.ts';

/** Participants, boxes around them and messages. */
export function graphOfSequence({ participants, events, boxes }: SequenceDiagram): Graph {
  const groups = boxes.map((box, index) => ({ ...box, id: `box ${index + 1}` }));
  const parents = parentsOf(groups);
  const asked = new Set<string>();
  return {
    boxes: participants.map(({ id, label, kind, places }) => {
      const parent = parents.get(id);
      return {
        id,
        label,
        type: kind,
        places: places.map((place) => ({ id: place.id, ...(place.alias && { label: { text: label, range: place.alias } }) })),
        ...(parent !== undefined && { parent }),
      };
    }),
    groups: groups.map(({ id, title, members, range }) => ({
      id,
      ...(title && { label: title }),
      name: title?.range ?? { start: range.start, end: range.start },
      members,
      range,
    })),
    arrows: events.filter((event) => event.event === 'message').map((message) => arrowOf(message, asked)),
  };
}

/** A dotted message answers where the other has asked before: `asked` holds who asked whom. */
function arrowOf({ kind, from, to, arrow, text }: SequenceMessage, asked: Set<string>): GraphArrow {
  const isBack = kind.includes('REVERSE');
  const [sender, receiver] = isBack ? [to.id, from.id] : [from.id, to.id];
  const isReply = kind.includes('DOTTED') && !kind.startsWith('BIDIRECTIONAL') && asked.has(`${receiver}\n${sender}`);
  if (!isReply) asked.add(`${sender}\n${receiver}`);
  return {
    from: sender,
    to: receiver,
    ...(text.text !== '' && { label: text }),
    dashed: kind.endsWith('_POINT'),
    invisible: false,
    heads: kind.startsWith('BIDIRECTIONAL') ? 2 : 1,
    reply: isReply,
    arrow: arrow.range,
    range: cover(arrow.range, text.range),
    notation: { kind: 'sequence', type: kind, token: arrow, text },
  };
}
