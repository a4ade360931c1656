/** Where the document's views of one thing disagree: drawn in ER and class diagrams, written in DDL. */
import { typeFamily } from '../../syntax/fields/types.ts';
import type { Part } from '../../syntax/mermaid/tree.ts';
import type { Attribute, Design, Entity, EntityView } from '../design.ts';
import { attributeKey } from './entities.ts';
import { isKeyName, joins, targetOf } from './keys.ts';
import { isMany } from './multiplicity.ts';
import { finder } from './relationships.ts';
import { valueKey } from '../machines/values.ts';

/** A view that is drawn, and one that is written as DDL. */
export interface Pair {
  readonly entity: Entity;
  readonly drawn: EntityView;
  readonly table: EntityView;
  /** Keys of the fields of value objects, which a table holds among its own. */
  readonly embedded: ReadonlySet<string>;
}

export interface MissingField {
  readonly entity: Entity;
  readonly attribute: Attribute;
  /** The view that has it. */
  readonly from: EntityView;
  /** The view that lacks it. */
  readonly lacks: EntityView;
}

export interface TypeDifference {
  readonly entity: Entity;
  readonly drawn: Attribute;
  readonly column: Attribute;
  readonly view: EntityView;
  readonly table: EntityView;
}

export interface ValueDifference {
  readonly entity: Entity;
  readonly attribute: Attribute;
  /** Values that the other view lacks. */
  readonly extra: readonly Part[];
  readonly other: EntityView;
  readonly otherAttribute: Attribute;
}

const isDrawn = ({ notation, kind }: EntityView): boolean => (notation === 'er' || notation === 'class') && kind === 'entity';

/** Entities that are both drawn with fields and written as a table of a relational store: their first view of each sort. */
export function pairs({ entities }: Design): Pair[] {
  const values = entities.flatMap(({ views }) => views.filter(({ kind }) => kind === 'value'));
  const embedded = new Set(values.flatMap(({ attributes }) => attributes.map(({ name }) => attributeKey(name))));
  return entities.flatMap((entity) => {
    const drawn = entity.views.find((view) => isDrawn(view) && view.attributes.length > 0);
    const table = entity.views.find(({ notation, store }) => notation === 'sql' && (store === undefined || store === 'relational'));
    return drawn && table ? [{ entity, drawn, table, embedded }] : [];
  });
}

/** Fields of the book-keeping that drawings leave out. */
const BOOKKEEPING =
  /^(?:createdat|updatedat|deletedat|modifiedat|createdby|updatedby|createdon|updatedon|created|updated|version|rowversion|isdeleted)$/;

/** Fields that one view has and the other lacks. An excerpt may leave out, and so may a view that lists less than half. */
export function missingFields({ entity, drawn, table, embedded }: Pair): MissingField[] {
  const lacking = (from: EntityView, lacks: EntityView): MissingField[] => {
    const known = new Set(
      entity.views
        .filter((view) => isDrawn(view) === isDrawn(lacks) && (isDrawn(view) || view.notation === 'sql'))
        .flatMap(({ attributes }) => attributes.map(({ name }) => attributeKey(name))),
    );
    return from.attributes.filter(({ name }) => !known.has(attributeKey(name))).map((attribute) => ({ entity, attribute, from, lacks }));
  };
  const isWhole = (view: EntityView, missing: readonly MissingField[], other: EntityView): boolean =>
    view.complete && !view.excerpt && missing.length * 2 <= other.attributes.length;
  const undrawn = lacking(table, drawn).filter(({ attribute }) => !mayStayUndrawn(attribute, drawn, embedded));
  const unwritten = lacking(drawn, table).filter(({ attribute }) => drawn.notation !== 'class' || isPlain(attribute));
  return [...(isWhole(drawn, undrawn, table) ? undrawn : []), ...(isWhole(table, unwritten, drawn) ? unwritten : [])];
}

/** Book-keeping; in class diagrams the keys of others too, for which the association stands, and the fields of value objects. */
const mayStayUndrawn = ({ name, references }: Attribute, { notation }: EntityView, embedded: ReadonlySet<string>): boolean =>
  BOOKKEEPING.test(attributeKey(name)) || (notation === 'class' && (references !== undefined || isKeyName(name) || embedded.has(attributeKey(name))));

/** A field of a class that a column can hold: no other class, and no list of them. */
function isPlain({ type }: Attribute): boolean {
  const family = typeFamily(type ?? '');
  return family !== undefined && family !== 'json';
}

/** Fields of two types; compared by family. Where two tables of the entity differ themselves, nothing is said. */
export function typeDifferences({ entity, drawn, table }: Pair): TypeDifference[] {
  const columns = entity.views.filter(({ notation }) => notation === 'sql').flatMap(({ attributes }) => attributes);
  return drawn.attributes.flatMap((attribute) => {
    const same = columns.filter(({ name }) => attributeKey(name) === attributeKey(attribute.name));
    const [column] = same;
    return column && same.every(({ type }) => differ(attribute.type, type)) ? [{ entity, drawn: attribute, column, view: drawn, table }] : [];
  });
}

/** Spellings that say less than a family: a flag as a tiny integer, any number, any date as text of the diagram. */
const LOOSE = /^(?:number|num|tinyint(?:\(1\))?|bit(?:\(1\))?|any|object|enum.*|char\(1\))$/i;

function differ(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || LOOSE.test(one.trim()) || LOOSE.test(other.trim())) return false;
  const [a, b] = [typeFamily(one), typeFamily(other)];
  return a !== undefined && b !== undefined && a !== b;
}

/** Lists of values of one field that share some and not all. */
export function valueDifferences(entity: Entity): ValueDifference[] {
  const listed = entity.views.flatMap((view) =>
    view.attributes
      .filter(({ values }) => values.length > 1)
      .map((attribute) => ({ view, attribute, keys: new Set(attribute.values.map(({ text }) => valueKey(text))) })),
  );
  return listed.flatMap((one, i) =>
    listed.slice(i + 1).flatMap((other) => {
      if (one.view === other.view || attributeKey(one.attribute.name) !== attributeKey(other.attribute.name)) return [];
      const shared = [...one.keys].filter((key) => other.keys.has(key)).length;
      if (shared * 2 < Math.min(one.keys.size, other.keys.size)) return [];
      const extra = (a: typeof one, b: typeof one): ValueDifference[] => {
        const values = a.attribute.values.filter(({ text }) => !b.keys.has(valueKey(text)));
        return values.length > 0 ? [{ entity, attribute: a.attribute, extra: values, other: b.view, otherAttribute: b.attribute }] : [];
      };
      return [...extra(one, other), ...extra(other, one)];
    }),
  );
}

/** Entities drawn and not written as a table, and the reverse; only where the two otherwise cover each other. */
export function missingEntities({ entities, relationships }: Design): { readonly undrawn: readonly Entity[]; readonly unwritten: readonly Entity[] } {
  const drawn = entities.filter(({ views }) => views.some((view) => view.notation === 'er' && view.attributes.length > 0));
  const written = entities.filter(
    ({ views, store }) => views.some(({ notation }) => notation === 'sql') && (store === undefined || store === 'relational'),
  );
  const both = drawn.filter((entity) => written.includes(entity)).length;
  const isExcerpt = (of: readonly Entity[], notation: 'er' | 'sql'): boolean =>
    of.some(({ views }) => views.some((view) => view.notation === notation && view.excerpt));
  // A relation of many to many stands for the table between the two.
  const find = finder(entities);
  const joined = relationships.filter(({ notation, cardFrom, cardTo }) => notation === 'er' && isMany(cardFrom) && isMany(cardTo));
  const isBetween = (entity: Entity): boolean => joined.some(({ from, to }) => joins(entity, from, to, find));
  const covers = (all: readonly Entity[]): boolean => both >= 2 && both * 3 >= all.length * 2;
  // The DDL is another view of the diagrams of its tables, and says nothing of other diagrams.
  const inDdl = new Set(written.flatMap(({ views }) => views.map(({ diagram }) => diagram)));
  const isBeside = ({ views }: Entity): boolean => views.some(({ diagram }) => diagram !== undefined && inDdl.has(diagram));
  return {
    undrawn:
      covers(written) && !isExcerpt(drawn, 'er') ? written.filter((entity) => !drawn.includes(entity) && !isCopy(entity) && !isBetween(entity)) : [],
    unwritten: covers(drawn) && !isExcerpt(written, 'sql') ? drawn.filter((entity) => !written.includes(entity) && isBeside(entity)) : [],
  };
}

/** Tables of migrations and history that no model draws. */
const isCopy = ({ name, views }: Entity): boolean =>
  /(?:_|^)(?:old|new|archive|archived|backup|bak|tmp|temp|history|staging|v?\d+)$/i.test(name) || views.every(({ notation }) => notation !== 'sql');

export interface UndrawnKey {
  readonly entity: Entity;
  readonly target: Entity;
  /** The fields that hold the key. */
  readonly fields: readonly Attribute[];
  /** The view of the entity whose diagram lacks the relation. */
  readonly drawn: EntityView;
}

/** Foreign keys of entities of one ER diagram that the diagram draws as no relation. */
export function undrawnKeys({ entities, relationships }: Design): UndrawnKey[] {
  const find = finder(entities);
  return entities.flatMap((entity) => {
    const drawn = entity.views.find(({ notation, attributes, diagram }) => notation === 'er' && attributes.length > 0 && diagram !== undefined);
    if (!drawn) return [];
    const inDiagram = relationships.filter(({ diagram }) => diagram === drawn.diagram);
    if (inDiagram.length === 0 || drawn.excerpt) return [];
    const isJoined = (other: Entity): boolean =>
      inDiagram.some(({ from, to }) => (from === entity && to === other) || (from === other && to === entity));
    const isThere = ({ views }: Entity): boolean => views.some(({ diagram }) => diagram === drawn.diagram);
    // The entity between two that are drawn as many to many is drawn with them.
    const isBetween = (other: Entity): boolean =>
      inDiagram.some(
        ({ from, to, cardFrom, cardTo }) => isMany(cardFrom) && isMany(cardTo) && (from === other || to === other) && joins(entity, from, to, find),
      );
    const marked = new Set(entity.attributes.filter(({ keys }) => keys.includes('FK')).map(({ name }) => attributeKey(name)));
    const byTarget = new Map<Entity, Attribute[]>();
    for (const field of drawn.attributes) {
      const known = entity.attributes.find(({ name }) => attributeKey(name) === attributeKey(field.name));
      const target = marked.has(attributeKey(field.name)) ? targetOf(known ?? field, entity, find) : undefined;
      if (target && isThere(target) && !isJoined(target) && !isBetween(target)) byTarget.set(target, [...(byTarget.get(target) ?? []), field]);
    }
    return [...byTarget].map(([target, fields]) => ({ entity, target, fields, drawn }));
  });
}
