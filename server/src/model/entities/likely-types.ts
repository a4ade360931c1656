/** Types guessed from the names of fields, and how a view spells them. */
import { type TypeFamily, typeFamily } from '../../syntax/fields/types.ts';
import { wordsOf } from '../components/component-name.ts';
import type { EntityView } from '../design.ts';
import { attributeKey } from './entities.ts';

/** A type that every notation can spell. */
export type PlainType = 'uuid' | 'text' | 'timestamp' | 'date' | 'boolean' | 'int' | 'bigint' | 'decimal' | 'json';

const TYPES: readonly (readonly [PlainType, RegExp])[] = [
  ['uuid', /(?:^| )(?:id|uuid|guid)$/],
  ['boolean', /^(?:is|has|can|should|was|allow|enable) |(?:^| )(?:enabled|active|deleted|verified|flag|default|revoked|read)$/],
  ['timestamp', /(?:^| )(?:at|time|timestamp|until|since|expiry|expires)$/],
  ['date', /(?:^| )(?:date|day|birthday|dob)$/],
  [
    'decimal',
    /(?:^| )(?:amount|price|total|subtotal|fare|fee|balance|cost|rate|rating|score|tax|discount|latitude|longitude|lat|lng|lon|weight|percentage)$/,
  ],
  ['bigint', /(?:^| )(?:cents|bytes)$/],
  [
    'int',
    /(?:^| )(?:count|counter|quantity|qty|number|num|size|capacity|version|level|floor|age|year|month|position|order|limit|stock|seats|attempts|retries|duration|seconds|minutes|ms|index|rank|points|priority)$/,
  ],
  ['json', /(?:^| )(?:metadata|json|payload|attributes|settings|preferences|config|properties|tags|details|extra)$/],
];

/** The type that a field of this name most likely has: `*_id` uuid, `*_at` timestamp, `is_*` boolean; else text. */
export function likelyType(name: string): PlainType {
  const words = wordsOf(name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')).join(' ');
  return TYPES.find(([, pattern]) => pattern.test(words))?.[0] ?? 'text';
}

const SPELLINGS: Readonly<Record<'er' | 'class' | 'sql' | 'list', Readonly<Record<PlainType, string>>>> = {
  er: {
    uuid: 'uuid',
    text: 'string',
    timestamp: 'timestamp',
    date: 'date',
    boolean: 'boolean',
    int: 'int',
    bigint: 'bigint',
    decimal: 'decimal',
    json: 'json',
  },
  class: {
    uuid: 'UUID',
    text: 'String',
    timestamp: 'DateTime',
    date: 'Date',
    boolean: 'Boolean',
    int: 'int',
    bigint: 'long',
    decimal: 'Decimal',
    json: 'Map',
  },
  sql: {
    uuid: 'uuid',
    text: 'text',
    timestamp: 'timestamptz',
    date: 'date',
    boolean: 'boolean',
    int: 'int',
    bigint: 'bigint',
    decimal: 'numeric(12, 2)',
    json: 'jsonb',
  },
  list: {
    uuid: 'uuid',
    text: 'string',
    timestamp: 'timestamp',
    date: 'date',
    boolean: 'boolean',
    int: 'int',
    bigint: 'bigint',
    decimal: 'decimal',
    json: 'json',
  },
};

/** The type as the view spells it elsewhere, else as its notation usually does. */
export function spelled(type: PlainType, view: EntityView): string {
  const isSame = (other: string): boolean => (type === 'uuid' ? /^(?:uuid|guid)$/i.test(other) : typeFamily(other) === typeFamily(type));
  const own = view.attributes.find(
    (attribute) => attribute.type !== undefined && isSame(attribute.type) && /^[\w() ,.]+$/.test(attribute.type),
  )?.type;
  const { notation } = view;
  return own ?? SPELLINGS[notation === 'er' || notation === 'class' || notation === 'sql' ? notation : 'list'][type];
}

/** The type of the keys of a view: that of its own key or of the keys that it holds. */
export function keyType(view: EntityView): string {
  const named = new Set(view.primaryKey.map(attributeKey));
  const own = view.attributes.find(({ name, type }) => type !== undefined && named.has(attributeKey(name)))?.type;
  const held = view.attributes.find(({ keys, type }) => type !== undefined && keys.includes('FK'))?.type;
  return plainKeyType(own ?? held ?? spelled('uuid', view));
}

/** What refers to a serial is an integer. */
const plainKeyType = (type: string): string => {
  if (/^bigserial/i.test(type)) return 'bigint';
  return /^(?:small)?serial/i.test(type) ? 'int' : type;
};

const OF_FAMILY: Readonly<Record<TypeFamily, PlainType | undefined>> = {
  text: 'text',
  integer: 'int',
  decimal: 'decimal',
  time: 'timestamp',
  boolean: 'boolean',
  json: 'json',
  binary: undefined,
};

/** A type of one view as another spells it. */
export function respelled(type: string | undefined, name: string, view: EntityView): string {
  if (type === undefined) return spelled(likelyType(name), view);
  if (/^(?:uuid|guid)$/i.test(type)) return spelled('uuid', view);
  const family = typeFamily(type);
  const plain = family && OF_FAMILY[family];
  return plain ? spelled(plain, view) : type;
}
