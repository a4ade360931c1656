import { PATTERNS, twoDigits } from '../index.ts';
import type { Pattern } from '../pattern.ts';
import { sectionWithHeading } from '../section.ts';
import { designPatterns } from './design-patterns.ts';
import { documents } from './documents.ts';
import { flows } from './flows.ts';
import type { Snippet } from './snippet.ts';
import { tables } from './tables.ts';

const ofPattern = (pattern: Pattern): Snippet => ({
  prefixes: [`pattern-${twoDigits(pattern)}`, pattern.id],
  name: pattern.name,
  description: pattern.summary,
  part: 'hld',
  place: 'block',
  slots: pattern.slots,
  lines: sectionWithHeading(pattern),
});

/** Every snippet, in the order in which an author needs them. */
export const snippets: readonly Snippet[] = [...documents, ...tables, ...flows, ...designPatterns, ...PATTERNS.map(ofPattern)];
