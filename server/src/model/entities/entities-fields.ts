/** Entities that lists, tables, JSON examples and types of code describe, and relations that sentences state. */
import { isTypedLanguage, readCodeTypes } from '../../syntax/fields/code.ts';
import { readJsonRecord } from '../../syntax/fields/json.ts';
import { readFieldLists } from '../../syntax/fields/list.ts';
import { readFieldTable } from '../../syntax/fields/table.ts';
import { readSchemaObjects } from '../../syntax/fields/schema-object.ts';
import type { FieldBlock } from '../../syntax/fields/tree.ts';
import { doesThings } from '../../syntax/fields/words.ts';
import type { FenceText, SectionText } from '../../syntax/markdown/outline.ts';
import type { PlainTable } from '../../syntax/markdown/tables.ts';
import type { Part } from '../../syntax/mermaid/tree.ts';
import type { SectionMemory } from '../section-memory.ts';
import { kindOfName } from './entities-class.ts';
import type { EntityNotation } from '../design.ts';
import { attributeOf, keyOf, keyViewOf, withKey } from './entity-fields.ts';
import { type EntityFacts, placeInFence, placeOf, type ViewFacts } from './entity-facts.ts';
import { lineOf } from '../../text/lines.ts';
import { entityNameIn } from '../sections/headings.ts';
import { readRelations } from './prose-relations.ts';

const SCRIPT = new Set(['javascript', 'js', 'mongodb', 'mongo', 'typescript', 'ts']);
const JSON_LIKE = new Set(['json', 'jsonc', 'json5', 'bson']);

/** Reads a section; `running` is its text with fences blanked, `tables` those in it. */
export function readFieldBlocks(section: SectionText, running: string, tables: readonly PlainTable[], memory: SectionMemory): EntityFacts {
  const title = titleOf(section);
  const lists = readFieldLists(running).map((block) => viewOf(block, 'list', block.name ?? nameAbove(running, block.range.start) ?? title));
  const rows = tables.flatMap(readFieldTable).map((block) => viewOf(block, 'table', block.name ?? nameAbove(running, block.range.start) ?? title));
  const fences = section.fences.map((fence) => factsOfFence(fence, nameAbove(running, fence.range.start) ?? title, memory));
  return {
    views: [...[...lists.flat(), ...rows.flat()].map((view) => toLineEnd(view, running)), ...fences.flatMap(({ views }) => views)],
    relations: readRelations(running),
    enums: fences.flatMap(({ enums }) => enums),
  };
}

/** What is put after a block stands after its last line, bar and all. */
const toLineEnd = (view: ViewFacts, text: string): ViewFacts =>
  view.block ? { ...view, block: { start: view.block.start, end: lineOf(text, view.block.end).end } } : view;

function titleOf({ heading }: SectionText): Part | undefined {
  const name = heading && entityNameIn(heading.title.text);
  return name === undefined ? undefined : { text: name, range: heading!.title.range };
}

/** The name that the line above a block says: `**Users**`, ``Table: `metrics` (hypertable)``. */
function nameAbove(text: string, at: number): Part | undefined {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const from = Math.max(0, lineStart - 400);
  const above = text.slice(from, lineStart).trimEnd();
  const start = above.lastIndexOf('\n') + 1;
  const line = above.slice(start).trim();
  const isLabel =
    /^(?:\*\*|__|`).{1,80}$|^(?:table|entity|collection)\b.{1,100}$|^[A-Z]\w{0,40}(?: \w+)?:$/i.test(line) &&
    !/[.!?]$/.test(line) &&
    !line.startsWith('|');
  const name = isLabel ? entityNameIn(line) : undefined;
  if (name === undefined) return undefined;
  return { text: name, range: placeOf(text, name, { start: from + start, end: from + above.length }) };
}

function factsOfFence({ lang, text, body, range, closed }: FenceText, name: Part | undefined, memory: SectionMemory): EntityFacts {
  const fence = closed ? range : undefined;
  const nothing: EntityFacts = { views: [], relations: [], enums: [] };
  const shifted = name && { text: name.text, range: { start: name.range.start - body.start, end: name.range.end - body.start } };
  if (JSON_LIKE.has(lang)) {
    const record = memory.read(readJsonRecord, text);
    return record ? placeInFence({ ...nothing, views: viewOf(record, 'json', record.name ?? shifted) }, body, fence) : nothing;
  }
  const objects = SCRIPT.has(lang) ? memory.read(readSchemaObjects, text).flatMap((block) => viewOf(block, 'json', block.name ?? shifted)) : [];
  if (!isTypedLanguage(lang)) return placeInFence({ ...nothing, views: objects }, body, fence);
  const { types, enums } = memory.read(readCodeTypes, text, lang);
  const typed = types.filter((block) => !doesThings(block.name.text)).flatMap((block) => viewOf(block, 'code', block.name));
  return placeInFence({ ...nothing, views: [...objects, ...typed], enums }, body, fence);
}

function viewOf(block: FieldBlock, notation: EntityNotation, name: Part | undefined): ViewFacts[] {
  if (!name) return [];
  const fields = block.fields.map(attributeOf);
  const primaryKey = keyOf(fields, name.text);
  return [
    {
      name: name.text,
      notation,
      kind: kindOfName(name.text),
      range: name.range,
      block: block.range,
      ...keyViewOf(withKey(fields, primaryKey)),
      ...(block.keyed && { keyTold: true }),
      inline: block.inline,
      complete: !block.open && !block.inline,
      ...(block.indent !== undefined && { indent: block.indent }),
      body: block.range,
      ...(block.columns && { columns: block.columns }),
    },
  ];
}
