/** Writers for Mermaid ER diagrams. What they write, Mermaid accepts. */
import type { Cardinality, DiagramView, EntityView } from '../model/design.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';
import { followerOf, type NewField } from './new-field.ts';

const INDENT = '    ';

/** Words that would be read as something else. */
const RESERVED = /^(?:class|classdef|style|direction|title|acctitle|accdescr|erdiagram|one|many|only|zero|to|optionally|u)$/i;

/** A name of an entity as a diagram writes it. */
export const erName = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) && !RESERVED.test(name) ? name : `"${name.replace(/["%\\]/g, '')}"`;

const LEFT: Readonly<Record<Cardinality, string>> = { '1': '||', '0..1': '|o', '*': '}o', '1..*': '}|' };
const RIGHT: Readonly<Record<Cardinality, string>> = { '1': '||', '0..1': 'o|', '*': 'o{', '1..*': '|{' };

/** How two entities stand to each other; `from` and `to` as the diagram writes them. */
export function erRelation(from: string, to: string, [cardFrom, cardTo]: readonly [Cardinality, Cardinality], label?: string): string {
  const name = label === undefined ? 'has' : `"${label.replace(/["\\\n]/g, ' ').trim()}"`;
  return `  ${from} ${LEFT[cardFrom]}--${RIGHT[cardTo]} ${to} : ${name}`;
}

/** A type or name of an attribute: a word. */
const word = (text: string): string =>
  text
    .trim()
    .replace(/\s*,\s*/g, ',')
    .replace(/[^\p{L}\p{N}_()[\],-]+/gu, '_');

const fieldLine = ({ name, type, keys, comment }: ErField): string =>
  [
    word(type).replace(/\(.*$/, ''),
    word(name),
    ...(keys.length > 0 ? [keys.join(', ')] : []),
    ...(comment === undefined ? [] : [`"${comment.replace(/"/g, "'")}"`]),
  ].join(' ');

/** A field with what else is said of it. */
export interface ErField extends NewField {
  readonly comment?: string;
}

/** An entity with its fields, one line an item, each with `indent` before it. */
export const erEntity = (name: string, fields: readonly ErField[], indent?: string): string[] => erBlock(erName(name), fields, indent);

/** The same of an entity whose name, with an alias or without, is written as `head`. */
export function erBlock(head: string, fields: readonly ErField[], indent = '  '): string[] {
  return [`${indent}${head} {`, ...fields.map((field) => `${indent}  ${fieldLine(field)}`), `${indent}}`];
}

/** Adds a field: a key first, others behind it. An entity that is only named gets a block at the end of the diagram. */
export function addErField(view: EntityView, field: NewField, diagram: DiagramView, lineEnd: string): TextEdit {
  const { attributes, body, indent } = view;
  const line = fieldLine(field);
  if (!body) return atEndOf(diagram, erEntity(view.id ?? view.name, [field]), lineEnd);
  const last = attributes.at(-1);
  const next = followerOf(field, attributes);
  const joint = indent === undefined ? ' ' : lineEnd + indent;
  if (!last) return { range: body, text: ['{', `${INDENT}${line}`, '  }'].join(lineEnd) };
  return next ? insert(next.whole.start, line + joint) : insert(last.whole.end, joint + line);
}

/** Lines at the end of a diagram. */
export function atEndOf({ body, closed }: DiagramView, lines: readonly string[], lineEnd: string): TextEdit {
  return insert(body.end, closed ? lines.map((line) => line + lineEnd).join('') : lineEnd + lines.join(lineEnd));
}
