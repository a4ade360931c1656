// What a diagram's picture must show, told from its tree alone: each thing with the words on it and, of an arrow, what it joins.
import type { Diagram, Reference } from '../../../server/src/syntax/mermaid/tree.ts';
import type { Range } from '../../../server/src/text/range.ts';

export interface Expected {
  readonly kind: string;
  /** Where a click on it leads. */
  readonly start: number;
  /** Words that are written on it, in their order. */
  readonly words: readonly string[];
  /** Where what it joins is named. */
  readonly ends?: readonly [Range, Range];
}

export function expected(tree: Diagram): Expected[] {
  switch (tree.type) {
    case 'flowchart': {
      const isGroup = new Set(tree.groups.map(({ id }) => id));
      return [
        ...tree.nodes.filter(({ id }) => !isGroup.has(id)).map(({ label, places }) => thing('node', places[0]!.id, label)),
        ...tree.edges.map(({ from, to, link, label }) => arrow(from, to, link, label?.text)),
        ...tree.groups.map(({ range, label }) => thing('group', range, label)),
      ];
    }
    case 'sequence':
      return [
        ...tree.participants.map(({ places, label }) => thing('node', (places.find(({ declares }) => declares) ?? places[0]!).id, label)),
        ...tree.events.flatMap((event): Expected[] => {
          if (event.event === 'message') return [arrow(event.from, event.to, event.from.range, event.text.text)];
          if (event.event === 'note') return [thing('note', event.keyword, event.text.text)];
          if (event.event !== 'block' || event.kind.endsWith('_END')) return [];
          // Where a further part has no title, only a line is drawn.
          if (!event.kind.endsWith('_START') && !event.text?.text) return [];
          if (event.kind === 'RECT_START') return [thing('block', event.keyword)];
          return [thing(event.kind.endsWith('_START') ? 'block' : 'member', event.keyword, event.text?.text)];
        }),
        ...tree.boxes.map(({ range, title }) => thing('group', range, title?.text)),
      ];
    case 'er':
      return [
        ...tree.entities.flatMap(({ id, alias, places, attributes }) => [
          thing('node', places[0]!, alias?.text ?? id),
          ...attributes.map(({ type, name, keys, comment, range }) =>
            thing('member', range, type.text, name.text, ...keys.map(({ text }) => text), comment?.text),
          ),
        ]),
        ...tree.relationships.map(({ from, to, range, label }) => arrow(from, to, range, label?.text)),
        ...tree.groups.map(({ range, label }) => thing('group', range, label)),
      ];
    case 'class':
      return [
        ...tree.classes.flatMap(({ id, label, places, annotations, members, methods }) => [
          thing('node', places[0]!, label?.text ?? id),
          ...annotations.map(({ text, whole }) => thing('member', whole, text)),
          ...[...members, ...methods].map(({ text, range }) => thing('member', range, text)),
        ]),
        ...tree.relationships.map(({ from, to, range, label }) => arrow(from, to, range, label?.text)),
        ...tree.relationships.flatMap(({ typeFrom, from }) => (typeFrom === 'lollipop' ? [thing('node', from.range, from.id)] : [])),
        ...tree.groups.map(({ places, label }) => thing('group', places[0]!, label)),
        ...tree.notes.map(({ text }) => thing('note', text.range, text.text)),
      ];
    case 'state':
      return [
        ...tree.states.map(({ id, kind, places, bodies, descriptions }) =>
          thing(
            bodies.length > 0 ? 'group' : 'node',
            places[0]!,
            ...(kind ? [] : descriptions.length > 0 ? descriptions.map(({ text }) => text) : [id]),
          ),
        ),
        ...tree.transitions.map(({ from, to, label }) => arrow(from, to, from.range, label?.text)),
        ...tree.notes.map(({ target, text }) => thing('note', target.range, text.text)),
      ];
    case 'c4': {
      const last = new Map(tree.edges.map((edge) => [JSON.stringify([edge.from.id, edge.to.id]), edge]));
      return [
        ...tree.nodes.map(({ calls, label }) => thing('node', calls.at(-1)!.range, label.text)),
        ...tree.groups.map(({ calls, label }) => thing('group', calls.at(-1)!.range, label.text)),
        ...[...last.values()].map(({ from, to, call, label, techn }) => arrow(from, to, call.range, label?.text, techn?.text)),
      ];
    }
    case 'architecture':
      return [
        ...tree.nodes.map(({ range, label }) => thing('node', range, label?.text)),
        ...tree.edges.map(({ from, to }) => arrow(from, to, from.range)),
        ...tree.groups.map(({ range, label }) => thing('group', range, label?.text)),
      ];
    case 'block':
      return [
        ...tree.nodes.map(({ places, label }) => thing('node', places[0]!.id, label)),
        ...tree.edges.map(({ from, to, tokens, label }) => arrow(from, to, tokens[0]!.range, label?.text)),
        ...tree.groups.flatMap(({ name, label }) => (name ? [thing('group', name, label)] : [])),
      ];
    case 'requirement':
      return [
        ...tree.nodes.map(({ kind, id }) => thing('node', kind.range, id)),
        ...tree.edges.map(({ from, to, range, label }) => arrow(from, to, range, label.text)),
      ];
    default:
      return [];
  }
}

const thing = (kind: string, { start }: Range, ...words: readonly (string | undefined)[]): Expected => ({
  kind,
  start,
  words: words.filter((word) => word !== undefined),
});

const arrow = (from: Reference, to: Reference, place: Range, ...words: readonly (string | undefined)[]): Expected => ({
  ...thing('edge', place, ...words),
  ends: [from.range, to.range],
});
