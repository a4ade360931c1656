/** Writers for the fields and associations of Mermaid class diagrams. */
import type { EntityView, Relationship } from '../model/design.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';
import { followerOf, type NewField } from './new-field.ts';

/** Adds a field: a key first, others behind it; with the visibility and in the order of name and type of its neighbours. */
export function addClassField(view: EntityView, field: NewField, lineEnd: string): TextEdit | undefined {
  const { attributes, body, indent } = view;
  const { name, type } = field;
  const [first] = attributes;
  const next = followerOf(field, attributes);
  const isNamedFirst = first?.typeRange !== undefined && first.typeRange.start > first.range.start;
  const shown = first && first.range.start > first.whole.start && first.typeRange?.start !== first.whole.start ? '+' : '';
  const line = `${first ? shown : '+'}${isNamedFirst ? `${name}: ${type}` : `${type} ${name}`}`;
  if (!first) return body && insert(body.start + 1, `${lineEnd}    ${line}`);
  const joint = lineEnd + (indent ?? '    ');
  return next ? insert(next.whole.start, line + joint) : insert(attributes.at(-1)!.whole.end, joint + line);
}

/** Writes multiplicities at the ends of an association that has none. */
export function addMultiplicity({ arrow }: Relationship, from: string, to: string): TextEdit[] {
  return [insert(arrow.start, `"${from}" `), insert(arrow.end, ` "${to}"`)];
}
