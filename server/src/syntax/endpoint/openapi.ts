/** The operations of an OpenAPI description in YAML or JSON, whole or an excerpt that begins with its paths. */
import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { excessOf } from '../markdown/yaml-limits.ts';
import type { EndpointText } from './endpoint.ts';

const METHODS: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);

/** All operations; none of text over the limits of YAML, and of text that is none. */
export function readOpenApi(text: string): EndpointText[] {
  if (!/(?:^|\n|\{)[ \t]*["']?\/[^\n]{0,200}:/.test(text) || excessOf(text) !== undefined) return [];
  try {
    const { contents } = parseDocument(text, { prettyErrors: false, logLevel: 'silent', uniqueKeys: false });
    return isMap(contents) ? pathsOf(contents) : [];
  } catch {
    return [];
  }
}

function pathsOf(map: YAMLMap): EndpointText[] {
  const inner = map.items.find(({ key }) => nameOf(key) === 'paths')?.value;
  return (isMap(inner) ? inner : map).items.flatMap(({ key, value }) => {
    const path = nameOf(key);
    return path?.startsWith('/') && isMap(value) ? value.items.flatMap((pair) => operationOf(path, pair)) : [];
  });
}

function operationOf(path: string, { key }: Pair): EndpointText[] {
  const method = nameOf(key);
  const [start, end] = isScalar(key) ? (key.range ?? []) : [];
  if (method === undefined || !METHODS.has(method) || start === undefined || end === undefined) return [];
  return [{ protocol: 'http', method: method.toUpperCase(), path, notation: 'openapi', range: { start, end } }];
}

const nameOf = (node: unknown): string | undefined => (isScalar(node) && typeof node.value === 'string' ? node.value : undefined);
