/** What one block says of entities, before blocks are joined. All ranges count from the start of its section. */
import type { EnumText, Room } from '../../syntax/fields/tree.ts';
import type { Part } from '../../syntax/mermaid/tree.ts';
import { type Range, shift } from '../../text/range.ts';
import type { Attribute, EntityView, ForeignKey, Relationship } from '../design.ts';

/** An entity as one block describes it. */
export type ViewFacts = Omit<EntityView, 'section' | 'diagram' | 'excerpt'>;

/** A relation between two entities by their names as written. */
export interface RelationFacts extends Omit<Relationship, 'from' | 'to' | 'section' | 'diagram'> {
  readonly from: string;
  readonly to: string;
}

/** What a block gives. */
export interface EntityFacts {
  readonly views: readonly ViewFacts[];
  readonly relations: readonly RelationFacts[];
  /** Enumerations by name: what a field of that type may hold. */
  readonly enums: readonly EnumText[];
}

export const NO_ENTITIES: EntityFacts = { views: [], relations: [], enums: [] };

const shiftPart = ({ text, range }: Part, offset: number): Part => ({ text, range: shift(range, offset) });

const shiftRoom = (room: Room, offset: number): Room => ({ ...room, range: shift(room.range, offset) });

const shiftAttribute = (attribute: Attribute, offset: number): Attribute => ({
  ...attribute,
  ...(attribute.typeRange && { typeRange: shift(attribute.typeRange, offset) }),
  values: attribute.values.map((value) => shiftPart(value, offset)),
  range: shift(attribute.range, offset),
  whole: shift(attribute.whole, offset),
  ...(attribute.remark && { remark: { ...attribute.remark, end: attribute.remark.end + offset } }),
  ...(attribute.typeRoom && { typeRoom: shiftRoom(attribute.typeRoom, offset) }),
  ...(attribute.keyRoom && { keyRoom: shiftRoom(attribute.keyRoom, offset) }),
});

const shiftKey = (key: ForeignKey, offset: number): ForeignKey => ({ ...key, range: shift(key.range, offset) });

/** The same view, counted from a text in which the old one begins at `offset`. */
export const shiftView = (view: ViewFacts, offset: number): ViewFacts => ({
  ...view,
  range: shift(view.range, offset),
  ...(view.block && { block: shift(view.block, offset) }),
  ...(view.body && { body: shift(view.body, offset) }),
  attributes: view.attributes.map((attribute) => shiftAttribute(attribute, offset)),
  foreignKeys: view.foreignKeys.map((key) => shiftKey(key, offset)),
});

export const shiftRelation = (relation: RelationFacts, offset: number): RelationFacts => ({
  ...relation,
  ...(relation.label && { label: shiftPart(relation.label, offset) }),
  range: shift(relation.range, offset),
  arrow: shift(relation.arrow, offset),
});

export const shiftEnum = ({ name, values }: EnumText, offset: number): EnumText => ({
  name,
  values: values.map((value) => shiftPart(value, offset)),
});

/** Facts of a fence: read from its body, placed in its section; what follows a fence that is not closed cannot be known. */
export function placeInFence({ views, relations, enums }: EntityFacts, body: Range, fence: Range | undefined): EntityFacts {
  return {
    views: views.map((view) => ({ ...shiftView(view, body.start), ...(fence && { block: fence }) })),
    relations: relations.map((relation) => shiftRelation(relation, body.start)),
    enums: enums.map((one) => shiftEnum(one, body.start)),
  };
}

/** The blanks before `offset` where nothing else stands before it on its line. */
export function indentBefore(text: string, offset: number): string | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const before = text.slice(start, offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

/** A range in which `name` is written inside `within`, after `from`; else all of `within`. */
export function placeOf(text: string, name: string, within: Range, from = within.start): Range {
  const at = text.indexOf(name, from);
  return at >= 0 && at + name.length <= within.end ? { start: at, end: at + name.length } : within;
}

/** What stands between the last two of `values`, which `text` lists. */
export function separatorIn(text: string, values: readonly Part[]): { readonly separator?: string } {
  const [one, last] = values.slice(-2);
  return one && last && one.range.end <= last.range.start ? { separator: text.slice(one.range.end, last.range.start) } : {};
}
