/** Classes with data as entities. */
import { attributeFrom, doesThings } from '../../syntax/fields/words.ts';
import type { Room } from '../../syntax/fields/tree.ts';
import type { ClassDiagram, ClassEnd, ClassMember, ClassNode, ClassRelationship } from '../../syntax/mermaid/tree.ts';
import { valuesIn } from '../../syntax/value-list/value-list.ts';
import type { Range } from '../../text/range.ts';
import type { Attribute, EntityKind, RelationKind } from '../design.ts';
import { withKey } from './entity-fields.ts';
import { type EntityFacts, indentBefore, placeOf, type RelationFacts, separatorIn, type ViewFacts } from './entity-facts.ts';
import { multiplicity } from './multiplicity.ts';

/** Reads the diagram that was read from `text`. Classes that do things (`OrderService`) are no entities, nor are their variants (`HourlyPricing`). */
export function entitiesOfClass(tree: ClassDiagram, text: string): EntityFacts {
  const names = new Map(tree.classes.map((node) => [node.id, nameOf(node)]));
  const variants = variantsOf(tree.relationships, names);
  return {
    views: tree.classes
      .filter((node) => !doesThings(nameOf(node)) && (node.members.length > 0 || !variants.has(node.id)))
      .map((node) => viewOf(node, text)),
    relations: tree.relationships.map((relation) => relationOf(relation, (id) => names.get(id) ?? id)),
    enums: tree.classes.flatMap((node) => {
      const attributes = node.members.map((member) => attributeOf(member, node, text));
      return kindOf(node, attributes) === 'enum'
        ? [{ name: nameOf(node), values: attributes.map(({ name, range }) => ({ text: name, range })) }]
        : [];
    }),
  };
}

/** Ids of the classes below one that does things. */
function variantsOf(relationships: readonly ClassRelationship[], names: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set(
    relationships.flatMap((relation) => {
      const kind = kindOfRelation(relation);
      if (kind !== 'inheritance' && kind !== 'realization') return [];
      const [general, special] = headOf(relation).head === 'to' ? [relation.to, relation.from] : [relation.from, relation.to];
      return doesThings(names.get(general.id) ?? general.id) ? [special.id] : [];
    }),
  );
}

const nameOf = ({ id, label }: ClassNode): string => label?.text ?? id;

function viewOf(node: ClassNode, text: string): ViewFacts {
  const fields = node.members.map((member) => attributeOf(member, node, text));
  const kind = kindOf(node, fields);
  const primaryKey = keyOf(fields, nameOf(node));
  const attributes = withKey(fields, primaryKey);
  const [first] = node.members;
  const indent = first && indentBefore(text, first.range.start);
  const [body] = node.bodies;
  return {
    name: nameOf(node),
    ...(nameOf(node) !== node.id && { id: node.id }),
    notation: 'class',
    kind,
    range: node.places[0]!,
    attributes: kind === 'enum' ? [] : attributes,
    primaryKey,
    inline: false,
    keyTold: false,
    uniques: [],
    foreignKeys: attributes.filter(({ keys }) => keys.includes('FK')).map(({ name, range }) => ({ attributes: [name], range })),
    complete: !node.members.some(({ text }) => /\.{3}|…/.test(text)),
    ...(indent !== undefined && { indent }),
    ...(body && { body }),
  };
}

/** In a class diagram `id` or `<name>Id` is the key. */
function keyOf(attributes: readonly Attribute[], name: string): string[] {
  const marked = attributes.filter(({ keys }) => keys.includes('PK'));
  const own = [`${name}id`.toLowerCase(), `id${name}`.toLowerCase()];
  const plain = (said: string): string => said.replaceAll('_', '').toLowerCase();
  return (
    marked.length > 0 ? marked : attributes.filter((one) => plain(one.name) === 'id' || own.includes(plain(one.name)) || plain(one.name) === 'uuid')
  ).map(({ name }) => name);
}

function attributeOf({ text: written, range }: ClassMember, node: ClassNode, text: string): Attribute {
  const bare = written.replace(/^[-+#~]\s*/, '');
  const { name, type, keys } = attributeFrom(bare);
  const place = placeOf(text, name, range, type !== undefined && !bare.startsWith(name) ? text.lastIndexOf(name, range.end) : range.start);
  const typed: Range | undefined = type === undefined ? undefined : placeOf(text, type, range);
  const values = typed && type?.includes('|') ? valuesIn(type, typed.start) : [];
  return {
    name,
    ...(type !== undefined && { type, ...(typed && { typeRange: typed }) }),
    keys,
    values,
    ...separatorIn(text, values),
    isStatus: false,
    range: place,
    whole: range,
    ...(type === undefined && { typeRoom: typeRoom(place, node) }),
  };
}

/** `+plate` becomes `+String plate`, or `+plate: String` where the other fields of the class are written so. */
const typeRoom = ({ start, end }: Range, { members }: ClassNode): Room =>
  members.some(({ text }) => text.includes(':'))
    ? { range: { start: end, end }, before: ': ', after: '' }
    : { range: { start, end: start }, before: '', after: ' ' };

const KINDS: readonly (readonly [RegExp, EntityKind])[] = [
  [/enum/i, 'enum'],
  [/interface|abstract|protocol|trait/i, 'interface'],
  [/value|embedded|embeddable|struct/i, 'value'],
  [/dto|request|response|event|command|query|message|payload|view ?model/i, 'dto'],
  [/service|controller|repository|factory|singleton|strategy|component/i, 'interface'],
];

function kindOf(node: ClassNode, attributes: readonly Attribute[]): EntityKind {
  const said = node.annotations.map(({ text }) => KINDS.find(([word]) => word.test(text))?.[1]).find((kind) => kind !== undefined);
  if (said) return said;
  if (isConstants(attributes)) return 'enum';
  return kindOfName(nameOf(node));
}

/** `PENDING`, `PAID`: two or more capital words without a type. */
const isConstants = (attributes: readonly Attribute[]): boolean =>
  attributes.length > 1 && attributes.every(({ name, type }) => type === undefined && /^[A-Z][A-Z0-9_]*$/.test(name));

/** What a name says of its kind: `CreateOrderRequest` is no entity. */
export function kindOfName(name: string): EntityKind {
  if (/(?:\p{Ll}|_)(?:Request|Response|Dto|DTO|Payload|Input|Output|Params|Args|Event|Command|Message|ViewModel|Result|Props)s?$/u.test(name))
    return 'dto';
  return /^I\p{Lu}\p{Ll}/u.test(name) ? 'interface' : 'entity';
}

function relationOf(relation: ClassRelationship, named: (id: string) => string): RelationFacts {
  const { from, to, label, cardFrom, cardTo, arrow, range } = relation;
  const [one, other] = [cardFrom && multiplicity(cardFrom.text), cardTo && multiplicity(cardTo.text)];
  return {
    from: named(from.id),
    to: named(to.id),
    kind: kindOfRelation(relation),
    notation: 'class',
    ...headOf(relation),
    ...(label && label.text.trim() !== '' && { label }),
    ...(one && { cardFrom: one }),
    ...(other && { cardTo: other }),
    range,
    arrow,
  };
}

function kindOfRelation({ typeFrom, typeTo, stroke }: ClassRelationship): RelationKind {
  const ends = [typeFrom, typeTo];
  if (ends.includes('extension')) return stroke === 'dotted' ? 'realization' : 'inheritance';
  if (ends.includes('lollipop')) return 'realization';
  if (ends.includes('composition')) return 'composition';
  if (ends.includes('aggregation')) return 'aggregation';
  return stroke === 'dotted' ? 'dependency' : 'association';
}

const MORE: ReadonlySet<ClassEnd> = new Set(['extension', 'composition', 'aggregation', 'lollipop']);

function headOf({ typeFrom, typeTo }: ClassRelationship): { readonly head?: 'from' | 'to' } {
  if (MORE.has(typeFrom)) return { head: 'from' };
  return MORE.has(typeTo) ? { head: 'to' } : {};
}
