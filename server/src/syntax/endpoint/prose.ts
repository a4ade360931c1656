/** Endpoints that sentences, bullets and labels name besides `POST /x`: topics, events, rpcs, operations, paths and calls. */
import { shift } from '../../text/range.ts';
import type { EndpointNotation, EndpointProtocol, EndpointText } from './endpoint.ts';
import { lonePath } from './http.ts';
import { codeSpans, isTopicName } from './names.ts';

/** What the section's heading says of its bullets. */
export interface ProseContext {
  readonly api: boolean;
  readonly websocket: boolean;
  readonly messaging: boolean;
}

const LONGEST = 3000;
const PUBLISHED =
  /\b(?:publish(?:es|ed)?|emits?|produces?|enqueues?|consumes?|subscribes?(?: to)?)[ \t]+(?:an?[ \t]+|the[ \t]+|to[ \t]+)?[`"“]?([\w-]{2,40}(?:\.[\w-]{1,40}){1,5}|[A-Z][a-z]+(?:[A-Z][a-z]+){1,4})\b/g;
/** What has happened is said in the past. */
const HAPPENED = /^Event[A-Z]|(?:ed|Event|Sent|Made|Paid|Lost|Won|Put|Set|Built|Begun|Shown)$/;
const OPERATION = /\b(mutation|subscription)[ \t]+([a-z]\w{2,60})(?=[ \t]*[({"`|\]]|[ \t]*$)/g;

const NAMED_RPC = /\bg?RPC[ \t:]{1,3}`?((?:[A-Z]\w{1,40}[./])?[A-Z][a-z\d]+[A-Z]\w{1,60})/g;
/** A line of a section on topics or events that begins with the name of one. */
const LEADING =
  /^[ \t>]*(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?(?:(?:topic|event|queue)s?:[ \t]+)?\*{0,2}([a-z][\w-]{1,40}(?:\.[a-z][\w-]{1,40}){1,4}|[a-z]{2,30}:[a-z][\w-]{1,40})\*{0,2}[ \t]*(?:[:—–(→-]|$)/;

/** What one line of prose, or a label, names; `notation` is that of the line. */
export function readLine(line: string, notation: EndpointNotation, context: ProseContext): EndpointText[] {
  if (line.length > LONGEST) return [];
  const found = [...published(line, notation), ...operations(line, notation), ...rpcs(line, notation), ...leading(line, notation, context)];
  for (const span of codeSpans(line)) {
    const said = spanOf(line, span.text, span.range.start, context);
    if (said && !found.some(({ range }) => range.start < span.range.end && span.range.start < range.end))
      found.push({ ...said, notation, range: span.range });
  }
  return found;
}

/** `publish ride.requested`, `emits OrderPlaced`. */
const published = (line: string, notation: EndpointNotation): EndpointText[] =>
  [...line.matchAll(PUBLISHED)].flatMap((match) => {
    const name = match[1]!;
    const end = match.index + match[0].length;
    const isEvent = /^[A-Z]/.test(name);
    if (isEvent && !HAPPENED.test(name)) return [];
    return [{ protocol: isEvent ? 'event' : 'topic', name, notation, range: { start: end - name.length, end } }];
  });

const rpcs = (line: string, notation: EndpointNotation): EndpointText[] =>
  [...line.matchAll(NAMED_RPC)].map((match) => {
    const end = match.index + match[0].length;
    return { protocol: 'grpc', name: match[1]!.replace('/', '.'), notation, range: { start: end - match[1]!.length, end } };
  });

function leading(line: string, notation: EndpointNotation, { websocket, messaging }: ProseContext): EndpointText[] {
  const name = websocket || messaging ? LEADING.exec(line)?.[1] : undefined;
  if (name === undefined) return [];
  const start = line.indexOf(name);
  return [{ protocol: websocket ? 'websocket' : 'topic', name, notation, range: { start, end: start + name.length } }];
}

const operations = (line: string, notation: EndpointNotation): EndpointText[] =>
  [...line.matchAll(OPERATION)].map((match) => {
    const name = match[2]!;
    const end = match.index + match[0].length;
    return { protocol: 'graphql', method: match[1]!, name, notation, range: { start: end - name.length, end } };
  });

type Said = Pick<EndpointText, 'protocol' | 'method' | 'path' | 'name'>;

/** What a code span stands for, by the words around it. */
function spanOf(line: string, text: string, start: number, context: ProseContext): Said | undefined {
  const before = line.slice(Math.max(0, start - 1 - 60), start - 1);
  const after = line.slice(start + text.length + 1, start + text.length + 1 + 30);
  const leads = /^[ \t>]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ x]\][ \t]+)?\*{0,2}$/.test(line.slice(0, start - 1));
  const path = lonePath(text);
  if (path !== undefined) {
    const isNamed = /^[ \t*]{0,3}(?:endpoint|route|API\b|resource)/i.test(after) || /\bendpoints?[ \t(:]{0,4}$/i.test(before);
    const method = /\b(GET|POST|PUT|PATCH|DELETE)(?:s|ed|ing)?\b[^.;]{0,40}$/.exec(before)?.[1];
    const isCalled = method !== undefined && /\b(?:to|at|on|from)[ \t]$/.test(before);
    return isNamed || isCalled || (leads && context.api && text.length > 2)
      ? { protocol: 'http', ...(method !== undefined && { method }), path }
      : undefined;
  }
  const rpc = /^(?:\w{1,40}[./])?[A-Z][a-z\d]+(?:[A-Z][a-z\d]+){1,6}(?=\(\)$|$)/.exec(text)?.[0];
  if (rpc !== undefined && !/(?:Response|Reply|Error)$/.test(rpc) && /\bg?RPCs?\b/.test(line))
    return { protocol: 'grpc', name: rpc.replace('/', '.') };
  if (leads && context.api && /^[a-z]\w{2,40}\([^()]{0,200}\)/.test(text)) return { protocol: 'sdk', name: text.replace(/\(.*$/, '') };
  const protocol = channelOf(before, after, leads, context);
  return protocol && isTopicName(text, true) ? { protocol, name: text } : undefined;
}

/** `topic \`x\``, `\`x\` event`; a bullet under a heading of topics or of WebSocket events. */
function channelOf(before: string, after: string, leads: boolean, { websocket, messaging }: ProseContext): EndpointProtocol | undefined {
  if (/\b(?:topics?|queues?|channels?)[ \t:(*]{1,4}$/i.test(before) || /^[*]{0,2}[ \t](?:\w+[ \t])?(?:topic|queue|channel)\b/i.test(after))
    return 'topic';
  if (/\bevents?[ \t:(*]{1,4}$/i.test(before) || /^[*]{0,2}[ \t]events?\b/i.test(after)) return websocket ? 'websocket' : 'event';
  if (!leads) return undefined;
  return websocket ? 'websocket' : messaging ? 'topic' : undefined;
}

const CALL =
  /^[ \t]*(?:\d{1,2}[.)][ \t]+|[-*][ \t]+)?([a-z]\w{2,40})\((?:[^()\n]|\([^()\n]{0,60}\)){0,300}\)[ \t]*(?:(?:->|→|=>|:|returns?\b).{0,200})?;?[ \t]*\r?$/;

/** Calls, one a line (`createPaste(key, text) → id`), of a plain fence under a heading of an API. */
export function readCalls(text: string): EndpointText[] {
  const calls: EndpointText[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const name = line.length <= 500 ? CALL.exec(line)?.[1] : undefined;
    const at = name === undefined ? -1 : line.indexOf(name);
    if (name !== undefined) calls.push({ protocol: 'sdk', name, notation: 'fence', range: shift({ start: at, end: at + name.length }, start) });
    start += line.length + 1;
  }
  return calls;
}
