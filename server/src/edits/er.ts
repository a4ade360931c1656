/** Writers for Mermaid ER diagrams. What they write, Mermaid accepts. */
import type { DiagramView, EntityView } from '../model/design.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';
import { followerOf, type NewField } from './new-field.ts';

const INDENT = '    ';

/** A name of an entity as a diagram writes it. */
export const erName = (name: string): string => (/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) ? name : `"${name.replace(/["%\\]/g, '')}"`);

/** A type or name of an attribute: a word. */
const word = (text: string): string =>
  text
    .trim()
    .replace(/\s*,\s*/g, ',')
    .replace(/[^\p{L}\p{N}_()[\],-]+/gu, '_');

const fieldLine = ({ name, type, keys }: NewField): string =>
  [word(type).replace(/\(.*$/, ''), word(name), ...(keys.length > 0 ? [keys.join(', ')] : [])].join(' ');

/** An entity with its fields, one line an item, each with `indent` before it. */
export function erEntity(name: string, fields: readonly NewField[], indent = '  '): string[] {
  return [`${indent}${erName(name)} {`, ...fields.map((field) => `${indent}  ${fieldLine(field)}`), `${indent}}`];
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
