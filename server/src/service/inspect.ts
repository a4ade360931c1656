import type {
  Attribute,
  Component,
  Connection,
  Design,
  DiagramView,
  Endpoint,
  Entity,
  Quantity,
  Relationship,
  Section,
  StateMachine,
  StatedQuery,
} from '../model/design.ts';
import type { Index } from '../model/indexes/tables.ts';
import { inspectArrowText } from '../syntax/arrow-text/inspect.ts';
import { inspectDiagram } from '../syntax/mermaid/inspect.ts';
import { type LineIndex, positionAt } from '../text/line-index.ts';
import type { Range } from '../text/range.ts';

/** The design model as plain data: what `designdoc inspect` prints (`interfaces.md`). `path` as the host shows it. */
export function inspectDesign(design: Design, lines: LineIndex, path: string): Readonly<Record<string, unknown>> {
  const at = (offset: number): { line: number; column: number } => {
    const { line, character } = positionAt(lines, offset);
    return { line: line + 1, column: character + 1 };
  };
  const place = ({ start, end }: Range): Readonly<Record<string, number>> => {
    const last = at(end);
    return { ...at(start), endLine: last.line, endColumn: last.column };
  };
  const places = (items: readonly { readonly range: Range }[]): readonly unknown[] => items.map(({ range }) => place(range));

  const section = ({ title, level, kind, heading, range }: Section): unknown => ({ title, level, kind, place: place(heading ?? range) });
  const diagram = ({ tree, role, body }: DiagramView): unknown => {
    const placeOf = (offset: number): { line: number; column: number } => at(body.start + offset);
    const { type, ...parts } = tree.type === 'arrow-text' ? inspectArrowText(tree, placeOf) : inspectDiagram(tree, placeOf);
    return { type, role, ...parts };
  };
  const component = ({ id, name, kind, technology, aliases, merged, places: boxes, described }: Component): unknown => ({
    id,
    name,
    kind: kind ?? null,
    ...(technology !== undefined && { technology }),
    aliases,
    merged,
    places: places(boxes),
    ...(described && { described: place(described) }),
  });
  const connection = ({ from, to, label, contract, async, notation, range }: Connection): unknown => ({
    from: from.id,
    to: to.id,
    ...(label && { label: label.text }),
    ...(contract && { contract }),
    async,
    notation: notation.kind,
    place: place(range),
  });
  const attribute = ({ name, type, keys, values, range }: Attribute): unknown => ({
    name,
    ...(type !== undefined && { type }),
    keys,
    values: values.map(({ text }) => text),
    place: place(range),
  });
  const entity = ({ id, name, attributes, views }: Entity): unknown => ({
    id,
    name,
    attributes: attributes.map(attribute),
    places: places(views),
  });
  const relationship = ({ from, to, label, cardFrom, cardTo, range }: Relationship): unknown => ({
    from: from.id,
    to: to.id,
    ...(label && { label: label.text }),
    ...(cardFrom && { cardFrom }),
    ...(cardTo && { cardTo }),
    place: place(range),
  });
  const machine = ({ entity: owner, field, states, initials, finals, transitions }: StateMachine): unknown => {
    const begin = initials.find(({ scope }) => scope === undefined);
    return {
      ...(owner && { entity: owner.id }),
      ...(field && { field: field.name }),
      states: states.filter(({ kind }) => kind === undefined).map(({ id }) => id),
      ...(begin && { initial: begin.state }),
      finals,
      transitions: transitions.map(({ from, to, trigger, guard, range }) => ({
        from,
        to,
        ...(trigger !== undefined && { trigger }),
        ...(guard !== undefined && { guard }),
        place: place(range),
      })),
    };
  };
  const endpoint = ({ protocol, method, path: route, name, range }: Endpoint): unknown => ({
    protocol,
    ...(method !== undefined && { method }),
    ...(route !== undefined && { path: route }),
    ...(name !== undefined && { name }),
    place: place(range),
  });
  const query = ({ text, tables, verdict, range }: StatedQuery): unknown => ({
    text,
    tables: tables.map(({ text }) => text),
    verdict: verdict.kind,
    place: place(range),
  });
  const index = ({ name, table, columns, unique, where, range }: Index): unknown => ({
    ...(name !== undefined && { name }),
    table,
    columns: columns.map(({ name, descending }) => ({ name, ...(descending && { desc: true }) })),
    ...(unique && { unique }),
    ...(where && { where: where.text }),
    place: place(range),
  });
  const quantity = ({ value, upTo, unit, per, of, range }: Quantity): unknown => ({
    value,
    ...(upTo !== undefined && { upTo }),
    unit,
    ...(per !== undefined && { per }),
    ...(of !== undefined && { of }),
    place: place(range),
  });

  return {
    version: 1,
    path,
    kind: design.kind,
    sections: design.sections.map(section),
    diagrams: design.diagrams.map(diagram),
    components: design.components.map(component),
    connections: design.connections.map(connection),
    entities: design.entities.map(entity),
    relationships: design.relationships.map(relationship),
    stateMachines: design.stateMachines.map(machine),
    queries: design.queries.map(query),
    indexes: design.indexes.map(index),
    endpoints: design.endpoints.map(endpoint),
    quantities: design.quantities.map(quantity),
  };
}
