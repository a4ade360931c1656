// PostgreSQL's own answer to whether indexes serve a query: PGlite, which is PostgreSQL in WebAssembly, fills the tables and
// explains the query with generic plans. Costs are pushed both ways, so that what counts is which plans exist.
import { PGlite } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { cube } from '@electric-sql/pglite/contrib/cube';
import { earthdistance } from '@electric-sql/pglite/contrib/earthdistance';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { valueOf } from './rows.mjs';

/** A table with fewer rows needs no index. */
const SMALL = 1000;
const SMALL_ROWS = 50;
const EXTENSIONS = { pg_trgm, btree_gist, btree_gin, cube, earthdistance, citext };
const SESSION =
  "set jit = off; set max_parallel_workers_per_gather = 0; set random_page_cost = 1.1; set effective_cache_size = '4GB'; set work_mem = '16MB'; set plan_cache_mode = force_generic_plan;";
/** Indexes wherever there is one; and without any sort. */
const FORCED = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'];
const UNSORTED = [...FORCED, 'enable_bitmapscan', 'enable_sort', 'enable_incremental_sort', 'enable_hashagg'];

/**
 * @typedef {{ id?: string, ddl: string, query: string, small?: readonly string[] }} Case
 * @typedef {'served' | 'missing'} Verdict
 */

export class Oracle {
  /** @param {number} rows of each table that is not small */
  constructor(rows = 1500) {
    this.rows = rows;
    this.count = 0;
  }

  async open() {
    this.db = new PGlite({ extensions: EXTENSIONS });
    await this.db.waitReady;
    await this.db.exec(
      Object.keys(EXTENSIONS)
        .map((name) => `create extension if not exists ${name} cascade;`)
        .join('') + SESSION,
    );
    return this;
  }

  close() {
    return this.db.close();
  }

  /**
   * `served`: a plan exists that enters every table of some size by an index, or walks one in the order that is asked.
   * @param {Case} one
   * @returns {Promise<Verdict>}
   */
  async verdict({ ddl, query, small = [] }) {
    const schema = `case_${++this.count}`;
    await this.db.exec(`create schema ${schema}; set search_path = ${schema}, public; set session_replication_role = replica;`);
    try {
      for (const statement of statementsOf(ddl)) await this.db.exec(unlogged(statement));
      const sizes = await this.fill(schema, `${ddl}\n${query}`, query, small);
      if (Object.values(sizes).every((size) => size < SMALL)) return 'served';
      const indexes = await this.indexesOf(schema);
      const [forced, unsorted] = [await this.explain(query, FORCED), await this.explain(query, UNSORTED)].map((plan) =>
        scansOf(plan, indexes, sizes),
      );
      return isBounded(forced) || isWalked(forced) || isWalked(unsorted) ? 'served' : 'missing';
    } finally {
      await this.db.exec(`set search_path = public; drop schema if exists ${schema} cascade`);
      if (this.count % 20 === 0) await this.db.exec('checkpoint');
    }
  }

  async fill(schema, all, query, small) {
    for (const { table, name } of await this.all(
      `select conrelid::regclass::text as table, quote_ident(conname) as name from pg_constraint where connamespace = '${schema}'::regnamespace and contype in ('c', 'x')`,
    ))
      await this.db.exec(`alter table ${table} drop constraint ${name}`).catch(() => {});
    const columns = await this.all(`
      select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as notnull, a.attgenerated <> '' as generated,
        (select array_agg(e.enumlabel order by e.enumsortorder)::text[] from pg_enum e where e.enumtypid = a.atttypid) as enum,
        exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisunique and i.indnkeyatts = 1 and i.indkey[0] = a.attnum) as uniq,
        exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisunique and i.indnkeyatts > 1 and i.indkey[i.indnkeyatts - 1] = a.attnum) as last
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = '${schema}'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
      order by c.oid, a.attnum`);
    const sizes = {};
    for (const table of new Set(columns.map((column) => column.table))) {
      if (!new RegExp(`\\b${table}\\b`, 'i').test(query)) continue;
      const rows = small.includes(table) ? SMALL_ROWS : this.rows;
      const filled = columns
        .filter((column) => column.table === table && !column.generated)
        .map((column) => ({ name: column.name, value: valueOf(column, rows, literalsOf(column.name, all)) }))
        .filter(({ value }) => value !== null);
      await this.db.exec(
        `insert into "${table}" (${filled.map(({ name }) => `"${name}"`).join(', ')}) overriding system value select ${filled.map(({ value }) => value).join(', ')} from generate_series(1, ${rows}) g on conflict do nothing`,
      );
      await this.db.exec(`vacuum analyze "${table}"`);
      sizes[table] = rows;
    }
    for (const { partition, parent } of await this.all(
      `select c.relname as partition, p.relname as parent from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent where c.relnamespace = '${schema}'::regnamespace`,
    ))
      sizes[partition] ??= sizes[parent];
    return sizes;
  }

  async indexesOf(schema) {
    const rows = await this.all(`
      select ic.relname as name, tc.relname as table, am.amname as method, pg_get_indexdef(i.indexrelid, 1, true) as lead, i.indpred is not null as partial
      from pg_index i join pg_class ic on ic.oid = i.indexrelid join pg_class tc on tc.oid = i.indrelid join pg_am am on am.oid = ic.relam
      where tc.relnamespace = '${schema}'::regnamespace`);
    return new Map(rows.map((row) => [row.name, row]));
  }

  async explain(query, off) {
    await this.db.exec('begin');
    try {
      await this.db.exec(off.map((setting) => `set local ${setting} = off;`).join(''));
      const results = await this.db.exec(`explain (generic_plan, format json, verbose) ${numbered(query)}`);
      return results.at(-1).rows[0]['QUERY PLAN'][0].Plan;
    } finally {
      await this.db.exec('rollback');
    }
  }

  async all(sql) {
    return (await this.db.query(sql)).rows;
  }
}

/** Nothing of it is to be kept: logs would fill the memory. */
const unlogged = (statement) => (/\bPARTITION\b/i.test(statement) ? statement : statement.replace(/^\s*CREATE\s+TABLE/i, 'CREATE UNLOGGED TABLE'));

/** Semicolons outside of quotes part statements. */
const statementsOf = (ddl) => ddl.match(/(?:'[^']*'|"[^"]*"|[^;'"])+/g)?.filter((one) => one.trim() !== '') ?? [];

function literalsOf(column, text) {
  const compared = [...text.matchAll(new RegExp(`\\b${column}\\s*(?:=|<>|!=)\\s*'([^']*)'`, 'g'))].map(([, value]) => value);
  const listed = [...text.matchAll(new RegExp(`\\b${column}\\s+(?:not\\s+)?in\\s*\\(([^)]*)\\)`, 'gi'))].flatMap(([, values]) =>
    [...values.matchAll(/'([^']*)'/g)].map(([, value]) => value),
  );
  return [...compared, ...listed];
}

const PLACEHOLDER = /('(?:[^']|'')*')|\$(\d+)\b|(?<![:\w]):([A-Za-z_]\w*)|\{(\w+)\}|\?(?![|&]|\s*')/g;

/** Placeholders as `$1`; those of LIMIT and OFFSET as numbers. */
export function numbered(query) {
  const numbers = new Map();
  let count = 0;
  const limited = query.replace(/\b(LIMIT|OFFSET)\s+(?:\?|\$\d+|:\w+|\{\w+\})/gi, (_, word) => `${word} ${/limit/i.test(word) ? 20 : 1000}`);
  return limited
    .replace(PLACEHOLDER, (found, literal, ...names) => {
      if (literal !== undefined) return literal;
      const name = names.slice(0, 3).find((one) => one !== undefined);
      if (name === undefined) return `$${++count}`;
      if (!numbers.has(name)) numbers.set(name, ++count);
      return `$${numbers.get(name)}`;
    })
    .replace(/;\s*$/, '');
}

/** How a plan reads its tables. */
function scansOf(plan, indexes, sizes) {
  const scans = { whole: [], walked: [], skipped: false, filtered: false, entered: 0, sorts: false, limited: false };
  const isSmall = (table) => (sizes[table] ?? 0) < SMALL;
  const visit = (node, around) => {
    const type = node['Node Type'];
    const alias = node.Alias ?? around.alias;
    const filter = node.Filter ?? (/^Bitmap(?:Or|And)$/.test(type) ? around.filter : undefined);
    if (type === 'Limit') scans.limited = true;
    if (type.endsWith('Sort')) scans.sorts = true;
    if (/^(?:Seq|Tid) Scan$/.test(type) && !isSmall(node['Relation Name'])) scans.whole.push(node['Relation Name']);
    if (/Index/.test(type)) {
      const index = indexes.get(node['Index Name']);
      const table = index?.table ?? node['Relation Name'];
      const condition = node['Index Cond'];
      scans.entered++;
      if (!node['Order By'] && !leads(index, condition, alias) && !index?.partial && !isSmall(table)) {
        scans.walked.push(table);
        scans.skipped ||= condition !== undefined;
        scans.filtered ||= (node.Filter ?? around.filter) !== undefined;
      }
    }
    for (const child of node.Plans ?? []) visit(child, { alias, filter });
  };
  visit(plan, {});
  return scans;
}

/** Whether an index is entered by a condition on its first column; inverted and spatial ones by any. */
function leads(index, condition, alias) {
  if (condition === undefined) return false;
  if (!index || !['btree', 'hash'].includes(index.method)) return true;
  const lead = index.lead.replaceAll('"', '');
  if (/^\w+$/.test(lead)) return new RegExp(`\\b${alias}\\.${lead}\\b`).test(condition.replaceAll('"', ''));
  return plain(condition.replaceAll(new RegExp(`\\b${alias}\\.`, 'g'), '')).includes(plain(lead));
}

/** An expression without casts, parentheses and blanks. */
const plain = (text) =>
  text.replace(/::(?:character varying|timestamp with(?:out)? time zone|double precision|\w+)(?:\(\d+\))?(?:\[\])?/g, '').replace(/[()"\s]/g, '');

const isBounded = ({ whole, walked, entered }) => entered > 0 && whole.length === 0 && walked.length === 0;

/** In the order of an index, unfiltered, until LIMIT ends it. */
const isWalked = (scans) =>
  scans.entered > 0 &&
  scans.whole.length === 0 &&
  (scans.walked.length === 0 ? !scans.sorts : scans.limited && !scans.sorts && !scans.skipped && !scans.filtered);
