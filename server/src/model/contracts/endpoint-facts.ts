/** The endpoints that one section names, in every notation. All ranges count from its start. */
import { readCode, readCurl, readMessages } from '../../syntax/endpoint/code.ts';
import { type EndpointNotation, type EndpointText, shiftEndpoint } from '../../syntax/endpoint/endpoint.ts';
import { readGraphql } from '../../syntax/endpoint/graphql.ts';
import { readHttp, readRequestLines, readSockets } from '../../syntax/endpoint/http.ts';
import { readOpenApi } from '../../syntax/endpoint/openapi.ts';
import { type ProseContext, readCalls, readLine } from '../../syntax/endpoint/prose.ts';
import { readRpcs } from '../../syntax/endpoint/proto.ts';
import { readTable } from '../../syntax/endpoint/table.ts';
import type { SectionText } from '../../syntax/markdown/outline.ts';
import type { PlainTable } from '../../syntax/markdown/tables.ts';
import { meaningOf } from '../components/component-name.ts';
import { isStore } from '../components/component-words.ts';
import type { SectionMemory } from '../section-memory.ts';
import { isApiHeading, isMessagingHeading, isWebSocketHeading } from '../sections/headings.ts';

const SHELL = new Set(['bash', 'sh', 'shell', 'console', 'zsh', 'shell-session', 'curl']);
const PLAIN = new Set(['', 'text', 'txt', 'plaintext', 'plain', 'ascii', 'http', 'https', 'rest', 'api', 'markdown', 'md', 'endpoints', 'note']);
const DATA = new Set(['json', 'jsonc', 'json5', 'yaml', 'yml', 'openapi', 'swagger']);
const PROTO = new Set(['proto', 'protobuf', 'proto3', 'grpc']);
const DIAGRAM = new Set(['mermaid', 'mmd']);
/** Languages of fences that state no endpoint. */
const SILENT = new Set([
  'sql',
  'postgresql',
  'postgres',
  'mysql',
  'cql',
  'redis',
  'promql',
  'csv',
  'toml',
  'xml',
  'html',
  'css',
  'diff',
  'log',
  'nginx',
  'conf',
  'ini',
]);

/** All endpoints of a section in order; `prose` is its text with fences and comments blanked, at equal length. */
export function readEndpoints({ heading, fences }: SectionText, prose: string, tables: readonly PlainTable[], memory: SectionMemory): EndpointText[] {
  const title = heading?.title.text ?? '';
  const context = contextOf(title);
  return [
    ...fences.flatMap(({ text, lang, body }) => memory.read(fenceEndpoints, text, lang, title).map((found) => shiftEndpoint(found, body.start))),
    ...tables.flatMap((table) => readTable(table, context)),
    ...proseEndpoints(prose, context),
  ].sort((a, b) => a.range.start - b.range.start);
}

const contextOf = (title: string): ProseContext => ({
  api: isApiHeading(title),
  websocket: isWebSocketHeading(title),
  messaging: isMessagingHeading(title),
});

/** The endpoints of a diagram's text. */
export function readDiagramEndpoints(text: string): EndpointText[] {
  const stores = storesOf(text);
  const isAnswered = (line: string): boolean => !stores.has(/[->)x][ \t]*[+-]?[ \t]*(\w{1,60})[ \t]*:/.exec(line)?.[1] ?? '');
  return linesOf(text, (line) => (isAnswered(line) ? 'label' : undefined), { api: false, websocket: false, messaging: false });
}

/** Participants of a sequence diagram that store or coordinate: what they are told (`PUT /bucket/key`) is no endpoint of the design. */
const storesOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/^[ \t]*(?:participant|actor)[ \t]+(\w{1,60})(?:[ \t]+as[ \t]+([^\n]{1,200}))?/gm)]
      .filter(([, id, alias]) => isStore(meaningOf(alias ?? id!).kind))
      .map(([, id]) => id!),
  );

function fenceEndpoints(text: string, lang: string, title: string): EndpointText[] {
  const context = contextOf(title);
  if (SILENT.has(lang)) return [];
  if (DIAGRAM.has(lang)) return readDiagramEndpoints(text);
  if (DATA.has(lang)) return [...readOpenApi(text), ...readRequestLines(text), ...(context.websocket ? readMessages(text) : [])];
  if (PROTO.has(lang)) return readRpcs(text);
  if (lang === 'graphql' || lang === 'gql') return readGraphql(text);
  if (SHELL.has(lang)) return [...readCurl(text), ...readHttp(withoutCurl(text), 'fence')];
  if (!PLAIN.has(lang)) return [...readCode(text), ...readRpcs(text)];
  const notation: EndpointNotation = lang === 'http' || lang === 'https' ? 'http' : 'fence';
  return [
    ...readCurl(text),
    ...readHttp(withoutCurl(text), notation),
    ...readRpcs(text),
    ...(lang === '' ? [...readGraphql(text), ...readOpenApi(text)] : []),
    ...(context.api ? readCalls(text) : []),
    ...(context.messaging || context.websocket
      ? linesOf(text, (line) => (/^[ \t]*[a-z][\w.:-]+[ \t]*(?:[:—–(→-]|$)/.test(line) && !/=/.test(line) ? 'fence' : undefined), context)
      : []),
  ];
}

/** A command with its arguments is read as what it is. */
const withoutCurl = (text: string): string => (/\bcurl[ \t]/.test(text) ? text.replace(/\bcurl[ \t](?:[^\n\\]|\\\r?\n|\\.){0,600}/g, blanks) : text);
const blanks = (command: string): string => command.replace(/[^\n]/g, ' ');

/** Rows of tables are read with their columns. */
const proseEndpoints = (prose: string, context: ProseContext): EndpointText[] => linesOf(prose, notationOf, context);

const notationOf = (line: string): EndpointNotation | undefined =>
  /^[ \t>]*\|/.test(line) ? undefined : /^ {0,3}#/.test(line) ? 'heading' : /^[ \t>]*(?:[-*+•]|\d{1,3}[.)])[ \t]/.test(line) ? 'list' : 'prose';

/** Line by line; a line without a notation is left out, and so is a remark of Mermaid. */
function linesOf(text: string, notation: (line: string) => EndpointNotation | undefined, context: ProseContext): EndpointText[] {
  const found: EndpointText[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const form = /^[ \t]*%%/.test(line) ? undefined : notation(line);
    if (form)
      found.push(
        ...[...readHttp(line, form), ...readSockets(line, form), ...readLine(line, form, context)].map((endpoint) => shiftEndpoint(endpoint, start)),
      );
    start += line.length + 1;
  }
  return found;
}
