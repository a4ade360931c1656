/** The operations of GraphQL text: the fields of `Query`, `Mutation` and `Subscription`, and operations that are sent. */
import type { EndpointText } from './endpoint.ts';

const ROOT = /\b(?:extend[ \t]+)?type[ \t]+(Query|Mutation|Subscription)\b[^{}\n]{0,80}\{/g;
const FIELD = /^[ \t]*(\w{1,80})[ \t]*[(:]/;
const SENT = /(?:^|\n)[ \t]*(query|mutation|subscription)[ \t]+(\w{1,80})[ \t]*[({]/g;

/** All operations of a schema or of requests; linear. */
export function readGraphql(text: string): EndpointText[] {
  return [...fieldsOfRoots(text), ...sentOperations(text)].sort((a, b) => a.range.start - b.range.start);
}

const operation = (method: string, name: string, start: number): EndpointText => ({
  protocol: 'graphql',
  method: method.toLowerCase(),
  name,
  notation: 'graphql',
  range: { start, end: start + name.length },
});

/** Arguments may go over several lines: only fields outside of brackets count. One type ends where the next begins. */
function fieldsOfRoots(text: string): EndpointText[] {
  const roots = [...text.matchAll(ROOT)];
  return roots.flatMap((match, i) => fieldsIn(text.slice(0, roots[i + 1]?.index), match.index + match[0].length, match[1]!));
}

function fieldsIn(text: string, from: number, method: string): EndpointText[] {
  const fields: EndpointText[] = [];
  let start = from;
  let depth = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end === -1 ? text.length : end);
    const field = depth === 0 ? FIELD.exec(line)?.[1] : undefined;
    if (field !== undefined) fields.push(operation(method, field, start + line.indexOf(field)));
    if (depth === 0 && /^[^#}]*\}/.test(line)) break;
    depth = Math.max(0, depth + (line.match(/\(/g)?.length ?? 0) - (line.match(/\)/g)?.length ?? 0));
    start += line.length + 1;
  }
  return fields;
}

const sentOperations = (text: string): EndpointText[] =>
  [...text.matchAll(SENT)].map((match) => operation(match[1]!, match[2]!, match.index + match[0].lastIndexOf(match[2]!)));
