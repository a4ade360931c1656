/** Entities that are drawn in plain text as a Mermaid ER diagram of the same contents. */
import type { Attribute, Cardinality, Design, DiagramView, Entity, EntityView, Relationship } from '../model/design.ts';
import { keyType, respelled } from '../model/entities/likely-types.ts';
import { likelyMultiplicity } from '../model/entities/relationships.ts';
import type { ArrowText } from '../syntax/arrow-text/tree.ts';
import { contains, shift } from '../text/range.ts';
import { erBlock, type ErField, erName, erRelation } from './er.ts';

/** An entity of the drawing, and what the diagram calls it. */
export interface Drawn {
  readonly id: string;
  readonly entity: Entity;
  readonly view: EntityView;
  readonly name: string;
  /** With its alias where two have one name. */
  readonly head: string;
}

/** The entities of a drawing, one for each box; undefined where a box is none. */
export function drawnEntities(diagram: DiagramView, tree: ArrowText, design: Design): readonly Drawn[] | undefined {
  const drawn = drawnIn(diagram, tree, design);
  return drawn && drawn.length > 0 ? drawn : undefined;
}

/** Whether a comment of the ER diagram has room for what is written beside a field. */
export const hasRoom = ({ values }: Attribute): boolean => values.length === 0;

/** The lines of the diagram without a title. `beside`: what is written beside a field. */
export function erDiagramOf(
  drawn: readonly Drawn[],
  diagram: DiagramView,
  tree: ArrowText,
  design: Design,
  beside: (field: Attribute) => string | undefined,
): string[] {
  const byId = new Map(drawn.map((one) => [one.id, one]));
  const relations = tree.edges.flatMap(({ from, to, label, arrow }) => {
    const [one, other] = [byId.get(from.id), byId.get(to.id)];
    const relation = design.relationships.find((each) => each.diagram === diagram.index && each.arrow.start === arrow.start + diagram.body.start);
    if (!one || !other || !relation) return [];
    return [{ from: one, to: other, line: erRelation(one.name, other.name, cardinalitiesOf(relation), label?.text) }];
  });
  const told = drawn.flatMap((owner) =>
    owner.view.attributes.flatMap(({ name, references }) => {
      const target = references === undefined ? undefined : drawn.find(({ view }) => view.name.toLowerCase() === references.toLowerCase());
      if (!target || relations.some(({ from, to }) => [from, to].includes(owner) && [from, to].includes(target))) return [];
      return [erRelation(target.name, owner.name, ['1', '*'], name)];
    }),
  );
  return [
    'erDiagram',
    ...relations.map(({ line }) => line),
    ...told,
    ...drawn.flatMap(({ head, view }) =>
      erBlock(
        head,
        view.attributes.map((attribute) => fieldOf(attribute, view, beside)),
      ),
    ),
  ];
}

/** The entity of each box, in order; undefined where one has none. */
function drawnIn({ index, body }: DiagramView, { nodes }: ArrowText, { entities }: Design): readonly Drawn[] | undefined {
  const all = nodes.flatMap(({ id, places }) => {
    const isHere = (view: EntityView): boolean =>
      view.diagram === index && places.some(({ name }) => contains(shift(name.range, body.start), view.range));
    return entities.flatMap((entity) => entity.views.filter(isHere).map((view) => ({ id, entity, view })));
  });
  if (all.length !== nodes.length) return undefined;
  return all.map((one, i) => {
    const before = all.slice(0, i).filter(({ view }) => view.name === one.view.name).length;
    const name = before === 0 ? erName(one.view.name) : `n${i + 1}`;
    return { ...one, name, head: before === 0 ? name : `${name}["${one.view.name.replaceAll('"', "'")}"]` };
  });
}

const CARDINALITIES: Readonly<Record<string, Cardinality>> = { '1': '1', '*': '*' };

/** As drawn; else as the keys and lists of both tell. */
function cardinalitiesOf(relation: Relationship): readonly [Cardinality, Cardinality] {
  const [from, to] = likelyMultiplicity(relation);
  return [relation.cardFrom ?? CARDINALITIES[from] ?? '1', relation.cardTo ?? CARDINALITIES[to] ?? '*'];
}

/** A type must be written: where none is drawn, that of a key for a key, else what the name tells. What has no place of its own follows as a comment. */
function fieldOf(field: Attribute, view: EntityView, beside: (field: Attribute) => string | undefined): ErField {
  const { name, type, keys, references, values } = field;
  const written = type ?? (keys.includes('FK') ? keyType(view) : respelled(undefined, name, view));
  const isWhole = /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(written);
  const said = [...(references === undefined ? [] : [`references ${references}`]), ...(isWhole ? [] : [written]), beside(field) ?? []].flat();
  const comment = hasRoom(field) ? said.join('; ') : values.map(({ text }) => text).join(', ');
  return { name, type: written, keys, ...(comment !== '' && { comment }) };
}
