/** Endpoints that code names: requests of `curl`, `fetch` and HTTP libraries, routes of servers, events of sockets. */
import type { EndpointText } from './endpoint.ts';
import { pathOf } from './http.ts';

const TARGET = String.raw`["'\x60]?(?:(?:https?|wss?):\/\/[^\s/"'\x60]{1,120}|\$?\{{1,2}[\w. -]{1,40}\}{1,2}|\$\w{1,40})?(\/[\w.~%!$&*+=:@/?#{}<>-]{0,200})`;
const CURL = /(?:^|[\s$>])curl[ \t](?:[^\n\\]|\\\r?\n|\\.){0,600}/g;
const CURL_METHOD = /(?:-X[ \t]?|--request[ \t=])["']?(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b/;
const CURL_TARGET =
  /["']?(?:https?:\/\/[^\s/"']{1,120}|\$?\{{1,2}[\w. -]{1,40}\}{1,2}|\$\w{1,40}|localhost(?::\d{1,5})?|[\w-]{1,40}(?:\.[\w-]{1,40}){1,5}(?::\d{1,5})?)(\/[^\s"'\\]{0,300})/;
/** `app.get('/x')`, `axios.post('/x')`, `@GetMapping("/x")`, `[HttpPost("/x")]`. */
const CALLED = new RegExp(
  String.raw`(?:\b\w{1,40}\.|@|\[Http)(get|post|put|patch|delete)(?:Mapping|ForObject|Async)?\([ \t]*(?:value[ \t]*=[ \t]*|path[ \t]*=[ \t]*)?${TARGET}`,
  'gi',
);
const FETCHED = new RegExp(String.raw`\bfetch\([ \t]*${TARGET}`, 'g');
const ROUTED = new RegExp(String.raw`@\w{1,40}\.route\([ \t]*${TARGET}`, 'g');
const NAMED_METHOD = /\bmethods?["']?[ \t]*[:=][ \t]*[[(]?["'](GET|POST|PUT|PATCH|DELETE)\b/i;
const TYPED = /["'](?:type|event|action|op)["'][ \t]*:[ \t]*["']([\w:./-]{2,60})["']/g;
const SOCKET = /\b(?:socket|ws|wss|io|connection)\w{0,20}\.(?:emit|on)\([ \t]*["'\x60]([\w:./-]{2,60})["'\x60]/g;
/** What every socket has. */
const OWN_EVENT = /^(?:connect|connection|connected|disconnect|disconnecting|open|close|error|message|ping|pong|data|end)$/;
/** How far from a route its method may stand. */
const REACH = 200;

/** The requests of `curl` in `text`; linear. */
export const readCurl = (text: string): EndpointText[] =>
  [...text.matchAll(CURL)].flatMap((match) => {
    const command = match[0];
    const target = CURL_TARGET.exec(command);
    const path = target ? pathOf(target[1]!, true) : undefined;
    if (!target || path === undefined) return [];
    const method = CURL_METHOD.exec(command)?.[1] ?? (/[ \t](?:-d|--data(?:-\w+)?|--json|-F)[ \t=]/.test(command) ? 'POST' : 'GET');
    const end = match.index + target.index + target[0].length;
    return [{ protocol: 'http' as const, method, path, notation: 'curl' as const, range: { start: end - target[1]!.length, end } }];
  });

/** Routes and requests in the code of a fence, and the events that its sockets emit and hear; linear. */
export function readCode(text: string): EndpointText[] {
  const http = (match: RegExpExecArray, written: string, method: string): EndpointText[] => {
    const path = pathOf(written);
    const end = match.index + match[0].length;
    return path === undefined ? [] : [{ protocol: 'http', method, path, notation: 'code', range: { start: end - written.length, end } }];
  };
  const near = ({ index, 0: found }: RegExpExecArray): string =>
    NAMED_METHOD.exec(text.slice(index + found.length, index + found.length + REACH))?.[1]?.toUpperCase() ?? 'GET';
  return [
    ...[...text.matchAll(CALLED)].flatMap((match) => http(match, match[2]!, match[1]!.toUpperCase())),
    ...[...text.matchAll(FETCHED), ...text.matchAll(ROUTED)].flatMap((match) => http(match, match[1]!, near(match))),
    ...[...text.matchAll(SOCKET)].filter((match) => !OWN_EVENT.test(match[1]!)).map(socketEvent),
  ].sort((a, b) => a.range.start - b.range.start);
}

/** The types of messages in examples of what goes over a socket. */
export const readMessages = (text: string): EndpointText[] => [...text.matchAll(TYPED)].map(socketEvent);

function socketEvent(match: RegExpExecArray): EndpointText {
  const name = match[1]!;
  const end = match.index + match[0].length - 1;
  return { protocol: 'websocket', name, notation: 'code', range: { start: end - name.length, end } };
}
