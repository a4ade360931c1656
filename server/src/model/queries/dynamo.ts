/**
 * DynamoDB: queries by their `KeyConditionExpression`, keys and secondary indexes in words: `PK: user_id, SK: created_at`,
 * `GSI1: PK = status, SK = created_at`, `partition key`, `sort key`.
 */
import type { Query } from '../../syntax/query/tree.ts';
import { readQueries, shiftQuery } from '../../syntax/sql/queries.ts';
import { rangeAt, type Range } from '../../text/range.ts';
import { SOME_TABLE } from './in-prose.ts';
import type { Line } from './lines.ts';

/** A query of a table that its request names, or an index of it. */
export interface DynamoQuery extends Query {
  readonly notation: 'dynamo';
  readonly of?: string;
  readonly beside: string;
}

/** A secondary index in words: its key schema. */
export interface KeySchema {
  readonly name?: string;
  readonly columns: readonly string[];
  readonly range: Range;
  readonly beside: string;
}

const EXPRESSION = /\bKeyConditionExpression['"]?\s*[:=]\s*(["'`])([^"'`\r\n]{3,300})\1/g;
const TABLE = /\bTableName['"]?\s*[:=]\s*["'`]([\w.-]+)["'`]/g;

/** Requests in code: the key condition, and the table that is named nearest. */
export function dynamoQueries(text: string): DynamoQuery[] {
  if (!text.includes('KeyConditionExpression')) return [];
  const tables = [...text.matchAll(TABLE)];
  return [...text.matchAll(EXPRESSION)].flatMap(({ 0: whole, 2: said, index }): DynamoQuery[] => {
    const nearest = tables.toSorted((a, b) => Math.abs(a.index - index) - Math.abs(b.index - index))[0]?.[1];
    const start = index + whole.lastIndexOf(said!);
    const before = `SELECT a FROM ${SOME_TABLE} WHERE `;
    const condition = said!
      .replace(/#(\w)/g, ' $1')
      .replace(/\bbegins_with\s*\(\s*(\w+)\s*,\s*(:\w+)\s*\)/gi, (call, name: string) => `${name} >= 1`.padEnd(call.length));
    return readQueries(before + condition)
      .filter(({ blocks }) => blocks)
      .map((query) => ({
        ...shiftQuery(query, start - before.length),
        ...{ text: said!, range: rangeAt(start, said!.length), where: rangeAt(start, said!.length), tables: [], notation: 'dynamo', beside: '' },
        ...(nearest !== undefined && { of: nearest }),
      }));
  });
}

const INDEX = /\b(?:(?<name>[GL]SI[-_ ]?\w*)|(?<kind>(?:global|local) secondary index))\b/i;
const PARTITION = /\b(?:PK|HASH|partition[- ]key|hash[- ]key)\b\**\s*(?:is|=|:|→|->)?\s*[`"'(]*\s*([A-Za-z_]\w*)/i;
const SORT = /\b(?:SK|RANGE|sort[- ]key|range[- ]key)\b\**\s*(?:is|=|:|→|->)?\s*[`"'(]*\s*([A-Za-z_]\w*)/i;
/** `GSI1 (status, created_at)`. */
const LISTED = /\b[GL]SI[-_ ]?\w*\W{0,6}\(([A-Za-z_]\w*)(?:\s*,\s*([A-Za-z_]\w*))?\)/i;

/** Secondary indexes in the lines of a section. */
export function keySchemas(lines: readonly Line[]): KeySchema[] {
  return lines.flatMap((line) => {
    const index = INDEX.exec(line.text);
    if (!index) return [];
    const plain = line.text.replace(/`/g, ' ');
    const listed = LISTED.exec(plain);
    const [partition, sort] = listed ? [listed[1], listed[2]] : [PARTITION.exec(plain)?.[1], SORT.exec(plain)?.[1]];
    if (partition === undefined) return [];
    const name = index.groups?.['name'];
    const start = line.range.start + index.index;
    return [
      {
        ...(name !== undefined && { name }),
        columns: [partition, ...(sort === undefined ? [] : [sort])],
        range: { start, end: line.range.start + line.text.trimEnd().length },
        beside: line.text,
      },
    ];
  });
}
