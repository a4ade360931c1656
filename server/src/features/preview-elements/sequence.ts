import type { SequenceBlockMark, SequenceDiagram, SequenceEvent } from '../../syntax/mermaid/tree.ts';
import { cover, type Range } from '../../text/range.ts';
import { element, headOf, type PreviewElement } from './element.ts';

/** What is coloured by `rect` has no name of its own in the SVG. */
const RECT = 'rect';
/** Nor has a `box`. */
const BOX = 'box';

/** Mermaid names what happens by its place among all that happens: `i0`, `i1`, … */
export function sequenceElements({ participants, events, boxes, created, destroyed }: SequenceDiagram): PreviewElement[] {
  const named = namings(events, [...created, ...destroyed]);
  return [
    ...participants.flatMap(({ id, places }) => {
      const written = [...places].sort((a, b) => Number(b.declares) - Number(a.declares)).map((place) => cover(place.id, place.alias ?? place.id));
      return element('node', id, distinct([...written, ...(named.get(id) ?? [])]));
    }),
    ...events.flatMap((event, index): PreviewElement[] => {
      if (event.event === 'message') return element('edge', `i${index}`, [cover(event.from.range, cover(event.to.range, event.text.range))]);
      return event.event === 'note' ? element('note', `i${index}`, [cover(event.keyword, event.text.range)]) : [];
    }),
    ...blocks(events),
    ...boxes.flatMap(({ title, range }) =>
      element('group', BOX, [headOf(range, title?.range ?? { start: range.start, end: range.start + BOX.length })]),
    ),
  ];
}

/** Where each participant is named by what it does. */
function namings(events: readonly SequenceEvent[], others: readonly { readonly id: string; readonly range: Range }[]): Map<string, Range[]> {
  const named = new Map<string, Range[]>();
  const ends = events.flatMap((event) => {
    if (event.event === 'message' || event.event === 'note') return [event.from, event.to];
    return event.event === 'activation' ? [event.participant] : [];
  });
  for (const { id, range } of [...ends, ...others]) {
    const places = named.get(id);
    if (places) places.push(range);
    else named.set(id, [range]);
  }
  return named;
}

function distinct(ranges: readonly Range[]): Range[] {
  const starts = new Set<number>();
  return ranges.filter(({ start }) => starts.size < starts.add(start).size);
}

/** A block is named by its end; what begins its further parts is a member of it. */
function blocks(events: readonly SequenceEvent[]): PreviewElement[] {
  const open: SequenceBlockMark[][] = [];
  return events.flatMap((event, index) => {
    if (event.event !== 'block') return [];
    if (event.kind.endsWith('_START')) open.push([event]);
    else if (!event.kind.endsWith('_END')) open.at(-1)?.push(event);
    else {
      const [first, ...others] = open.pop() ?? [];
      const id = event.kind === 'RECT_END' ? RECT : `i${index}`;
      return [
        ...element('block', id, first ? [headOfBlock(first)] : []),
        ...others.filter(isTitled).flatMap((mark) => element('member', id, [headOfBlock(mark)])),
      ];
    }
    return [];
  });
}

const headOfBlock = ({ keyword, text }: SequenceBlockMark): Range => cover(keyword, text?.range ?? keyword);

/** Of a part without a title only a line is drawn. */
const isTitled = ({ text }: SequenceBlockMark): boolean => text !== undefined && text.text !== '';
