// Rows for any table: values made from the names and types of its columns, always the same, so that plans are.

/** Few values stand in columns of these names. */
const FEW =
  /(^|_)(status|state|type|kind|category|tier|role|channel|currency|country|gender|vehicle|vehicle_type|priority|visibility|direction|lang|platform)$/;
/** Columns that are seldom null, and such as mostly are. */
const MOSTLY_SET = /(processed|published|delivered|read|completed|ended|exit|left|paid|settled|sent|shipped)(_at|_time)?$/;
const MOSTLY_NULL = /(deleted|archived|banned|suspended|revoked)_at$/;
const UNIQUE_TEXT = /(email|phone|code|username|handle|token|slug|geohash|plate|name)/;
const FREE_TEXT = /(body|content|description|bio|url|text|title|note|payload)/;
const MEASURE = /(amount|price|total|fare|score|rating|balance|count|qty|quantity|_cents|size)/;

/**
 * The SQL expression of a column's value in row `g` of `rows`; null where its type has none.
 * @param {{ name: string, type: string, notnull: boolean, uniq: boolean, last: boolean, enum: string[] | null }} column
 * @param {number} rows
 * @param {readonly string[]} literals values that the case writes out for it
 */
export function valueOf(column, rows, literals) {
  const { name, type, notnull } = column;
  const isKey = column.uniq || column.last;
  const seed = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  const context = { column, rows, literals, isKey, seed };
  const maker = MAKERS.find(([of]) => of.test(type));
  const value = column.enum ? oneOf(column.enum, context) : maker?.[1](context);
  if (value === undefined) return null;
  if (notnull || isKey) return value;
  if (MOSTLY_NULL.test(name)) return `case when ${hash(100, seed + 9)} < 5 then ${value} end`;
  return MOSTLY_SET.test(name) ? `case when ${hash(100, seed + 9)} < 97 then ${value} end` : value;
}

const hash = (count, seed) => `(abs(hashint8(g::bigint * 31 + ${seed}))::bigint % ${count})`;
/** Every number below `rows` once: 7919 is a prime. */
const permuted = (rows) => `((g::bigint * 7919) % ${rows})`;
const each = ({ rows, isKey, seed }) => (isKey ? permuted(rows) : hash(Math.max(50, Math.floor(rows / 20)), seed));
const oneOf = (values, { seed, column }) => `(${list(values)})[1 + ${hash(values.length, seed)}]::${column.type}`;
const list = (values) => `'{${values.map((value) => `"${value.replaceAll('"', '')}"`).join(',')}}'::text[]`;

const MAKERS = [
  [
    /\[\]$/,
    ({ seed, column }) =>
      /^(bigint|integer)/.test(column.type)
        ? `array[${hash(500, seed)}, ${hash(500, seed + 1)}]::${column.type}`
        : `array['a' || ${hash(500, seed)}, 'b' || ${hash(500, seed + 1)}]::${column.type}`,
  ],
  [/^tstzrange/, ({ rows }) => `tstzrange(now() + ${permuted(rows)} * interval '2 hours', now() + (${permuted(rows)} + 1) * interval '2 hours')`],
  [/^bool/, ({ column, seed }) => (/(active|available|enabled|free|valid)/.test(column.name) ? `${hash(10, seed)} < 5` : `${hash(10, seed)} < 9`)],
  [/^(smallint|integer|bigint|numeric|real|double)/, numberOf],
  [/^uuid/, (context) => `md5('${context.column.name}' || ${each(context)})::uuid`],
  [/^(text|character|citext|name)/, textOf],
  [
    /^(timestamp|date)(?!range)/,
    ({ column, rows }) =>
      `(now() - ((${/(created|inserted|sent|ts|time)/.test(column.name) ? `${rows} - g` : permuted(rows)}) * interval '97 seconds'))::${column.type}`,
  ],
  [/^time/, ({ rows }) => `(time '00:00' + (${permuted(rows)} % 86400) * interval '1 second')`],
  [/^interval/, (context) => `(${each(context)} * interval '1 second')`],
  [
    /^jsonb?/,
    ({ rows, seed, column }) =>
      `jsonb_build_object('type', 't' || ${hash(200, seed)}, 'user_id', ${hash(rows, seed + 1)}, 'sku', 's' || ${hash(1000, seed + 2)}, 'status', 's' || ${hash(5, seed + 4)})::${column.type}`,
  ],
  [/^tsvector/, (context) => `to_tsvector('simple', md5(${each(context)}::text))`],
  [/^point/, ({ seed }) => `point(-180 + 360.0 * ${hash(1e6, seed)} / 1e6, -85 + 170.0 * ${hash(1e6, seed + 1)} / 1e6)`],
  [
    /^(inet|cidr)/,
    (context) =>
      `('10.' || (${each(context)} / 65536 % 256) || '.' || (${each(context)} / 256 % 256) || '.' || (${each(context)} % 256))::${context.column.type}`,
  ],
  [/^bytea/, (context) => `decode(md5(${each(context)}::text), 'hex')`],
];

function numberOf(context) {
  const { column, rows, isKey, seed } = context;
  if (!isKey && FEW.test(column.name)) return `(1 + ${hash(5, seed)})::${column.type}`;
  if (column.type.startsWith('smallint')) return `(${each(context)} % 30000)::smallint`;
  return `(1 + ${isKey || !MEASURE.test(column.name) ? each(context) : hash(Math.max(50, Math.floor(rows / 2)), seed)})::${column.type}`;
}

function textOf(context) {
  const { column, rows, literals, isKey } = context;
  const { name, type } = column;
  const length = /\((\d+)\)/.exec(type)?.[1];
  if (!isKey && FEW.test(name)) return oneOf([...new Set([...literals, 'x1', 'x2', 'x3', 'x4'])].slice(0, 8), context);
  const source = isKey || UNIQUE_TEXT.test(name) ? permuted(rows) : FREE_TEXT.test(name) ? "'g'" : each(context);
  const value = `md5('${name}' || ${source})`;
  return `${length ? `left(${value}, ${length})` : value}::${type}`;
}
