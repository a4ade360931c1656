/** Fields as they are read of lists, tables, drawings, JSON and code, as the model knows them. */
import type { FieldText } from '../../syntax/fields/tree.ts';
import type { Attribute } from '../design.ts';
import type { ViewFacts } from './entity-facts.ts';

export const attributeOf = ({ name, type, keys, references, values, whole, typeRoom, keyRoom }: FieldText): Attribute => ({
  name: name.text,
  ...(type && { type: type.text, typeRange: type.range }),
  keys: [...new Set(keys)],
  ...(references !== undefined && { references }),
  values,
  isStatus: false,
  range: name.range,
  whole,
  ...(typeRoom && { typeRoom }),
  ...(keyRoom && { keyRoom }),
});

/** The fields with the keys that they are marked as. */
export const keyViewOf = (
  attributes: readonly Attribute[],
): Pick<ViewFacts, 'attributes' | 'primaryKey' | 'keyTold' | 'uniques' | 'foreignKeys'> => ({
  attributes,
  primaryKey: attributes.filter(({ keys }) => keys.includes('PK')).map(({ name }) => name),
  keyTold: false,
  uniques: attributes.filter(({ keys }) => keys.includes('UK')).map(({ name }) => [name]),
  foreignKeys: attributes
    .filter(({ keys }) => keys.includes('FK'))
    .map(({ name, references, range }) => ({ attributes: [name], ...(references !== undefined && { target: references }), range })),
});

/** The fields of the key marked as such, where the notation has no mark for it and they are known by their names. */
export const withKey = (attributes: readonly Attribute[], key: readonly string[]): readonly Attribute[] =>
  attributes.map((attribute) =>
    key.includes(attribute.name) && !attribute.keys.includes('PK') ? { ...attribute, keys: ['PK', ...attribute.keys] } : attribute,
  );

/** What is marked; where nothing is, `id`, `_id`, `<name>_id`. */
export function keyOf(attributes: readonly Attribute[], name: string): string[] {
  const marked = attributes.filter(({ keys }) => keys.includes('PK'));
  if (marked.length > 0) return marked.map((attribute) => attribute.name);
  const own = name.toLowerCase().replace(/s$/, '');
  const isKey = (said: string): boolean =>
    /^(?:_?id|uuid|pk|key)$/i.test(said) || said.replaceAll('_', '').toLowerCase() === `${own.replaceAll('_', '')}id`;
  return attributes.filter((attribute) => isKey(attribute.name)).map((attribute) => attribute.name);
}
