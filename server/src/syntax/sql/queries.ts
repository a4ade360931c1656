/**
 * The statements of a script that read or write rows. Parts that the parser refuses (WITH, UNION in parentheses, clauses of
 * other dialects) are taken apart or blanked here; what it still refuses is a query of which only the tables are known.
 */
import { parse, type Statement } from 'pgsql-ast-parser';
import { type Range, shift } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import { type Block, type Query, type Shape, shiftShape } from '../query/tree.ts';
import { blocksOf } from './blocks.ts';
import { blankAt, mask, type Masked } from './mask.ts';
import { shapeOf } from './shape.ts';
import { splitScript } from './split.ts';
import type { Comment, Token } from './tokens.ts';

/** The parser is a chart parser, slow on long statements. */
const LONGEST = 8 * 1024;
/** Nor are deeper ones given to it. */
const DEEPEST = 24;
/** Of a long list in parentheses the parser is given so many tokens. */
const LIST = 40;
const VERB = new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'WITH', 'EXPLAIN', 'REPLACE', '(']);

/** The queries of a script in order, those in its comments too. Reads any text. */
export function readQueries(text: string): Query[] {
  const { statements, comments } = splitScript(text);
  const own = statements.flatMap((tokens) => queryOf(tokens, text) ?? []);
  return [...own, ...queriesInComments(comments, text)].sort((a, b) => a.range.start - b.range.start);
}

/** A query that a comment shows, on one line or over several: it ends with a semicolon, or is understood as it is. */
function queriesInComments(comments: readonly Comment[], text: string): Query[] {
  return comments.flatMap((comment, i) => {
    if (!/^(?:SELECT|UPDATE|DELETE\s+FROM)\s/.test(comment.text)) return [];
    let end = i;
    while (!comments[end]!.text.endsWith(';') && comments[end + 1]?.first && isBelow(comments[end]!, comments[end + 1]!, text) && end - i < 8) end++;
    const last = comments[end]!.text.endsWith(';') ? end : i;
    const range = { start: comment.range.start, end: comments[last]!.range.end };
    const shown = text
      .slice(range.start, range.end)
      .replace(/^[ \t]*(?:--|\/\*|\*\/|\/\/|#)/gm, (mark) => ' '.repeat(mark.length))
      .replace(/\*\/\s*$/, (mark) => ' '.repeat(mark.length));
    return splitScript(shown)
      .statements.slice(0, 1)
      .flatMap((tokens) => queryOf(tokens, shown) ?? [])
      .filter(({ blocks }) => blocks)
      .map((query) => shiftQuery(query, range.start));
  });
}

const isBelow = (above: Comment, below: Comment, text: string): boolean => /^\r?\n[ \t]*$/.test(text.slice(above.range.end, below.range.start));

/** A query as it stands in the text around it. */
export function shiftQuery(query: Query, offset: number): Query {
  const moved = (range: Range): Range => shift(range, offset);
  return {
    ...query,
    range: moved(query.range),
    ...(query.where && { where: moved(query.where) }),
    tables: query.tables.map(({ text, range }) => ({ text, range: moved(range) })),
    shape: shiftShape(query.shape, offset),
  };
}

/** The query of a statement; nothing where it is none. */
function queryOf(tokens: readonly Token[], text: string): Query | undefined {
  const first = tokens[0]!;
  if (!VERB.has(first.key)) return undefined;
  const statement = new StatementReader(tokens, text);
  return statement.query();
}

/** What the parts of one statement gave. */
interface Told {
  readonly verb: Query['verb'];
  readonly blocks?: readonly Block[];
  readonly shape?: Shape;
  readonly where?: Range;
}

class StatementReader {
  private readonly base: number;
  /** Depth of each token. */
  private readonly depths: readonly number[];
  private readonly names = new Map<string, readonly Block[] | undefined>();

  constructor(
    private readonly tokens: readonly Token[],
    private readonly text: string,
  ) {
    this.base = tokens[0]!.range.start;
    let depth = 0;
    this.depths = tokens.map(({ key }) => (key === '(' ? depth++ : key === ')' ? --depth : depth));
  }

  query(): Query | undefined {
    const range = { start: this.base, end: this.tokens.at(-1)!.range.end };
    let from = 0;
    if (this.key(0) === 'EXPLAIN')
      from = Math.max(
        1,
        this.tokens.findIndex(({ key }) => key === 'SELECT' || key === 'WITH' || key === 'UPDATE' || key === 'DELETE'),
      );
    const canParse = range.end - range.start <= LONGEST && Math.max(...this.depths) <= DEEPEST;
    const afterWith = this.key(from) === 'WITH' ? this.readNames(from, canParse) : from;
    const told = afterWith < this.tokens.length ? this.read(afterWith, this.tokens.length, canParse) : undefined;
    const tables = this.tables();
    if (!told || (told.verb === 'select' && tables.length === 0 && told.blocks?.some(({ sources }) => sources.length > 0) !== true)) return undefined;
    return {
      verb: told.verb,
      text: this.text.slice(range.start, range.end),
      range,
      ...(told.where && { where: told.where }),
      tables,
      ...(told.blocks && { blocks: told.blocks }),
      shape: told.shape ?? {},
    };
  }

  private key(at: number): string {
    return this.tokens[at]?.key ?? '';
  }

  /** Reads `WITH a AS (…), b AS (…)`, and gives where what follows begins. */
  private readNames(at: number, canParse: boolean): number {
    let i = at + (this.key(at + 1) === 'RECURSIVE' ? 2 : 1);
    const isRecursive = this.key(at + 1) === 'RECURSIVE';
    while (i < this.tokens.length) {
      const name = this.tokens[i]!.text.toLowerCase();
      const open = this.tokens.findIndex(({ key }, k) => k > i && key === '(' && /^(?:AS|MATERIALIZED)$/.test(this.key(k - 1)));
      if (open < 0) return this.tokens.length;
      const close = this.closing(open);
      const told = isRecursive ? undefined : this.read(open + 1, close, canParse);
      this.names.set(name, told?.blocks);
      if (this.key(close + 1) !== ',') return close + 1;
      i = close + 2;
    }
    return i;
  }

  private closing(open: number): number {
    const at = this.tokens.findIndex(({ key }, k) => k > open && key === ')' && this.depths[k] === this.depths[open]);
    return at < 0 ? this.tokens.length : at;
  }

  /** Reads the tokens from `from` to `to`: one statement, or several that UNION and its like join. */
  private read(from: number, to: number, canParse: boolean): Told | undefined {
    const depth = this.depths[from] ?? 0;
    const verb = this.key(from);
    if (verb === 'INSERT' || verb === 'REPLACE') return this.insert(from, to, canParse);
    if (verb === 'UPDATE' || verb === 'DELETE') return this.single(from, to, canParse, verb === 'UPDATE' ? 'update' : 'delete');
    if (verb !== 'SELECT' && verb !== '(') return undefined;
    const joints = this.find(from, to, depth, (key) => key === 'UNION' || key === 'INTERSECT' || key === 'EXCEPT');
    if (joints.length === 0 && verb === 'SELECT') return this.single(from, to, canParse, 'select');
    const starts = [from, ...joints.map((at) => (/^(?:ALL|DISTINCT)$/.test(this.key(at + 1)) ? at + 2 : at + 1))];
    const arms = starts.map((start, i) => this.arm(start, joints[i] ?? to, canParse));
    if (arms.some((arm) => !arm)) return joints.length > 0 ? { verb: 'select' } : undefined;
    const blocks = arms.map((arm) => arm!.blocks);
    return {
      verb: 'select',
      ...(blocks.every((one) => one !== undefined) && { blocks: blocks.flat() as readonly Block[] }),
      shape: arms[0]!.shape ?? {},
      ...(arms[0]!.where && { where: arms[0]!.where }),
    };
  }

  /** One arm of a UNION; the ORDER BY and LIMIT behind the last, without parentheses, are of all of them. */
  private arm(from: number, to: number, canParse: boolean): Told | undefined {
    if (this.key(from) === '(') return this.read(from + 1, this.closing(from), canParse);
    const [order] = this.find(from, to, this.depths[from] ?? 0, (key) => key === 'ORDER' || key === 'LIMIT');
    return this.key(from) === 'SELECT' ? this.single(from, order ?? to, canParse, 'select') : undefined;
  }

  private insert(from: number, to: number, canParse: boolean): Told | undefined {
    if (!this.tokens.slice(from, from + 4).some(({ key }) => key === 'INTO')) return undefined;
    const [select] = this.find(from, to, this.depths[from] ?? 0, (key) => key === 'SELECT');
    if (select === undefined) return { verb: 'insert', blocks: [] };
    const [tail] = this.find(
      select,
      to,
      this.depths[select]!,
      (key, next) => (key === 'ON' && /^(?:CONFLICT|DUPLICATE)$/.test(next)) || key === 'RETURNING',
    );
    const told = this.read(select, tail ?? to, canParse);
    return { ...told, verb: 'insert' };
  }

  private find(from: number, to: number, depth: number, is: (key: string, next: string) => boolean): number[] {
    const found: number[] = [];
    for (let i = from; i < to; i++) if (this.depths[i] === depth && is(this.key(i), this.key(i + 1))) found.push(i);
    return found;
  }

  /** One SELECT, UPDATE or DELETE, through the parser. */
  private single(from: number, to: number, canParse: boolean, verb: Query['verb']): Told {
    const depth = this.depths[from] ?? 0;
    const [where] = this.find(from, to, depth, (key) => key === 'WHERE');
    const [tail] = where === undefined ? [] : this.find(where, to, depth, (key, next) => this.endsWhere(key, next));
    const whereRange = where === undefined ? undefined : { start: this.tokens[where]!.range.start, end: this.tokens[(tail ?? to) - 1]!.range.end };
    const told = { verb, ...(whereRange && { where: whereRange }) };
    if (!canParse) return told;
    const masked = mask(this.edited(from, to, depth, verb));
    const statement = parsed(masked);
    const blocks = statement && blocksOf(statement, masked, this.names);
    return {
      ...told,
      ...(blocks && { blocks: masked.skipped ? blocks.map((one) => ({ ...one, limited: true })) : blocks }),
      shape: this.shapeOf(statement, masked, from, to),
    };
  }

  private endsWhere(key: string, next: string): boolean {
    return (
      /^(?:LIMIT|OFFSET|FETCH|FOR|RETURNING|HAVING|ALLOW|IF|WINDOW|LOCK|PER)$/.test(key) ||
      ((key === 'ORDER' || key === 'GROUP' || key === 'PARTITION') && next === 'BY')
    );
  }

  /** The text with the clauses blanked that the parser refuses and that say nothing of what is read. */
  private edited(from: number, to: number, depth: number, verb: Query['verb']): string {
    const base = this.tokens[from]!.range.start;
    let edited = this.text.slice(base, this.tokens[to - 1]!.range.end);
    const cut = (start: number, end: number): void => {
      if (start < end) edited = blankAt(edited, { start: this.tokens[start]!.range.start - base, end: this.tokens[end - 1]!.range.end - base });
    };
    const put = ({ start, end }: Range, words: string): void => {
      if (words.length <= end - start) edited = edited.slice(0, start - base) + words.padEnd(end - start) + edited.slice(end - base);
    };
    const first = (is: (key: string, next: string) => boolean): number | undefined => this.find(from, to, depth, is)[0];
    const tail = first(
      (key, next) =>
        key === 'RETURNING' || key === 'IF' || (key === 'FOR' && /^(?:UPDATE|SHARE|NO|KEY)$/.test(next)) || (key === 'LOCK' && next === 'IN'),
    );
    let end = tail ?? to;
    cut(end, to);
    const allow = first((key, next) => key === 'ALLOW' && next === 'FILTERING');
    if (allow !== undefined) {
      cut(allow, allow + 2);
      end = Math.min(end, allow);
    }
    const per = first((key, next) => key === 'PER' && next === 'PARTITION');
    if (per !== undefined) cut(per, Math.min(per + 4, to));
    const using = first((key, next) => key === 'USING' && /^(?:TTL|TIMESTAMP)$/.test(next));
    if (using !== undefined) cut(using, first((key, next) => key === 'SET' || key === 'WHERE' || (key === 'FROM' && next === '')) ?? to);
    if (verb === 'delete') this.editDelete(from, first, cut, put);
    if (verb === 'update') this.editUpdate(to, first, cut, put);
    if (this.key(from + 1) === 'TOP') cut(from + 1, from + (this.key(from + 2) === '(' ? 5 : 3));
    this.shorten(from, to, cut);
    return edited;
  }

  /** `DELETE a, b FROM t USING u` reads as `SELECT FROM t, u` does. */
  private editDelete(from: number, first: Finder, cut: Cut, put: Put): void {
    put(this.tokens[from]!.range, 'SELECT');
    const into = first((key) => key === 'FROM');
    if (into !== undefined) cut(from + 1, into);
    const using = first((key) => key === 'USING');
    if (using !== undefined) put(this.tokens[using]!.range, ',');
  }

  /** What is written need not be read, but for queries in it. */
  private editUpdate(to: number, first: Finder, cut: Cut, put: Put): void {
    const set = first((key) => key === 'SET');
    const last =
      first((key) => key === 'WHERE' || key === 'FROM') ?? first((key, next) => key === 'LIMIT' || (key === 'ORDER' && next === 'BY')) ?? to;
    const after = first((key, next) => key === 'LIMIT' || (key === 'ORDER' && next === 'BY'));
    if (after !== undefined) cut(after, to);
    const end = Math.min(last, after ?? to);
    if (set === undefined || end <= set + 1 || this.tokens.slice(set, end).some(({ key }) => key === 'SELECT')) return;
    cut(set + 1, end);
    put({ start: this.tokens[set + 1]!.range.start, end: this.tokens[end - 1]!.range.end }, 'x=1');
  }

  /** Blanks what is too much of long lists. */
  private shorten(from: number, to: number, cut: Cut): void {
    for (let i = from; i < to; i++) {
      if (this.key(i) !== '(' || this.key(i + 1) === 'SELECT') continue;
      const close = this.closing(i);
      if (close - i <= LIST || this.tokens.slice(i + 1, close).some(({ key, kind }) => key !== ',' && kind === 'word')) continue;
      const comma = this.tokens.findIndex(({ key }, k) => k >= i + LIST / 2 && key === ',');
      if (comma > 0 && comma < close) cut(comma, close);
      i = close;
    }
  }

  private shapeOf(statement: Statement | undefined, masked: Masked, from: number, to: number): Shape {
    const depth = this.depths[from] ?? 0;
    const clause = (is: (key: string, next: string) => boolean, last: RegExp): Range | undefined => {
      const [at] = this.find(from, to, depth, is);
      if (at === undefined) return undefined;
      const [next] = this.find(at + 1, to, depth, (key) => last.test(key));
      return { start: this.tokens[at]!.range.start, end: this.tokens[(next ?? to) - 1]!.range.end };
    };
    const start = this.tokens[from]!.range.start;
    const order = clause((key, next) => key === 'ORDER' && next === 'BY', /^(?:LIMIT|OFFSET|FETCH|FOR|LOCK|PER|ALLOW)$/);
    const offset = clause((key) => key === 'OFFSET', /^(?:LIMIT|FETCH|FOR|LOCK)$/) ?? (masked.skipped && shift(masked.skipped, start));
    const filtering = clause((key, next) => key === 'ALLOW' && next === 'FILTERING', /^$/);
    return { ...(statement && shapeOf(statement, start)), ...(order && { order }), ...(offset && { offset }), ...(filtering && { filtering }) };
  }

  /** The names behind FROM, JOIN, INTO, UPDATE and their commas. */
  private tables(): Part[] {
    const found: Part[] = [];
    for (let i = 0; i < this.tokens.length; i++) {
      const isHead =
        /^(?:FROM|JOIN|INTO|UPDATE)$/.test(this.key(i)) &&
        !(this.key(i) === 'UPDATE' && i > 0 && this.key(i - 1) !== ')') &&
        !(this.key(i) === 'FROM' && this.key(i - 1) === 'DISTINCT');
      if (!isHead) continue;
      for (let at: number | undefined = i + 1; at !== undefined; at = this.nextInList(at)) {
        const name = this.nameAt(at);
        if (name && !this.names.has(name.text.toLowerCase()) && !found.some(({ text }) => text === name.text)) found.push(name);
      }
    }
    return found;
  }

  /** Behind the comma that follows a table and its alias: `FROM a x, b y`; nothing where none does. */
  private nextInList(at: number): number | undefined {
    for (let i = at + 1; i < Math.min(at + 7, this.tokens.length) && this.depths[i] === this.depths[at]; i++) {
      if (this.key(i) === ',') return i + 1;
      if (/^(?:WHERE|SET|ON|JOIN|LEFT|RIGHT|INNER|CROSS|FULL|GROUP|ORDER|LIMIT|VALUES|USING|SELECT)$/.test(this.key(i))) return undefined;
    }
    return undefined;
  }

  private nameAt(at: number): Part | undefined {
    const isName = (token: Token | undefined): token is Token => token?.kind === 'word' || token?.kind === 'name';
    let token = this.tokens[at];
    for (let i = at; isName(token) && this.key(i + 1) === '.'; i += 2) token = this.tokens[i + 2];
    if (!isName(token) || token.key === 'SELECT' || token.key === 'SET') return undefined;
    return { text: token.text, range: token.inner };
  }
}

type Finder = (is: (key: string, next: string) => boolean) => number | undefined;
type Cut = (start: number, end: number) => void;
type Put = (range: Range, words: string) => void;

function parsed({ text }: Masked): Statement | undefined {
  try {
    const statements = parse(text, { locationTracking: true });
    return statements.length === 1 ? statements[0] : undefined;
  } catch {
    return undefined;
  }
}
