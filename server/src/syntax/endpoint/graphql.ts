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

/** Arguments may go over several lines: only fields outside of brackets count. */
function fieldsOfRoots(text: string): EndpointText[] {
  return [...text.matchAll(ROOT)].flatMap((match) => {
    const fields: EndpointText[] = [];
    let start = match.index + match[0].length;
    let depth = 0;
    for (const line of text.slice(start).split('\n')) {
      const field = depth === 0 ? FIELD.exec(line) : null;
      if (field) fields.push(operation(match[1]!, field[1]!, start + line.indexOf(field[1]!)));
      if (depth === 0 && /^[^#]*\}/.test(line)) break;
      depth = Math.max(0, depth + [...line].reduce((sum, unit) => sum + (unit === '(' ? 1 : unit === ')' ? -1 : 0), 0));
      start += line.length + 1;
    }
    return fields;
  });
}

const sentOperations = (text: string): EndpointText[] =>
  [...text.matchAll(SENT)].map((match) => operation(match[1]!, match[2]!, match.index + match[0].lastIndexOf(match[2]!)));
