/** Puts an entity with both keys in the place of a relation of many to many. */
import type { Design, Entity, Relationship } from '../model/design.ts';
import { foreignName } from '../model/entities/keys.ts';
import { keyType, spelled } from '../model/entities/likely-types.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { atEndOf, erEntity, erName } from './er.ts';
import { insertAfter } from './markdown.ts';
import type { NewField } from './new-field.ts';
import { sqlTable } from './sql-table.ts';

const parts = ({ id }: Entity): string[] => id.split('-');

/** `DRIVER_VEHICLE`, `DriverVehicle`, `driver_vehicle`: as the first of both is written. */
export function junctionName(from: Entity, to: Entity): string {
  const words = [...parts(from), ...parts(to)];
  if (/^[A-Z0-9_ ]+$/.test(from.name)) return words.join('_').toUpperCase();
  if (/^[A-Z]/.test(from.name)) return words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  return words.join('_');
}

/** Two relations of one to many and the entity between them; a table too where both have one. Nothing but in ER diagrams. */
export function resolveRelation({ from, to, label, diagram, range, indent, notation }: Relationship, design: Design): TextEdit[] {
  const view = diagram === undefined ? undefined : design.diagrams[diagram];
  if (notation !== 'er' || !view || indent === undefined) return [];
  const { lineEnd } = design;
  const name = junctionName(from, to);
  const said = label ? (/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(label.text) ? label.text : `"${label.text.replaceAll('"', '')}"`) : 'has';
  const idIn = ({ views, name: plain }: Entity): string => {
    const drawn = views.find((one) => one.diagram === diagram);
    return erName(drawn?.id ?? drawn?.name ?? plain);
  };
  const lines = [`${idIn(from)} ||--o{ ${name} : ${said}`, `${indent}${idIn(to)} ||--o{ ${name} : has`];
  return [
    { range, text: lines.join(lineEnd) },
    atEndOf(view, erEntity(name, keysOf(from, to, 'er'), indent), lineEnd),
    ...tableOf(name, from, to, design),
  ];
}

/** The keys of both; of an entity that is paired with itself the second is the other one. */
function keysOf(from: Entity, to: Entity, notation: 'er' | 'sql'): readonly NewField[] {
  const model = from.attributes.length > 0 ? from : to;
  const [one, other] = [keyOf(from, model, notation), keyOf(to, model, notation)];
  return [
    one,
    other.name === one.name
      ? { ...other, name: other.name.includes('_') ? `other_${other.name}` : `other${other.name[0]!.toUpperCase()}${other.name.slice(1)}` }
      : other,
  ];
}

/** The key of an entity, named as the fields of `model` are. */
function keyOf(entity: Entity, model: Entity, notation: 'er' | 'sql'): NewField {
  const view = entity.views.find((one) => one.notation === notation && one.attributes.length > 0) ?? entity.views[0]!;
  const [key = 'id'] = view.primaryKey;
  const type = view.attributes.length > 0 ? keyType(view) : spelled('uuid', view);
  return {
    name: foreignName(entity, key, { ...view, attributes: model.attributes }),
    type,
    keys: notation === 'er' ? ['PK', 'FK'] : ['PK'],
    target: { entity: view.name, key },
  };
}

function tableOf(name: string, from: Entity, to: Entity, design: Design): TextEdit[] {
  const tables = [from, to].map(({ views }) => views.find(({ notation }) => notation === 'sql'));
  const block = tables.every((table) => table !== undefined) ? tables.map((table) => table.block).findLast((one) => one !== undefined) : undefined;
  if (!block) return [];
  return [insertAfter(block, ['```sql', ...sqlTable(name.toLowerCase(), keysOf(from, to, 'sql')), '```'], design)];
}
