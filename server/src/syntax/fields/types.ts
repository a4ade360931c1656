/** Words that are types in any notation, and the family of each. */

export type TypeFamily = 'text' | 'integer' | 'decimal' | 'time' | 'boolean' | 'json' | 'binary';

const FAMILIES: readonly (readonly [TypeFamily, RegExp])[] = [
  ['boolean', /^(?:bool(?:ean)?|bit|flag)$/],
  [
    'integer',
    /^(?:(?:tiny|small|medium|big)?int(?:eger)?\d*|u?int\d*|long|short|(?:big|small)?serial|serial\d|number|counter|u\d+|i\d+|unsigned|bigint unsigned|varint)$/,
  ],
  ['decimal', /^(?:decimal|dec|numeric|float\d*|double(?: precision)?|real|money|bigdecimal|f\d+)$/],
  [
    'time',
    /^(?:timestamp(?:tz)?|timestamp with(?:out)? time zone|datetime\d*|date|time|timetz|ts|instant|localdatetime|zoneddatetime|offsetdatetime|time\.time)$/,
  ],
  ['json', /^(?:jsonb?|object|map|hstore|document|dict|record|array|list|set|struct)$/],
  ['binary', /^(?:blob|bytea|bytes|binary|varbinary|longblob|mediumblob)$/],
  ['text', /^(?:(?:var|n|nvar)?char(?:acter)?(?: varying)?\d*|(?:tiny|medium|long|ci)?text|string|str|enum|clob|email|url|uri)$/],
];

/** Vendor types and others of which a column may hold any. */
const OTHER = /^(?:uuid|guid|objectid|ulid|cuid|inet|geopoint|geometry|geography|point|vector|xml|interval|duration|any)$/;

const bare = (type: string): string =>
  type
    .toLowerCase()
    .replace(/\(.*$/s, '')
    .replace(/\b(?:unsigned|zerofill|not null|null|nullable|optional|auto_increment|identity)\b/g, '')
    .replace(/[?!]+$/, '')
    .trim();

/** The family of a type by its spelling; nothing for those of which it is not known, such as classes and enums of the document. */
export function typeFamily(type: string): TypeFamily | undefined {
  const word = bare(type);
  if (/\[\]$|^(?:list|array|set|map)\b/.test(word)) return 'json';
  return FAMILIES.find(([, words]) => words.test(word))?.[0];
}

/** Whether a word names a type: `uuid`, `varchar(255)`, `Decimal`, `string[]`. */
export function isType(text: string): boolean {
  const word = bare(text.replace(/\[\]$/, ''));
  return OTHER.test(word) || FAMILIES.some(([, words]) => words.test(word));
}
