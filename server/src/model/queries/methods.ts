/**
 * Queries by the name of a method, as repositories have them: `findByRiderIdAndStatusOrderByCreatedAtDesc`,
 * `getOrdersByUserId`. The words are those of Spring Data; other frameworks and people write the same.
 */
import type { Block, Condition, Operand, OrderKey, Query } from '../../syntax/query/tree.ts';
import { rangeAt } from '../../text/range.ts';
import { SOME_TABLE } from './in-prose.ts';

/** A query whose table the method, its class or the words beside it name. */
export interface MethodQuery extends Query {
  readonly notation: 'method';
  /** What it says it finds, or the class that has it. */
  readonly of?: string;
  readonly beside: string;
  /** What stands behind `By`. */
  readonly words: string;
}

const METHOD =
  /\b(?:(?<owner>[A-Za-z]\w{2,40})(?:\.|::|->))?(?<name>(?:find|get|list|fetch|load|query|search|count|exists|delete|remove|read|stream)(?<what>(?:All|One|First|Top\d*|Distinct)?(?:[A-Z][a-z]\w{0,40}?)??)By(?<fields>[A-Z]\w{1,100}))\s*\(/g;
const OWNER = /\b(?:interface|class|struct|trait|type|protocol)\s+(\w+)/g;
const MAX_METHODS = 200;

/** The methods that `text` names, each once; `code`: the class around it may tell what it finds. */
export function methodsIn(text: string, code: boolean): MethodQuery[] {
  if (!/By[A-Z]/.test(text)) return [];
  const owners = code ? [...text.matchAll(OWNER)].map(({ 1: name, index }) => ({ name: name!, index })) : [];
  const found = new Map<string, MethodQuery>();
  for (const match of text.matchAll(METHOD)) {
    const { owner, name, what = '', fields } = match.groups!;
    const at = match.index + match[0].indexOf(name!);
    const noun = what.replace(/^(?:All|One|First|Top\d*|Distinct)/, '');
    const around = owners.findLast(({ index }) => index < match.index)?.name;
    const of = noun === '' ? storedBy(owner ?? around ?? '') : noun;
    const key = `${of}.${name}`;
    if (found.has(key) || found.size >= MAX_METHODS) continue;
    const block = blockOfWords(fields!, (field) => field);
    if (!block) continue;
    const range = rangeAt(at, name!.length);
    const verb = /^(?:delete|remove)/.test(name!) ? 'delete' : 'select';
    found.set(key, {
      verb,
      text: name!,
      range,
      tables: [],
      blocks: [block],
      words: fields!,
      shape: {},
      notation: 'method',
      ...(of !== undefined && { of }),
      beside: '',
    });
  }
  return [...found.values()];
}

/** `RideRepository`, `rideRepo`, `RidesDao` → `Ride`. */
const storedBy = (owner: string): string | undefined => /^(\w+?)(?:Repository|Repo|DAO|Dao|Store|Mapper|Table)(?:Impl|Interface)?$/.exec(owner)?.[1];

/** Words behind a field, longest first. */
const OPERATORS: readonly (readonly [RegExp, (operand: Operand) => Condition])[] = [
  [/(?:IsNotNull|NotNull)$/, (operand) => ({ kind: 'null', operand, negated: true })],
  [/(?:IsNull|Null)$/, (operand) => ({ kind: 'null', operand, negated: false })],
  [/(?:IsTrue|True)$/, (operand) => ({ kind: 'truth', operand, negated: false })],
  [/(?:IsFalse|False)$/, (operand) => ({ kind: 'truth', operand, negated: true })],
  [/(?:GreaterThanEqual|GreaterThan|After|Since|From)$/, (left) => compare('>', left)],
  [/(?:LessThanEqual|LessThan|Before|Until)$/, (left) => compare('<', left)],
  [/Between$/, (left) => ({ kind: 'and', parts: [compare('>=', left), compare('<=', left)] })],
  [/(?:StartingWith|StartsWith)$/, (left) => compare('like', left, 'a%')],
  [/(?:EndingWith|EndsWith|Containing|Contains)$/, (left) => compare('like', left, '%a')],
  [/(?:NotLike|Like)$/, (left) => compare('like', left)],
  [/NotIn$/, (left) => ({ kind: 'in', left, values: [VALUE], negated: true })],
  [/In$/, (left) => ({ kind: 'in', left, values: [VALUE], negated: false })],
  [/(?:IsNot|Not)$/, (left) => compare('<>', left)],
  [/(?:IgnoreCase|Equals|Is)?$/, (left) => compare('=', left)],
];

const VALUE: Operand = { text: '?', columns: [] };

function compare(op: string, left: Operand, literal?: string): Condition {
  return { kind: 'compare', op, left, right: literal === undefined ? VALUE : { ...VALUE, literal } };
}

/** The column that a field stands for; nothing where the table has none. */
type NameOf = (field: string) => string | undefined;

function columnOf(words: string, nameOf: NameOf): Operand | undefined {
  const name = nameOf(words.charAt(0).toLowerCase() + words.slice(1));
  return name === undefined ? undefined : { text: name, columns: [{ name }], bare: true };
}

/** What the words behind `By` ask of some table; nothing where one of them is none of a field. */
export function blockOfWords(words: string, nameOf: NameOf): Block | undefined {
  const [fields, order = ''] = words.split(/OrderBy(?=[A-Z])/);
  const arms = fields!.split(/Or(?=[A-Z])/).map((arm) => arm.split(/And(?=[A-Z])/).map((part) => conditionOf(part, nameOf)));
  const keys = [...order.matchAll(/([A-Z]\w*?)(Asc|Desc|$)(?=[A-Z]|$)/g)].map(([, name, direction]) => ({
    operand: columnOf(name!, nameOf),
    descending: direction === 'Desc',
  }));
  const parts = arms.map((arm) => ({ kind: 'and', parts: arm.filter((one) => one !== undefined) }) satisfies Condition);
  const orderBy = keys.flatMap(({ operand, descending }): OrderKey[] => (operand ? [{ operand, descending }] : []));
  if (arms.flat().includes(undefined) || orderBy.length < keys.length) return undefined;
  return {
    sources: [{ alias: SOME_TABLE, table: SOME_TABLE, join: 'inner' }],
    where: parts.length === 1 ? parts[0]! : { kind: 'or', parts },
    orderBy,
    ...{ limited: false, grouped: false, ends: [], gives: [], nested: [] },
  };
}

function conditionOf(words: string, nameOf: NameOf): Condition | undefined {
  const [suffix, make] = OPERATORS.find(([of]) => of.test(words))!;
  const operand = columnOf(words.replace(suffix, ''), nameOf);
  return operand && operand.text !== '' ? make(operand) : undefined;
}
