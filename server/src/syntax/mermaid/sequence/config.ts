import { isMap, isScalar } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { Scanner } from '../kit/index.ts';
import { decodeEntities } from '../kit/source.ts';
import { readYaml } from '../kit/yaml.ts';
import type { Part } from '../tree.ts';

/** What `@{ "type": "database", "alias": "Orders" }` says of a participant. */
export interface ParticipantConfig {
  readonly kind?: string;
  readonly alias?: Part;
  /** What is wrong with the YAML. */
  readonly error?: string;
}

/** Reads the YAML from `start` to `end`; on one line it is what stands between braces. */
export function readConfig(scanner: Scanner, start: number, end: number): ParticipantConfig {
  const [from, to] = scanner.trim(start, end);
  const written = scanner.text.slice(from, to);
  const isBlock = written.includes('\n');
  const document = readYaml(isBlock ? `${written}\n` : `{\n${written}\n}`);
  const [error] = document?.errors ?? [];
  if (error) return { error: error.message };
  if (!isMap(document?.contents)) return {};
  const kind = partIn(scanner, document.contents, 'type', isBlock ? from : from - 2);
  const alias = partIn(scanner, document.contents, 'alias', isBlock ? from : from - 2);
  return { ...(kind && { kind: kind.text }), ...(alias && { alias }) };
}

function partIn(scanner: Scanner, map: YAMLMap, key: string, offset: number): Part | undefined {
  const value = map.get(key, true);
  if (!isScalar(value) || !value.value || !value.range) return undefined;
  const quotes = value.type === 'QUOTE_DOUBLE' || value.type === 'QUOTE_SINGLE' ? 1 : 0;
  const { range } = scanner.label(offset + value.range[0] + quotes, offset + value.range[1] - quotes);
  const text = typeof value.value === 'string' ? value.value : (value.source ?? '');
  return { text: decodeEntities(text), range };
}
