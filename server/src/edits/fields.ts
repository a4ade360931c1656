/** Writes fields, types and key marks into any view of an entity; nothing where its notation gives no place. */
import type { Attribute, Design, EntityView } from '../model/design.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { addClassField } from './class-fields.ts';
import { addErField } from './er.ts';
import { addBullet, addRow } from './field-list.ts';
import type { NewField } from './new-field.ts';
import { addColumn } from './sql-table.ts';

/** Adds a field: a key first, others behind it. */
export function addField(view: EntityView, field: NewField, { diagrams, lineEnd }: Design): TextEdit[] | undefined {
  const diagram = view.diagram === undefined ? undefined : diagrams[view.diagram];
  if (diagram?.broken) return undefined;
  switch (view.notation) {
    case 'er':
      return diagram && [addErField(view, field, diagram, lineEnd)];
    case 'class':
      return listed(addClassField(view, field, lineEnd));
    case 'sql':
      return addColumn(view, field, lineEnd);
    case 'list':
      return listed(addBullet(view, field, lineEnd));
    case 'table':
      return listed(addRow(view, field, lineEnd));
    default:
      return undefined;
  }
}

const listed = (edit: TextEdit | undefined): TextEdit[] | undefined => edit && [edit];

/** Marks a field as the primary key. */
export function markKey({ notation }: EntityView, { keyRoom }: Attribute): TextEdit | undefined {
  if (!keyRoom) return undefined;
  const { range, before, after } = keyRoom;
  return { range, text: `${before}${notation === 'sql' ? 'PRIMARY KEY' : 'PK'}${after}` };
}

/** Writes the type that a field lacks. */
export function addType({ typeRoom }: Attribute, type: string): TextEdit | undefined {
  return typeRoom && { range: typeRoom.range, text: `${typeRoom.before}${type}${typeRoom.after}` };
}
