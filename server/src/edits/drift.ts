/** Takes entities, tables and relations over from one view of the document to another. */
import type { Attribute, Design, DiagramView, Entity, EntityView } from '../model/design.ts';
import { targetOf } from '../model/entities/keys.ts';
import { finder } from '../model/entities/relationships.ts';
import { respelled } from '../model/entities/likely-types.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { atEndOf, erEntity, erName } from './er.ts';
import { insertAfter } from './markdown.ts';
import type { NewField } from './new-field.ts';
import { sqlTable } from './sql-table.ts';

/** What stands before the relations of a diagram. */
const indentIn = ({ index }: DiagramView, { relationships }: Design): string =>
  relationships.find(({ diagram, indent }) => diagram === index && indent !== undefined)?.indent ?? '  ';

/** Draws a table in the ER diagram that has the most entities of the document. */
export function drawEntity(entity: Entity, design: Design): TextEdit | undefined {
  const { diagrams, entities, lineEnd } = design;
  const find = finder(entities);
  const drawn = entities.flatMap(({ views }) => views.filter(({ notation, attributes }) => notation === 'er' && attributes.length > 0));
  const model = drawn[0];
  const diagram = model?.diagram === undefined ? undefined : diagrams[model.diagram];
  const table = entity.views.find(({ notation }) => notation === 'sql');
  if (!model || !diagram || diagram.broken || !table) return undefined;
  const name = /^[A-Z0-9_]+$/.test(model.name) ? table.name.slice(table.name.lastIndexOf('.') + 1).toUpperCase() : table.name;
  const indent = indentIn(diagram, design);
  const lines = erEntity(
    name,
    table.attributes.map((column) => ({ ...fieldOf(column, model), keys: column.keys })),
    indent,
  );
  const relations = table.attributes.flatMap((column) => {
    const target = column.references === undefined ? undefined : targetOf(column, entity, find);
    const seen = target?.views.find((view) => view.diagram === diagram.index);
    return seen ? [`${indent}${erName(seen.id ?? seen.name)} ||--o{ ${erName(name)} : has`] : [];
  });
  return atEndOf(diagram, [...new Set(relations), ...lines], lineEnd);
}

const fieldOf = ({ name, type }: Attribute, view: EntityView): Omit<NewField, 'keys'> => ({ name, type: respelled(type, name, view) });

/** Writes a CREATE TABLE for a drawn entity after the last table of the document. */
export function writeTable(entity: Entity, design: Design): TextEdit | undefined {
  const find = finder(design.entities);
  const tables = design.entities.flatMap(({ views }) => views.filter(({ notation }) => notation === 'sql'));
  const last = tables.filter(({ block }) => block).sort((a, b) => b.block!.end - a.block!.end)[0];
  const drawn = entity.views.find(({ notation, attributes }) => notation === 'er' && attributes.length > 0);
  if (!last || !drawn) return undefined;
  const name = drawn.name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .toLowerCase();
  const fields = drawn.attributes.map((attribute): NewField => {
    const target = attribute.keys.includes('FK') ? targetOf(attribute, entity, find) : undefined;
    const table = target?.views.find(({ notation }) => notation === 'sql');
    const [key] = table?.primaryKey ?? [];
    return {
      ...fieldOf(attribute, last),
      keys: attribute.keys.filter((one) => one !== 'FK'),
      ...(table && key !== undefined && { target: { entity: table.name, key } }),
    };
  });
  return insertAfter(last.block!, ['```sql', ...sqlTable(name, fields), '```'], design);
}

/** Draws a relation of one to many for a field that holds a key. */
export function drawRelation(one: Entity, many: Entity, field: Attribute, view: EntityView, design: Design): TextEdit | undefined {
  const { diagrams, lineEnd } = design;
  const diagram = view.diagram === undefined ? undefined : diagrams[view.diagram];
  if (!diagram || diagram.broken) return undefined;
  const idIn = (entity: Entity): string => {
    const drawn = entity.views.find((other) => other.diagram === diagram.index);
    return erName(drawn?.id ?? drawn?.name ?? entity.name);
  };
  const isOne = field.keys.includes('UK') || (view.primaryKey.length === 1 && view.primaryKey[0] === field.name);
  return atEndOf(diagram, [`${indentIn(diagram, design)}${idIn(one)} ||--${isOne ? 'o|' : 'o{'} ${idIn(many)} : has`], lineEnd);
}
