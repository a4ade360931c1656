import { PATTERNS } from '../index.ts';
import type { Pattern } from '../pattern.ts';
import { sectionLines } from '../section.ts';
import { designPatterns } from './design-patterns.ts';
import { documents } from './documents.ts';
import { flows } from './flows.ts';
import type { Snippet } from './snippet.ts';
import { tables } from './tables.ts';

/** `01` of `pattern-01`. */
export const twoDigits = (number: number): string => String(number).padStart(2, '0');

const ofPattern = (pattern: Pattern): Snippet => ({
  prefixes: [`pattern-${twoDigits(pattern.number)}`, pattern.id],
  name: pattern.name,
  description: pattern.summary,
  part: 'hld',
  place: 'block',
  slots: pattern.slots,
  lines: [`## ${pattern.name}`, '', ...sectionLines(pattern)],
});

/** Every snippet, in the order in which an author needs them. */
export const snippets: readonly Snippet[] = [...documents, ...tables, ...flows, ...designPatterns, ...PATTERNS.map(ofPattern)];
