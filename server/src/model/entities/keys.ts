/** Which fields of an entity hold the keys of others, by their marks and by their names. */
import { singular, wordsOf } from '../components/component-name.ts';
import type { Attribute, Entity, EntityView } from '../design.ts';
import { attributeKey, entityKey } from './entities.ts';

const wordsIn = (name: string): string[] => wordsOf(name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2'));

/** The entity of a name. */
export type FindEntity = (name: string) => Entity | undefined;

/** Names that tell a role and not an entity: `assignee_id`, `created_by`, `from_account`. */
const ROLE =
  /^(?:owner|assignee|author|creator|created|updated|sender|receiver|recipient|manager|parent|host|guest|seller|buyer|customer|client|driver|rider|passenger|reviewer|approver|approved|uploaded|posted|invited|member|actor|source|target|from|to|by|origin|destination|reporter|requester|follower|followee|user|account|person|employee|staff|admin|agent|courier|merchant|vendor|supplier|patient|doctor|student|teacher|debit|credit|payer|payee|next|previous|root|child|head|lead|leader|ref|reference)$/;

/** Whether a field's name says that it holds a key: `order_id`, `orderId`, `order_uuid`. */
export const isKeyName = (name: string): boolean => /_(?:ids?|uuid|guid|fk)$|^id_\w/i.test(name) || /[a-z](?:Ids?|IDs?|Uuid|UUID|Guid)$/.test(name);

/** The words of a field's name without the one that says key: `billing_address_id` → `billing address`. */
const stemOf = (name: string): string[] => {
  const all = wordsIn(name);
  const words = all.length > 1 && all[0] === 'id' ? all.slice(1) : all;
  return /^(?:ids?|uuid|guid|fk|key|ref|no|number|code)$/.test(words.at(-1) ?? '') ? words.slice(0, -1) : words;
};

/** Whether a field is named for the entity: its whole name, or its last word, stand in the field's name. */
export function isNamedFor({ name }: Pick<Attribute, 'name'>, entity: Pick<Entity, 'name'>): boolean {
  const stem = stemOf(name).map(singular);
  const words = entityKey(entity.name).split(' ');
  const last = words.at(-1)!;
  if (words.length > 1 && ` ${stem.join(' ')} `.includes(` ${words.join(' ')} `)) return true;
  return stem.includes(last) || stem.join('') === words.join('');
}

/** The entity whose key a field holds: the one it refers to, else the one that it is named for; nothing where it may be any. */
export function targetOf(attribute: Attribute, owner: Entity, find: FindEntity): Entity | undefined {
  if (attribute.references !== undefined) return find(attribute.references);
  const stem = stemOf(attribute.name).map(singular);
  if (stem.length === 0) return undefined;
  if (/^(?:parent|child|root|next|previous)$/.test(stem.join(' '))) return owner;
  for (let from = 0; from < stem.length; from++) {
    const named = find(stem.slice(from).join('_'));
    if (named) return named;
  }
  return undefined;
}

/** Whether a field of `many` stands for its relation to `one`. */
export const holdsKeyOf = (many: Entity, one: Entity, find: FindEntity): boolean => fieldsFor(many, one, find).length > 0;

/** Whether two fields of `entity` hold the keys of both others: it joins them. */
export function joins(entity: Entity, one: Entity, other: Entity, find: FindEntity): boolean {
  const [first, second] = [fieldsFor(entity, one, find), fieldsFor(entity, other, find)];
  return first.some((a) => second.some((b) => a !== b));
}

/** The fields of `many` that may stand for its relation to `one`: by reference, by name, by the name of its key, or by a role. */
function fieldsFor(many: Entity, one: Entity, find: FindEntity): Attribute[] {
  const own = new Set(many.views.flatMap(({ primaryKey }) => primaryKey.map(attributeKey)));
  const keys = new Set(one.views.flatMap(({ primaryKey }) => primaryKey.map(attributeKey)).filter((key) => key !== 'id' && key !== 'uuid'));
  return many.attributes.filter((attribute) => {
    const key = attributeKey(attribute.name);
    const isMarked = attribute.keys.includes('FK') || attribute.references !== undefined;
    const target = targetOf(attribute, many, find);
    if (target === one && (isMarked || !own.has(key) || many !== one)) return true;
    if (own.has(key) && !isMarked) return false;
    if (keys.has(key) || (many !== one && isNamedFor(attribute, one))) return true;
    if (typeNames(attribute, one)) return true;
    return target === undefined && (isMarked || isRole(attribute) || isShortFor(attribute, one));
  });
}

/** `Order order`, `List<Order> orders`. */
const typeNames = ({ type }: Attribute, one: Entity): boolean =>
  type !== undefined && (type.match(/[A-Za-z_]\w*/g) ?? []).some((word) => entityKey(word) === entityKey(one.name));

/** `cust_id` of customers, `dept_id` of departments: its letters in their order, the first of them first. */
function isShortFor({ name }: Attribute, one: Entity): boolean {
  const short = stemOf(name).join('');
  const long = entityKey(one.name).replaceAll(' ', '');
  if (!isKeyName(name) || short.length < 2 || short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

function isRole({ name }: Attribute): boolean {
  const stem = stemOf(name);
  return (isKeyName(name) || /_by$|By$/.test(name)) && stem.some((word) => ROLE.test(word));
}

/** Two fields that hold keys of others and little else: a table that joins them. */
export function joinedFields({ attributes }: Pick<EntityView, 'attributes'>): readonly Attribute[] | undefined {
  const held = attributes.filter(({ name, keys }) => keys.includes('FK') || isKeyName(name));
  return held.length === 2 && attributes.length <= 4 ? held : undefined;
}

/** `ticket_id`, `ticketId` where fields are written so; `elevator_id` where that is the name of the key. */
export function foreignName(one: Entity, key: string, view: EntityView): string {
  if (attributeKey(key) !== 'id' && /_|[a-z][A-Z]/.test(key)) return key;
  const words = one.id.split('-');
  const isHumped = view.notation === 'class' || view.attributes.some(({ name }) => /[a-z][A-Z]/.test(name));
  const isCamel = isHumped && !view.attributes.some(({ name }) => name.includes('_'));
  if (!isCamel) return [...words, 'id'].join('_');
  return [words[0], ...[...words.slice(1), 'id'].map((word) => word[0]!.toUpperCase() + word.slice(1))].join('');
}
