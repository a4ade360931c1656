/** What has data: the entities of all notations, one entity over all its views. */
import type { Part } from '../../syntax/mermaid/tree.ts';
import { contains } from '../../text/range.ts';
import { singular, wordsOf } from '../components/component-name.ts';
import type { Attribute, DiagramView, Entity, EntityView, Relationship, Section, StoreFamily } from '../design.ts';
import { type EntityFacts, shiftEnum, shiftView, type ViewFacts } from './entity-facts.ts';
import type { Topic } from '../sections/headings.ts';
import { storeIn } from './store-words.ts';
import { isStatusField } from '../machines/status-fields.ts';

/** What a section's text says of all entities that are described in it. */
export interface SectionTells {
  /** What their keys are. */
  readonly key: boolean;
  /** That fields are left out. */
  readonly excerpt: boolean;
  readonly store?: StoreFamily;
}

/** What one section says of entities, where it stands. */
export interface LocatedEntities {
  readonly facts: EntityFacts;
  readonly section: number;
  /** Where the facts' offsets count from. */
  readonly offset: number;
  readonly tells: SectionTells;
}

/** `public.Order_Items` → `order item`: schema, case, plural and joints do not tell entities apart. */
export function entityKey(name: string): string {
  const bare = name
    .slice(name.lastIndexOf('.') + 1)
    .replace(/^["'`[]|["'`\]]$/g, '')
    .replace(/^(?:tbl|tb|t)_/i, '');
  const words = wordsIn(bare);
  return [...words.slice(0, -1), ...words.slice(-1).map(singular)].join(' ');
}

/** `orderId`, `order_id` and `ORDER_ID` are one attribute. */
export const attributeKey = (name: string): string => wordsIn(name).join('');

const wordsIn = (name: string): string[] =>
  name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** `Order_Status[]?` → `orderstatus`. */
const enumKey = (type: string): string => attributeKey(type.replace(/[?[\]!]/g, ''));

/** The entities in order of their first place, stored or not: which are is seen once their relations are known. */
export function findEntities(sources: readonly LocatedEntities[], diagrams: readonly DiagramView[], sections: readonly Section[]): Entity[] {
  const values = new Map(
    sources.flatMap(({ facts, offset }) => facts.enums.map((one) => [enumKey(one.name), shiftEnum(one, offset).values] as const)),
  );
  const found = sources
    .flatMap((source) => source.facts.views.map((view) => placedView(view, source, diagrams, sections)))
    .filter((view) => !isExample(view) || isDataSection(view.section, sections))
    .map((view) => withEnums(view, values))
    .sort((a, b) => a.range.start - b.range.start);
  const embedded = embeddedIn(found);
  const views = found.map((view) => (isPart(view, embedded) ? { ...view, kind: 'value' as const } : view));
  const keyOf = keysOf(views);
  const byKey = new Map<string, EntityView[]>();
  for (const view of views) byKey.set(keyOf(view), [...(byKey.get(keyOf(view)) ?? []), view]);
  return [...byKey].map(([key, same]) => {
    // DDL says more surely than words beside a drawing where its rows are kept.
    const store = [...same.filter(({ notation }) => notation === 'sql'), ...same].find((view) => view.store !== undefined)?.store;
    return {
      id: key.replaceAll(' ', '-'),
      name: same[0]!.name,
      attributes: mergeAttributes(same),
      views: same,
      stored: same.some((view) => isStoredAlone(view, sections)),
      ...(store && { store }),
    };
  });
}

function placedView(
  view: ViewFacts,
  { section, offset, tells }: LocatedEntities,
  diagrams: readonly DiagramView[],
  sections: readonly Section[],
): EntityView {
  const placed = shiftView(view, offset);
  const diagram = diagrams.find(({ section: at, body }) => at === section && contains(body, placed.range));
  const store = view.store ?? tells.store ?? storeAbove(section, sections);
  return {
    ...placed,
    section,
    ...(diagram && { diagram: diagram.index }),
    excerpt: tells.excerpt,
    keyTold: placed.keyTold || (tells.key && placed.notation !== 'er'),
    ...(store && { store }),
  };
}

/** The types of fields that are other descriptions: `List<LineItem> lines`. */
function embeddedIn(views: readonly EntityView[]): ReadonlySet<string> {
  const types = views
    .filter(({ notation }) => notation === 'code' || notation === 'class')
    .flatMap(({ attributes }) => attributes.map(({ type }) => type ?? ''));
  return new Set(types.flatMap((type) => type.match(/[A-Z]\w*/g) ?? []).map(entityKey));
}

/** What has no key of its own and is the type of a field is a part of what holds it. */
const isPart = ({ notation, kind, name, primaryKey }: EntityView, embedded: ReadonlySet<string>): boolean =>
  (notation === 'code' || notation === 'class') && kind === 'entity' && primaryKey.length === 0 && embedded.has(entityKey(name));

/** JSON and code show all sorts of things: only in a section of the data model they describe what is kept. */
const isExample = ({ notation }: EntityView): boolean => notation === 'json' || notation === 'code';

/** A field of a type that is an enumeration of the document may hold its values. */
const withEnums = (view: EntityView, enums: ReadonlyMap<string, readonly Part[]>): EntityView => ({
  ...view,
  attributes: view.attributes.map((attribute) => {
    const values = attribute.values.length > 0 ? undefined : enums.get(enumKey(attribute.type ?? ''));
    return values ? { ...attribute, values } : attribute;
  }),
});

/** The store that a heading above the section names. */
function storeAbove(section: number, sections: readonly Section[]): StoreFamily | undefined {
  for (let at: number | undefined = section; at !== undefined; at = sections[at]?.parent) {
    const store = storeIn(sections[at]?.title ?? '');
    if (store) return store;
  }
  return undefined;
}

const AFFIX = /^(?:entity|table|model|record|collection|document)$/;

/** The key of each view. A first word that all tables share and a last that says `entity` do not count where another notation has the bare name. */
function keysOf(views: readonly EntityView[]): (view: EntityView) => string {
  const plain = new Map(views.map((view) => [view, entityKey(view.name)]));
  const known = new Map<string, Set<string>>();
  for (const [view, key] of plain) known.set(key, (known.get(key) ?? new Set()).add(view.notation));
  const tables = views.filter(({ notation }) => notation === 'sql').map((view) => plain.get(view)!.split(' '));
  const prefix = tables.length > 1 && tables.every(([first, second]) => first === tables[0]![0] && second !== undefined) ? tables[0]![0] : undefined;
  const hasOther = (key: string, { notation }: EntityView): boolean => [...(known.get(key) ?? [])].some((other) => other !== notation);
  return (view) => {
    const key = plain.get(view)!;
    const words = key.split(' ');
    const bare = [
      ...(prefix === words[0] && words.length > 1 ? [entityKey(words.slice(1).join('_'))] : []),
      ...(words.length > 1 && AFFIX.test(words.at(-1)!) ? [entityKey(words.slice(0, -1).join('_'))] : []),
    ];
    return bare.find((name) => hasOther(name, view)) ?? key;
  };
}

/** An attribute that several views list is one: its first place, its first type and values, the keys of all. */
function mergeAttributes(views: readonly EntityView[]): Attribute[] {
  const merged = new Map<string, Attribute>();
  for (const attribute of views.flatMap(({ attributes }) => attributes)) {
    const key = attributeKey(attribute.name);
    const known = merged.get(key);
    merged.set(key, known ? mergedWith(known, attribute) : attribute);
  }
  const siblings = [...merged.values()];
  return siblings.map((attribute) => ({ ...attribute, isStatus: isStatusField(attribute, siblings) }));
}

const mergedWith = (known: Attribute, other: Attribute): Attribute => ({
  ...other,
  ...known,
  keys: [...new Set([...known.keys, ...other.keys])],
  values: known.values.length > 0 ? known.values : other.values,
});

/** Tables and entities of ER diagrams; other descriptions in a section of the data model. */
function isStoredAlone(view: EntityView, sections: readonly Section[]): boolean {
  if (view.kind !== 'entity' || view.notation === 'class') return false;
  if (view.notation === 'er' || view.notation === 'sql') return true;
  return isDataSection(view.section, sections) && (!view.inline || view.primaryKey.length > 0);
}

/** What is described in such sections is exchanged, held for a while or set, not kept. */
const NOT_KEPT: readonly Topic[] = ['api', 'events', 'caching', 'concurrency', 'observability', 'deployment', 'indexes', 'testing'];
/** `Form fields`, `Process variables`. */
const NOT_DATA = /\b(?:data structures?|in[- ]memory|forms?|variables?|screens?|ui|process|workflow|log|mapping|config(?:uration)?)\b/i;

/** A section under a heading of the data model, and under none of an interface. */
export function isDataSection(section: number, sections: readonly Section[]): boolean {
  for (let at: number | undefined = section; at !== undefined; at = sections[at]?.parent) {
    const topics = sections[at]?.topics ?? [];
    if (NOT_KEPT.some((topic) => topics.includes(topic)) || NOT_DATA.test(sections[at]?.title ?? '')) return false;
    if (topics.includes('data')) return true;
  }
  return false;
}

/** Classes are stored where an association names them, another entity holds their key, or a repository keeps them. */
export function withStoredClasses(entities: readonly Entity[], relationships: readonly Relationship[], classNames: readonly string[]): Entity[] {
  const held = new Set(entities.flatMap(({ attributes }) => attributes.flatMap(({ name }) => /^(.+?)_?ids?$/i.exec(name)?.[1] ?? [])).map(entityKey));
  const kept = new Set(classNames.flatMap((name) => /^(.+)(?:Repository|Repo|DAO|Dao)$/.exec(name)?.[1] ?? []).map(entityKey));
  const joined = new Set(relationships.flatMap(namedByAssociation));
  return entities.map((entity) => {
    if (entity.stored || !entity.views.some(({ notation, kind }) => notation === 'class' && kind === 'entity')) return entity;
    const key = entityKey(entity.name);
    const isKept = joined.has(entity) || kept.has(key) || (held.has(key) && entity.attributes.length > 0);
    return { ...entity, stored: isKept && entity.attributes.length > 0 };
  });
}

/** Both ends of an association; of a composition the whole: its parts may be values. */
function namedByAssociation({ kind, notation, from, to, head }: Relationship): Entity[] {
  if (notation !== 'class') return [];
  if (kind === 'association' || kind === 'aggregation') return [from, to];
  return kind === 'composition' ? [head === 'to' ? to : from] : [];
}

/** Whether `text` names the entity, in any number, case and joint. */
export const namesEntity = (text: string, { name }: Pick<Entity, 'name'>): boolean =>
  ` ${wordsOf(text).join(' ')} `.includes(` ${wordsOf(name).join(' ')} `);
