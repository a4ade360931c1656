/** Entities of plain-text drawings: boxes with a name, a rule below it, and a field a line. */
import type { ArrowEdge, ArrowNode, ArrowText } from '../../syntax/arrow-text/tree.ts';
import { readFieldLine } from '../../syntax/fields/line.ts';
import type { FieldText } from '../../syntax/fields/tree.ts';
import { doesThings } from '../../syntax/fields/words.ts';
import type { Part } from '../../syntax/mermaid/tree.ts';
import { cover } from '../../text/range.ts';
import { attributeOf, keyOf, keyViewOf, withKey } from './entity-fields.ts';
import type { EntityFacts, RelationFacts, ViewFacts } from './entity-facts.ts';
import { multiplicity } from './multiplicity.ts';

/** The boxes whose lines are fields, and the lines between them. */
export function entitiesOfDrawing({ nodes, edges }: ArrowText): EntityFacts {
  const drawn = new Map(nodes.flatMap((node) => viewOf(node).map((view) => [node.id, view] as const)));
  return { views: [...drawn.values()], relations: edges.flatMap((edge) => relationOf(edge, drawn)), enums: [] };
}

function viewOf({ name, form, places }: ArrowNode): ViewFacts[] {
  const place = places.find(({ compartments }) => compartments.length > 1) ?? places[0]!;
  const [head = [], ...rest] = place.compartments;
  const lines = rest[0] ?? head.slice(1);
  const fields = lines.flatMap((line) => fieldOf(line) ?? []);
  const typed = fields.filter((field) => field.typed).length;
  // Names alone are fields where a rule parts them from the name of the box, and one of them is a key.
  const isPlain = rest.length > 0 && fields.length === lines.length && fields.some(({ keys }) => keys.length > 0);
  if (form !== 'border' || doesThings(name) || fields.length < 2 || fields.length * 3 < lines.length * 2 || (typed * 2 < fields.length && !isPlain))
    return [];
  const plain = fields.map(attributeOf);
  const attributes = withKey(plain, keyOf(plain, name));
  return [
    {
      name,
      notation: 'box',
      kind: 'entity',
      range: place.name.range,
      inline: false,
      complete: fields.length === lines.length,
      body: cover(lines[0]!.range, lines.at(-1)!.range),
      ...keyViewOf(attributes),
    },
  ];
}

/** A line without the remark behind it: `version: Int   ←── optimistic`. */
function fieldOf({ text, range }: Part): (FieldText & { readonly typed: boolean }) | undefined {
  const remark = /\s*(?:←|<-|◀|\/\/|#|--\s)/.exec(text)?.index;
  const written = remark === undefined ? text : text.slice(0, remark);
  const lead = /^[-+*•]\s*/.exec(written)?.[0].length ?? 0;
  return readFieldLine(written.slice(lead), range.start + lead);
}

const COUNTS = /^\(?\s*([01nm*.]{1,4})\s*(?::|—|–|-|to)\s*([01nm*.]{1,4})\s*\)?/i;

function relationOf({ from, to, label, arrow }: ArrowEdge, drawn: ReadonlyMap<string, ViewFacts>): RelationFacts[] {
  const [one, other] = [drawn.get(from.id), drawn.get(to.id)];
  if (!one || !other) return [];
  const [, a = '', b = ''] = COUNTS.exec(label?.text ?? '') ?? [];
  const [cardFrom, cardTo] = [multiplicity(a), multiplicity(b)];
  return [
    {
      from: one.name,
      to: other.name,
      kind: 'association',
      notation: 'box',
      ...(label && { label }),
      ...(cardFrom && { cardFrom }),
      ...(cardTo && { cardTo }),
      range: arrow,
      arrow,
    },
  ];
}
