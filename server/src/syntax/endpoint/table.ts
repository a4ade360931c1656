/** Endpoints in the rows of a table: method and path in one cell or in two, in any order; topics, events and rpcs by their column. */
import { shift } from '../../text/range.ts';
import type { PlainCell, PlainTable } from '../markdown/tables.ts';
import type { EndpointProtocol, EndpointText } from './endpoint.ts';
import { lonePath, readHttp } from './http.ts';
import { codeSpans, isTopicName, nameIn } from './names.ts';

const METHOD = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)(?:\s*[,/|]\s*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS))*$/;
const PATHS = /^(?:(?:api|rest|http) )?(?:endpoints?|paths?|urls?|uris?|routes?)(?: path| url)?$/i;
const TOPICS = /^(?:(?:kafka|event|message|pub ?\/?sub|sns|nats) )?(?:topics?|queues?|streams?|channels?|subjects?|exchanges?)(?: names?)?$/i;
const EVENTS = /^(?:(?:domain|ws|websocket|socket|kafka) )?(?:events?|messages?)(?: ?types?| names?)?$/i;
const RPCS = /^(?:g?rpcs?|grpc methods?|rpc methods?|procedures?)$/i;
/** Columns that only a table of topics or events has. */
const TRAFFIC =
  /\b(?:producers?|consumers?|publishers?|published|subscribers?|partitions?|retention|payload|direction|key|emitted|sent|source|listeners?|handlers?|ordering|delivery)\b/i;
/** Columns of a table of transitions. */
const STATES = /^(?:from|to|current|next|state|source state|target state)\b/i;

/** What the section's heading says of the table. */
export interface TableContext {
  readonly websocket: boolean;
  readonly messaging: boolean;
}

/** All endpoints of a table, row by row. */
export function readTable({ header, rows }: PlainTable, context: TableContext): EndpointText[] {
  const column = (pattern: RegExp): number => header.findIndex(({ text }) => pattern.test(text));
  const path = column(PATHS);
  const rpc = column(RPCS);
  const isTraffic = context.messaging || context.websocket || column(TRAFFIC) !== -1 || (column(TOPICS) !== -1 && column(EVENTS) !== -1);
  const traffic = isTraffic && column(STATES) === -1;
  const topic = traffic ? column(TOPICS) : -1;
  const event = traffic ? column(EVENTS) : -1;
  return rows.flatMap((cells) => [
    ...httpOf(cells, path),
    ...namesOf(cells[topic], 'topic'),
    ...namesOf(cells[event], context.websocket ? 'websocket' : 'event'),
    ...(cells[rpc] ? rpcOf(cells[rpc]) : []),
  ]);
}

function httpOf(cells: readonly PlainCell[], column: number): EndpointText[] {
  const stated = cells.flatMap(({ raw, range }) => readHttp(raw, 'table').map((found) => ({ ...found, range: shift(found.range, range.start) })));
  if (stated.length > 0) return stated;
  const method = cells.find(({ text }) => METHOD.test(text));
  const place = method ? cells.find(({ text }) => lonePath(text) !== undefined) : isRoute(cells[column]) ? cells[column] : undefined;
  const path = place && lonePath(place.text);
  if (!place || path === undefined) return [];
  const stem = { protocol: 'http' as const, path, notation: 'table' as const, range: place.range };
  return method ? method.text.split(/\s*[,/|]\s*/).map((one) => ({ ...stem, method: one })) : [stem];
}

/** `/v1/rides`, and no path of a file. */
const isRoute = (cell: PlainCell | undefined): boolean => cell !== undefined && /^(?:\/|https?:)/.test(cell.text) && !/\.[a-z]{1,5}$/.test(cell.text);

/** The names of a cell in code, or all that the cell says. */
function namesOf(cell: PlainCell | undefined, protocol: EndpointProtocol): EndpointText[] {
  if (!cell) return [];
  const spans = codeSpans(cell.raw);
  const names = spans.length > 0 ? spans : [nameIn(cell.raw)].filter((found) => found !== undefined);
  return names
    .filter(({ text }) => isTopicName(text, spans.length > 0))
    .map(({ text, range }) => ({ protocol, name: text, notation: 'table', range: shift(range, cell.range.start) }));
}

function rpcOf({ text, range }: PlainCell): EndpointText[] {
  const name = /^[A-Z]\w{1,60}(?:[./][A-Z]\w{1,60})?(?=\(|$)/.exec(text)?.[0];
  return name === undefined ? [] : [{ protocol: 'grpc', name: name.replace('/', '.'), notation: 'table', range }];
}
