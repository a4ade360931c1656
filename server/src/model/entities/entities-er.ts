/** Entities and relations of Mermaid's ER diagrams. */
import type { ErAttribute, ErDiagram, ErEntity, ErRelationship } from '../../syntax/mermaid/tree.ts';
import { valuesIn } from '../../syntax/value-list/value-list.ts';
import type { Attribute, Cardinality } from '../design.ts';
import { type EntityFacts, indentBefore, type RelationFacts, separatorIn, type ViewFacts } from './entity-facts.ts';
import { keysIn, referenceIn, tellsMore } from '../../syntax/fields/words.ts';

const CARDINALITY: Readonly<Record<string, Cardinality>> = { ONLY_ONE: '1', ZERO_OR_ONE: '0..1', ZERO_OR_MORE: '*', ONE_OR_MORE: '1..*' };

/** Reads the diagram that was read from `text`. An entity without attributes counts: it is named as stored. */
export function entitiesOfEr(tree: ErDiagram, text: string): EntityFacts {
  const names = new Map(tree.entities.map((entity) => [entity.id, nameOf(entity)]));
  const named = (id: string): string => names.get(id) ?? id;
  return {
    views: tree.entities.map((entity) => viewOf(entity, tree, text)),
    relations: tree.relationships.map((relation) => relationOf(relation, named, text)),
    enums: [],
  };
}

const nameOf = ({ id, alias }: ErEntity): string => alias?.text ?? id;

function viewOf(entity: ErEntity, { comments }: ErDiagram, text: string): ViewFacts {
  const attributes = entity.attributes.map((attribute) => attributeOf(attribute, text));
  const [body] = entity.bodies;
  const first = entity.attributes[0];
  const indent = first && indentBefore(text, first.range.start);
  const inside = comments.filter(({ range }) => body && body.start <= range.start && range.end <= body.end);
  return {
    name: nameOf(entity),
    ...(nameOf(entity) !== entity.id && { id: entity.id }),
    notation: 'er',
    kind: 'entity',
    range: entity.places.findLast(({ end }) => body && end <= body.start) ?? entity.places[0]!,
    attributes,
    primaryKey: attributes.filter(({ keys }) => keys.includes('PK')).map(({ name }) => name),
    inline: false,
    keyTold: false,
    uniques: attributes.filter(({ keys }) => keys.includes('UK')).map(({ name }) => [name]),
    foreignKeys: attributes
      .filter(({ keys }) => keys.includes('FK'))
      .map(({ name, range, references }) => ({ attributes: [name], ...(references !== undefined && { target: references }), range })),
    complete: !inside.some((comment) => tellsMore(comment.text)),
    ...(indent !== undefined && { indent }),
    ...(body && { body }),
  };
}

function attributeOf({ name, type, keys, comment, range }: ErAttribute, text: string): Attribute {
  const values = comment ? valuesIn(comment.text, comment.range.start) : [];
  const starred = name.text.startsWith('*');
  const references = comment && referenceIn(comment.text);
  const said = [...(starred ? ['PK' as const] : []), ...keys.flatMap((key) => keysIn(key.text)), ...(comment ? keysIn(comment.text) : [])];
  return {
    name: name.text.replace(/^\*/, ''),
    type: type.text,
    typeRange: type.range,
    keys: [...new Set(said)],
    ...(references !== undefined && { references }),
    values,
    ...separatorIn(text, values),
    isStatus: false,
    range: name.range,
    whole: range,
    keyRoom: { range: { start: name.range.end, end: name.range.end }, before: ' ', after: keys.length > 0 ? ',' : '' },
  };
}

function relationOf({ from, to, label, cardFrom, cardTo, line, range }: ErRelationship, named: (id: string) => string, text: string): RelationFacts {
  const [one, other] = [CARDINALITY[cardFrom.text], CARDINALITY[cardTo.text]];
  return {
    from: named(from.id),
    to: named(to.id),
    kind: 'association',
    notation: 'er',
    ...(label && label.text.trim() !== '' && { label }),
    ...(one && { cardFrom: one }),
    ...(other && { cardTo: other }),
    range,
    arrow: line,
    ...indented(text, range.start),
  };
}

function indented(text: string, offset: number): { readonly indent?: string } {
  const indent = indentBefore(text, offset);
  return indent === undefined ? {} : { indent };
}
