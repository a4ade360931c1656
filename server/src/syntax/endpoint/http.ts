/** Methods with their paths (`POST /v1/rides`) in any text: bare lines, bullets, headings, code spans, labels, `http` fences. */
import { type EndpointNotation, type EndpointText, shiftEndpoint } from './endpoint.ts';

const METHOD = String.raw`GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|WSS?|SSE|WEBSOCKET`;
/** A host as written: with its scheme, as a variable of a template, or none. */
const HOST = String.raw`(?:(?:https?|wss?):\/\/[^\s/\x60"'<>|]{1,120}|\$?\{{1,2}[\w. -]{1,40}\}{1,2}(?=\/)|\$\w{1,40}(?=\/)|[\w-]{1,40}(?:\.[\w-]{1,40}){1,5}(?::\d{1,5})?(?=\/))?`;
const SEGMENT = String.raw`[\w.~%!$&*+=:@/?#-]|\{[^{}\s]{1,60}\}|<(?!br>)[\w-]{1,40}>|\[[\w.-]{1,40}\]`;
/** Without its first slash only where it begins as paths of APIs do. */
const PATH = String.raw`(?:\/|(?:api|v\d{1,2})\/)(?:${SEGMENT}){0,200}`;

const STATED = new RegExp(
  String.raw`(?<![\w:./-])((?:${METHOD})(?:[ \t]{0,2}[,/|][ \t]{0,2}(?:${METHOD})){0,5})[\x60\])]?\*{0,2}(?:[ \t]{1,12}|:[ \t]{1,4})\*{0,2}[\x60"']?(${HOST})(${PATH})`,
  'g',
);

const SOCKET = new RegExp(String.raw`(?<![\w])wss?:\/\/[^\s/\x60"'<>|]{1,120}(${PATH})`, 'g');

/** The addresses of WebSockets. */
export const readSockets = (text: string, notation: EndpointNotation): EndpointText[] =>
  [...text.matchAll(SOCKET)].flatMap((match) => {
    const path = pathOf(match[1]!, true);
    const end = match.index + match[0].length - match[1]!.length + written(match[1]!).length;
    return path === undefined || /\bWSS?[ \t`]{1,4}$/.test(text.slice(Math.max(0, match.index - 8), match.index))
      ? []
      : [{ protocol: 'websocket', path, notation, range: { start: match.index, end } }];
  });

/** All of `text`, in order; linear in its length. */
export function readHttp(text: string, notation: EndpointNotation): EndpointText[] {
  const found: EndpointText[] = [];
  for (const match of text.matchAll(STATED)) {
    const path = pathOf(match[3]!, match[2] !== '');
    if (path === undefined) continue;
    const range = { start: match.index, end: match.index + match[0].length - match[3]!.length + written(match[3]!).length };
    for (const method of match[1]!.split(/[ \t]*[,/|][ \t]*/)) found.push({ ...ofMethod(method), path, notation, range });
  }
  return found;
}

const REQUEST_LINE = new RegExp(String.raw`^(?:\/\/ ?)?(?:${METHOD})[ \t]{1,12}[^\r\n]{1,300}`, 'gm');

/** Requests above the bodies of a fence of data: `POST /v1/rides`, or the same in a remark. */
export const readRequestLines = (text: string): EndpointText[] =>
  [...text.matchAll(REQUEST_LINE)].flatMap(({ 0: line, index }) => readHttp(line, 'fence').map((endpoint) => shiftEndpoint(endpoint, index)));

/** `WS /chat` is no method of HTTP. */
const ofMethod = (method: string): Pick<EndpointText, 'protocol' | 'method'> =>
  /^(?:WSS?|WEBSOCKET)$/.test(method) ? { protocol: 'websocket' } : { protocol: 'http', method: method === 'SSE' ? 'GET' : method };

/** What ends a sentence or closes a bracket belongs to the text around it. */
const written = (path: string): string => path.replace(/[.,:;!?*]+$/, (tail) => (/^\*+$/.test(tail) && path.endsWith('/*') ? tail : ''));

/** The path of a written one, without its query; absent where the slash only parts two words (`GET / SET`, `PUT /GET`). */
export function pathOf(text: string, hasHost = false): string | undefined {
  const path = written(text)
    .replace(/[?#].*$/, '')
    .replace(/^(?=[av])/, '/');
  if (path === '/' || path === '') return hasHost ? '/' : undefined;
  return /^\/(?:[a-z{:<[$*~_.%@]|[A-Z][a-z]|v?\d|[A-Z]\w*\/)/.test(path) ? path : undefined;
}

const ALONE = new RegExp(String.raw`^[\x60"'(\s]{0,4}(?:${HOST})(${PATH})[\x60"')\s]{0,4}$`);

/** The path, if `text` says nothing else. */
export function lonePath(text: string): string | undefined {
  const path = text.length <= 300 ? ALONE.exec(text)?.[1] : undefined;
  return path === undefined ? undefined : pathOf(path, false);
}
