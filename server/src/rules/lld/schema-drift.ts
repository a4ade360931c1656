import { drawEntity, drawRelation, writeTable } from '../../edits/drift.ts';
import { addField } from '../../edits/fields.ts';
import type { Design, Entity, EntityNotation } from '../../model/design.ts';
import { respelled } from '../../model/entities/likely-types.ts';
import { unknownColumns } from '../../model/entities/unknown-columns.ts';
import {
  type MissingField,
  missingEntities,
  missingFields,
  pairs,
  type TypeDifference,
  typeDifferences,
  type UndrawnKey,
  undrawnKeys,
  type ValueDifference,
  valueDifferences,
} from '../../model/entities/views.ts';
import { insert } from '../../text/text-edit.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Finding } from '../rule.ts';

/** Two descriptions of one thing that do not say the same. */
export const schemaDrift = defineRule({
  id: 'lld/schema-drift',
  since: '0.2.0',
  source: 'LLD drawing rules 1, 2 and 4',
  scope: 'any',
  severity: 'warning',
  detected: 'warning',
  fix: 'suggestion',
  summary: 'The views of one entity disagree.',
  why: 'A diagram and a table that differ cannot both be right. Who builds from the one breaks what was built from the other.',
  leftAlone: [
    'Excerpts (“…”, “simplified”, “key fields”) and drawings that list less than half of the columns may leave out; what they add is still compared.',
    'Types are compared by family (text, integer, decimal, time, boolean, JSON, binary), never by length or by the spelling of a vendor.',
    'Book-keeping columns (`created_at`, `updated_by`, `version`) that a drawing leaves out.',
    'Foreign keys to entities that the diagram does not draw, and diagrams without any relation.',
    'Tables of other stores than the one that is drawn; copies for migrations and archives.',
    'Indexes and statements on tables that the document does not describe in full.',
  ],
  bad: '```mermaid\nerDiagram\n  USER ||--o{ ORDER : places\n  USER {\n    uuid id PK\n  }\n  ORDER {\n    uuid id PK\n    uuid user_id FK\n    uuid coupon_id FK\n  }\n  COUPON ||--o{ DISCOUNT : gives\n  COUPON {\n    uuid id PK\n  }\n  DISCOUNT {\n    uuid id PK\n    uuid coupon_id FK\n  }\n```\n',
  good: '```mermaid\nerDiagram\n  USER ||--o{ ORDER : places\n  USER {\n    uuid id PK\n  }\n  ORDER {\n    uuid id PK\n    uuid user_id FK\n    uuid coupon_id FK\n  }\n  COUPON ||--o{ DISCOUNT : gives\n  COUPON ||--o{ ORDER : has\n  COUPON {\n    uuid id PK\n  }\n  DISCOUNT {\n    uuid id PK\n    uuid coupon_id FK\n  }\n```\n',

  *check(design) {
    const { undrawn, unwritten } = missingEntities(design);
    for (const entity of undrawn) yield undrawnEntity(entity, design);
    for (const entity of unwritten) yield unwrittenEntity(entity, design);
    for (const pair of pairs(design)) {
      for (const missing of missingFields(pair)) yield missingField(missing, design);
      for (const difference of typeDifferences(pair)) yield otherType(difference);
    }
    for (const key of undrawnKeys(design)) yield undrawnKey(key, design);
    for (const entity of design.entities) for (const difference of valueDifferences(entity)) yield otherValues(difference);
    for (const { range, column, entity, by } of unknownColumns(design)) {
      yield {
        range,
        message: `${by} names ${shorten(column, 24)}, which ${shorten(entity.name, 24)} does not have. Correct the name, or add it to the entity.`,
        related: [{ range: entity.views[0]!.range, message: 'Its fields stand here.' }],
      };
    }
  },
});

const NAMES: Readonly<Record<EntityNotation, string>> = {
  er: 'the ER diagram',
  class: 'the class diagram',
  sql: 'the DDL',
  list: 'the list',
  table: 'the table',
  box: 'the drawing',
  json: 'the example',
  code: 'the code',
};

function undrawnEntity(entity: Entity, design: Design): Finding {
  const view = entity.views.find(({ notation }) => notation === 'sql')!;
  const edits = drawEntity(entity, design);
  return {
    range: view.range,
    message: `Table ${shorten(view.name)} is in no ER diagram of this document. Draw it, or say why it is left out.`,
    fixes: edits ? [{ title: `Draw ${shorten(view.name)} in the ER diagram`, edits: [edits] }] : [],
  };
}

function unwrittenEntity(entity: Entity, design: Design): Finding {
  const view = entity.views.find(({ notation, attributes }) => notation === 'er' && attributes.length > 0)!;
  const edits = writeTable(entity, design);
  return {
    range: view.range,
    message: `${shorten(view.name)} is drawn and has no table in the DDL. Write it, or take it out of the diagram.`,
    fixes: edits ? [{ title: `Add the table of ${shorten(view.name)}`, edits: [edits] }] : [],
  };
}

function missingField({ entity, attribute, lacks, from }: MissingField, design: Design): Finding {
  const { name, keys, references, range } = attribute;
  const type = respelled(attribute.type, name, lacks);
  const held = references !== undefined || keys.includes('FK');
  const edits = addField(lacks, { name, type, keys: held ? ['FK'] : [] }, design);
  return {
    range,
    message: `${shorten(entity.name)}.${shorten(name)} stands in ${NAMES[from.notation]} and not in ${NAMES[lacks.notation]}. Add it there, or drop it.`,
    related: [{ range: lacks.range, message: 'It is missing here.' }],
    fixes: edits ? [{ title: `Add ${shorten(name)} to ${NAMES[lacks.notation]}`, edits }] : [],
  };
}

function otherType({ entity, drawn, column, view, table }: TypeDifference): Finding {
  const type = respelled(column.type, drawn.name, { ...view, attributes: view.attributes.filter((one) => one !== drawn) });
  return {
    range: drawn.typeRange ?? drawn.range,
    message: `${shorten(entity.name, 28)}.${shorten(drawn.name, 28)} is ${shorten(drawn.type!, 16)} here and ${shorten(column.type!, 20)} in the DDL. Use one type.`,
    related: [{ range: column.typeRange ?? table.range, message: 'The other type stands here.' }],
    fixes: drawn.typeRange ? [{ title: `Take over ${type}`, edits: [{ range: drawn.typeRange, text: type }] }] : [],
  };
}

function undrawnKey({ entity, target, fields, drawn }: UndrawnKey, design: Design): Finding {
  const [field, ...others] = fields;
  const edits = drawRelation(target, entity, field!, drawn, design);
  return {
    range: field!.range,
    message: `${shorten(entity.name, 24)}.${shorten(field!.name, 24)} refers to ${shorten(target.name, 24)}, but no relation joins the two. Draw it.`,
    related: others.map(({ range, name }) => ({ range, message: `${name} refers to it too.` })),
    fixes: edits ? [{ title: `Draw the relation to ${shorten(target.name)}`, edits: [edits] }] : [],
  };
}

function otherValues({ entity, attribute, extra, other, otherAttribute }: ValueDifference): Finding {
  const [first] = extra;
  const last = otherAttribute.values.at(-1)!;
  const { separator } = otherAttribute;
  const names = extra.map(({ text }) => text);
  const edits = separator === undefined ? [] : [insert(last.range.end, names.map((name) => separator + name).join(''))];
  return {
    range: first!.range,
    message: `${shorten(entity.name, 24)}.${shorten(attribute.name, 24)} may be ${shorten(names.join(', '), 32)} here, but not in ${NAMES[other.notation]}. Use one list.`,
    related: [{ range: last.range, message: 'The other list stands here.' }],
    fixes: edits.length > 0 ? [{ title: `Add ${shorten(names.join(', '))} to the other list`, edits }] : [],
  };
}
