import type { Range } from '../../text/range.ts';

/** How an endpoint is reached. `sdk`: a call that a library offers. */
export type EndpointProtocol = 'http' | 'grpc' | 'graphql' | 'websocket' | 'topic' | 'event' | 'sdk';

/** In which form the text states it. */
export type EndpointNotation =
  | 'fence'
  | 'http'
  | 'table'
  | 'list'
  | 'heading'
  | 'prose'
  | 'curl'
  | 'code'
  | 'label'
  | 'openapi'
  | 'proto'
  | 'graphql';

/** One statement of an endpoint. */
export interface EndpointText {
  readonly protocol: EndpointProtocol;
  /** `GET`, `POST`, …; of a GraphQL operation `query`, `mutation`, `subscription`. */
  readonly method?: string;
  /** Without host and query. */
  readonly path?: string;
  /** Of an rpc `Service.Method`, of an operation, an event, a topic or a call its name. */
  readonly name?: string;
  readonly notation: EndpointNotation;
  /** What names it: method and path, or the name. */
  readonly range: Range;
}

/** The same one, counted from a text in which the old one begins at `offset`. */
export const shiftEndpoint = (endpoint: EndpointText, offset: number): EndpointText => ({
  ...endpoint,
  range: { start: endpoint.range.start + offset, end: endpoint.range.end + offset },
});
