/** A script cut into its statements. */
import { type Comment, type Token, tokenize } from './tokens.ts';

export interface SplitScript {
  /** The tokens of each statement, without its semicolon; never none. */
  readonly statements: readonly (readonly Token[])[];
  readonly comments: readonly Comment[];
}

const OBJECTS =
  'TABLE INDEX TYPE VIEW DOMAIN DATABASE SCHEMA SEQUENCE FUNCTION PROCEDURE TRIGGER POLICY ROLE USER EXTENSION KEYSPACE MATERIALIZED'.split(' ');
const KINDS = 'OR UNIQUE TEMP TEMPORARY UNLOGGED GLOBAL FULLTEXT SPATIAL EXTERNAL FOREIGN VIRTUAL CUSTOM CLUSTERED NONCLUSTERED'.split(' ');
/** Verbs that begin a statement where a line begins with them, with the words that follow them then. */
const VERBS = new Map([
  ['CREATE', new Set([...OBJECTS, ...KINDS])],
  ['ALTER', new Set(OBJECTS)],
  ['DROP', new Set(OBJECTS)],
  ['INSERT', new Set(['INTO', 'IGNORE'])],
  ['DELETE', new Set(['FROM'])],
  ['TRUNCATE', new Set(['TABLE'])],
  ['COMMENT', new Set(['ON'])],
]);
/** These need no word behind them, and outside parentheses are no names. */
const BARE_VERBS = new Set(['SELECT', 'UPDATE', 'GRANT', 'GO']);
/** After one of these a statement goes on, whatever the next line begins with. */
const JOINTS = new Set('AS UNION ALL EXCEPT INTERSECT EXPLAIN ANALYZE DO THEN BEFORE AFTER OR OF ON FOR INSTEAD'.split(' '));
const DEFINED = new Set(['TABLE', 'INDEX', 'TYPE']);
/** No other statement holds one of these. */
const DEFINING = new Set(['CREATE', 'ALTER', 'DROP']);

/**
 * Cuts at semicolons outside quotes and comments, and where a line begins with a verb of its own while the statement before
 * it is open: a forgotten semicolon or a half-typed statement costs none of its neighbours. Linear.
 */
export function splitScript(text: string): SplitScript {
  const { tokens, comments } = tokenize(text);
  const statements: Token[][] = [];
  let statement: Token[] = [];
  let depth = 0;
  const close = (): void => {
    if (statement.length > 0) statements.push(statement);
    statement = [];
    depth = 0;
  };
  tokens.forEach((token, i) => {
    if (token.key === ';') return close();
    if (token.first && startsStatement(token, tokens[i + 1], depth) && !goesOn(statement, depth, token)) close();
    statement.push(token);
    if (token.key === '(') depth++;
    else if (token.key === ')') depth--;
  });
  close();
  return { statements, comments };
}

const startsStatement = ({ key }: Token, next: Token | undefined, depth: number): boolean =>
  VERBS.get(key)?.has(next?.key ?? '') || (BARE_VERBS.has(key) && (depth === 0 || key === 'SELECT'));

/** Whether `next`, a verb, may stand inside what is open: a query in a query, the query of an INSERT; never in a table that is created. */
function goesOn(statement: readonly Token[], depth: number, next: Token): boolean {
  const [verb, last] = [statement[0]?.key, statement.at(-1)?.key];
  if (verb === undefined || last === undefined || DEFINING.has(next.key)) return false;
  // `BEFORE INSERT OR UPDATE` is of a trigger.
  if (JOINTS.has(last)) return last !== 'OR' || verb === 'CREATE';
  if (verb === 'CREATE' && statement.slice(1, 5).some(({ key }) => DEFINED.has(key))) return false;
  if (depth > 0) return next.key === 'SELECT' || verb === 'WITH';
  return last === ')' && (verb === 'INSERT' || verb === 'WITH');
}
