/** The values of status fields that stand elsewhere: in an enumeration with a name, in a list beside the entity. */
import { wordsOf } from '../components/component-name.ts';
import type { Attribute, Entity, Section } from '../design.ts';
import { entityKey } from '../entities/entities.ts';
import type { StatusField } from './state-machines.ts';
import { isStatusField } from './status-fields.ts';
import type { StatusList } from './status-lists.ts';
import type { EnumText } from '../../syntax/fields/tree.ts';

/** A list of values where it stands. */
export interface LocatedList extends StatusList {
  readonly section: number;
}

/** `public."Order_Status"[]`, `Option<OrderStatus>`, `OrderStatus?` → `orderstatus`. */
const typeKey = (name: string): string =>
  name
    .replace(/^[\w.]*\.(?=\w)/, '')
    .replace(/\b(?:Option|Optional|Nullable|List|Set|Array|enum)\b/gi, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/**
 * The entities with the values that an enumeration named by their type, or after entity and field, gives their fields. A field that
 * holds an interface of the document (the State pattern) has its states in classes.
 */
export function withNamedValues(entities: readonly Entity[], enums: readonly EnumText[]): Entity[] {
  const byType = new Map(enums.toReversed().map(({ name, values }) => [typeKey(name), values]));
  const interfaces = new Set(entities.flatMap(({ name, views }) => (views.some(({ kind }) => kind === 'interface') ? [typeKey(name)] : [])));
  const holdsObject = ({ type }: Attribute): boolean => type !== undefined && interfaces.has(typeKey(type));
  return entities.map((entity) => {
    const own = typeKey(entityKey(entity.name));
    const valued = entity.attributes.map((attribute): Attribute => {
      if (attribute.values.length > 0) return attribute;
      const values = byType.get(typeKey(attribute.type ?? '')) ?? byType.get(own + typeKey(attribute.name));
      return values ? { ...attribute, values } : attribute;
    });
    const isStatus = (attribute: Attribute): boolean => !holdsObject(attribute) && isStatusField(attribute, valued, entity.name);
    return { ...entity, attributes: valued.map((attribute) => ({ ...attribute, isStatus: isStatus(attribute) })) };
  });
}

/** All status fields; a list of values that names no entity with a status is a field without one. */
export function statusFieldsOf(entities: readonly Entity[]): StatusField[] {
  return entities.flatMap((entity) => entity.attributes.filter(({ isStatus }) => isStatus).map((field) => ({ entity, field, words: [] })));
}

const IN_TITLE =
  /^(?:status|statuse|statuses|state|value|list|enum|code|is|are|can|be|may|one|of|include|the|following|possible|valid|allowed|a|an|all)$/;

/** The entities with the values that a list in prose gives their status, and the lists that belong to none. */
export function withListedValues(
  entities: readonly Entity[],
  lists: readonly LocatedList[],
  sections: readonly Section[],
): { readonly entities: readonly Entity[]; readonly alone: readonly StatusField[] } {
  const values = new Map<Attribute, StatusList>();
  const alone: StatusField[] = [];
  for (const list of lists) {
    const titled = wordsOf(list.title).filter((word) => !IN_TITLE.test(word));
    const words = titled.length > 0 ? titled : wordsOf(sections[list.section]!.title);
    const field = entities
      .filter(({ name }) =>
        entityKey(name)
          .split(' ')
          .every((word) => words.includes(word)),
      )
      .flatMap(({ attributes }) => attributes.filter(({ isStatus }) => isStatus))[0];
    if (!field) alone.push({ field: fieldOf(list), words: titled });
    else if (field.values.length === 0 && !values.has(field)) values.set(field, list);
  }
  const given = entities.map((entity) =>
    entity.attributes.some((attribute) => values.has(attribute))
      ? { ...entity, attributes: entity.attributes.map((one) => ({ ...one, values: values.get(one)?.values ?? one.values })) }
      : entity,
  );
  return { entities: given, alone };
}

const fieldOf = ({ values, range }: StatusList): Attribute => ({ name: 'status', keys: [], values, isStatus: true, range, whole: range });
