/** Writes further values into the lists of a field. */
import type { Attribute, Entity } from '../model/design.ts';
import { attributeKey } from '../model/entities/entities.ts';
import { valueKey } from '../model/machines/values.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';

/** What may stand between two values so that another can follow behind the same. */
const SEPARATOR = /^["'`]?\s*(?:[,|/;]|→|->)\s*["'`]?$/;

/** Adds them to every description of the entity that lists values of the field, so that all still agree; undefined where one cannot be added to. */
export function addValues({ views }: Entity, field: Attribute, names: readonly string[]): TextEdit[] | undefined {
  const listing = views.flatMap(({ attributes }) =>
    attributes.filter(({ name, values }) => attributeKey(name) === attributeKey(field.name) && values.length > 1),
  );
  const edits = listing.map(({ values, separator }) => {
    const last = values.at(-1)!;
    if (separator === undefined || !SEPARATOR.test(separator)) return undefined;
    return insert(last.range.end, names.map((name) => separator + spelledLike(values, name)).join(''));
  });
  return edits.length > 0 && edits.every((edit) => edit !== undefined) ? edits : undefined;
}

/** In the case of the values that are there. */
function spelledLike(values: Attribute['values'], name: string): string {
  if (values.every(({ text }) => text === text.toUpperCase())) return valueKey(name).toUpperCase();
  return values.every(({ text }) => text === text.toLowerCase()) ? valueKey(name) : name;
}
