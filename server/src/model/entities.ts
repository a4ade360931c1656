/** What is stored: entities of ER diagrams and tables of SQL, one entity over all notations. */
import type { ErDiagram, Part } from '../syntax/mermaid/tree.ts';
import type { SqlColumn, SqlScript, SqlTable } from '../syntax/sql/tree.ts';
import { valuesIn } from '../syntax/value-list/value-list.ts';
import { type Range, shift } from '../text/range.ts';
import { singular } from './component-name.ts';
import type { Attribute, Cardinality, DiagramView, Entity, EntityPlace, Relationship } from './design.ts';
import { isStatusField } from './status-fields.ts';

/** A block of SQL where it stands. */
export interface LocatedSql {
  readonly script: SqlScript;
  /** The whole fence; absent where it is not closed. */
  readonly fence?: Range;
  /** Where the script's offsets count from. */
  readonly offset: number;
}

/** One view of one entity; which attributes hold a status is seen once the views are merged. */
interface View {
  readonly id: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly places: readonly EntityPlace[];
}

/** `public.Order_Items` → `order item`: schema, case, plural and joints do not tell entities apart. */
export function entityKey(name: string): string {
  const bare = name.slice(name.lastIndexOf('.') + 1).replace(/^(?:tbl|tb|t)_/i, '');
  const words = bare
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return [...words.slice(0, -1), ...words.slice(-1).map(singular)].join(' ');
}

/** The entities in order of their first place. An ER entity without attributes counts: it is named as stored. */
export function findEntities(diagrams: readonly DiagramView[], scripts: readonly LocatedSql[]): Entity[] {
  const views = [...diagrams.flatMap((view) => (view.tree.type === 'er' ? viewsOfDiagram(view, view.tree) : [])), ...scripts.flatMap(viewsOfScript)];
  views.sort((a, b) => a.places[0]!.range.start - b.places[0]!.range.start);
  const byKey = new Map<string, View[]>();
  for (const view of views) byKey.set(view.id, [...(byKey.get(view.id) ?? []), view]);
  return [...byKey].map(([id, same]) => ({
    id: id.replaceAll(' ', '-'),
    name: same[0]!.name,
    attributes: mergeAttributes(same),
    places: same.flatMap(({ places }) => places),
  }));
}

/** An attribute that several views list is one: the first place, and the values of the first view that lists any. */
function mergeAttributes(views: readonly View[]): Attribute[] {
  const merged = new Map<string, Attribute>();
  for (const attribute of views.flatMap(({ attributes }) => attributes)) {
    const key = attribute.name.toLowerCase();
    const known = merged.get(key);
    if (!known) merged.set(key, attribute);
    else if (known.values.length === 0 && attribute.values.length > 0) merged.set(key, { ...known, values: attribute.values });
  }
  const siblings = [...merged.values()];
  return siblings.map((attribute) => ({ ...attribute, isStatus: isStatusField(attribute, siblings) }));
}

const keyWord = (text: string): 'PK' | 'FK' | 'UK' | undefined => (['PK', 'FK', 'UK'] as const).find((key) => key === text.toUpperCase());

function viewsOfDiagram({ body, range, closed }: DiagramView, { entities }: ErDiagram): View[] {
  return entities.map((entity) => ({
    id: entityKey(entity.alias?.text ?? entity.id),
    name: entity.alias?.text ?? entity.id,
    attributes: entity.attributes.map((attribute) => ({
      name: attribute.name.text.replace(/^\*/, ''),
      type: attribute.type.text,
      keys: attribute.keys.flatMap(({ text }) => keyWord(text) ?? []),
      values: attribute.comment ? valuesIn(attribute.comment.text, body.start + attribute.comment.range.start) : [],
      isStatus: false,
      range: shift(attribute.name.range, body.start),
    })),
    places: [{ range: shift(entity.places[0]!, body.start), notation: 'er', ...(closed && { block: range }) }],
  }));
}

function viewsOfScript({ script, fence, offset }: LocatedSql): View[] {
  const enums = new Map(script.enums.map(({ name, values }) => [typeKey(name.text), values]));
  return script.tables.map((table) => ({
    id: entityKey(table.name.text),
    name: table.name.text,
    attributes: table.columns.map((column) => attributeOfColumn(column, table, enums, offset)),
    places: [{ range: shift(table.name.range, offset), notation: 'sql', ...(fence && { block: fence }) }],
  }));
}

/** `public."Order_Status"[]` → `order_status`. */
const typeKey = (name: string): string =>
  name
    .replace(/^.*\./, '')
    .replace(/["`[\]]/g, '')
    .toLowerCase();

function attributeOfColumn(column: SqlColumn, table: SqlTable, enums: ReadonlyMap<string, readonly Part[]>, offset: number): Attribute {
  const { name, type, primaryKey, unique, references, defaultValue } = column;
  const values = column.values.length > 0 ? column.values : (type && enums.get(typeKey(type.text))) || [];
  const isKey = primaryKey || table.primaryKey.some((key) => key.toLowerCase() === name.text.toLowerCase());
  return {
    name: name.text,
    ...(type && { type: type.text }),
    keys: [...(isKey ? (['PK'] as const) : []), ...(references ? (['FK'] as const) : []), ...(unique ? (['UK'] as const) : [])],
    values: values.map((value) => ({ text: value.text, range: shift(value.range, offset) })),
    ...(defaultValue && { defaultValue: defaultValue.text }),
    isStatus: false,
    range: shift(name.range, offset),
  };
}

const CARDINALITY: Readonly<Record<string, Cardinality>> = { ONLY_ONE: '1', ZERO_OR_ONE: '0..1', ZERO_OR_MORE: '*', ONE_OR_MORE: '1..*' };

/** The relations drawn in ER diagrams. */
export function findRelationships(diagrams: readonly DiagramView[], entities: readonly Entity[]): Relationship[] {
  return diagrams.flatMap(({ tree, body }) => {
    if (tree.type !== 'er') return [];
    const named = new Map(tree.entities.map((entity) => [entity.id, entityKey(entity.alias?.text ?? entity.id).replaceAll(' ', '-')]));
    const entity = (id: string): Entity | undefined => entities.find((known) => known.id === named.get(id));
    return tree.relationships.flatMap((relation) => {
      const [from, to] = [entity(relation.from.id), entity(relation.to.id)];
      if (!from || !to) return [];
      const [cardFrom, cardTo] = [CARDINALITY[relation.cardFrom.text], CARDINALITY[relation.cardTo.text]];
      return [
        {
          from,
          to,
          ...(relation.label &&
            relation.label.text !== '' && { label: { text: relation.label.text, range: shift(relation.label.range, body.start) } }),
          ...(cardFrom && { cardFrom }),
          ...(cardTo && { cardTo }),
          range: shift(relation.range, body.start),
        },
      ];
    });
  });
}
