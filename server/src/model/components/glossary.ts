import type { ComponentKind } from '../design.ts';
import { type BoxMeaning, meaningOf, wordsOf } from './component-name.ts';

/** A name that the config explains. */
export interface GlossaryEntry {
  readonly name: string;
  readonly kind?: ComponentKind;
  /** Other names of the same component. */
  readonly aliases: readonly string[];
}

/** What the team calls things; the first entry that has a name explains it. */
export type Glossary = readonly GlossaryEntry[];

/** What a box is, with the name of the entry that explains it. */
export interface ExplainedBox extends BoxMeaning {
  readonly entry?: string;
}

/** What a box is: as the glossary says, else by its words and its shape. */
export function meaningInGlossary(label: string, shape: string | undefined, glossary: Glossary): ExplainedBox {
  const meaning = meaningOf(label, shape);
  const entry = entryOf(glossary, meaning.name);
  return entry ? { ...meaning, ...(entry.kind && { kind: entry.kind }), entry: entry.name } : meaning;
}

/** The entry that explains this name; case, plural and joints do not count. */
function entryOf(glossary: Glossary, name: string): GlossaryEntry | undefined {
  if (glossary.length === 0) return undefined;
  const words = wordsOf(name).join(' ');
  return glossary.find((entry) => [entry.name, ...entry.aliases].some((said) => wordsOf(said).join(' ') === words));
}
