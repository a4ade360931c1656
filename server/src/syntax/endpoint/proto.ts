/** The rpcs of Protobuf text: `service X { rpc Y(A) returns (B); }`. */
import type { EndpointText } from './endpoint.ts';

const STATEMENT = /\bservice[ \t]+(\w{1,80})[ \t\r\n]{0,20}\{|\brpc[ \t]+(\w{1,80})[ \t]*\(/g;

/** All rpcs, each named `Service.Method`; linear. */
export function readRpcs(text: string): EndpointText[] {
  const rpcs: EndpointText[] = [];
  let service: string | undefined;
  for (const match of text.matchAll(STATEMENT)) {
    if (match[1] !== undefined) service = match[1];
    const method = match[2];
    if (method === undefined || isRemark(text, match.index)) continue;
    const start = match.index + match[0].indexOf(method, 3);
    rpcs.push({
      protocol: 'grpc',
      name: service === undefined ? method : `${service}.${method}`,
      notation: 'proto',
      range: { start, end: start + method.length },
    });
  }
  return rpcs;
}

/** A line may be a comment from its start. */
const isRemark = (text: string, offset: number): boolean => /(?:^|\n)[ \t]*\/\/[^\n]*$/.test(text.slice(Math.max(0, offset - 200), offset));
