import { parseDocument } from 'yaml';
import type { Document, Scalar } from 'yaml';

/** What is larger is not analysed: a YAML parser needs seconds for it. */
const MAX_LENGTH = 64 * 1024;
const MAX_ENTRIES = 1000;
const MAX_DEPTH = 100;

/** The document in `text`, with its errors, as Mermaid reads YAML; nothing where `text` is too large or too deep. */
export const readYaml = (text: string): Document.Parsed | undefined =>
  isTooLarge(text) ? undefined : parseDocument(text, { schema: 'core', strict: false, prettyErrors: false });

function isTooLarge(text: string): boolean {
  if (text.length > MAX_LENGTH) return true;
  let entries = 0;
  let depth = 0;
  for (const unit of text) {
    if (unit === '\n' || unit === ',') entries++;
    else if (unit === '[' || unit === '{') depth++;
  }
  return entries > MAX_ENTRIES || depth > MAX_DEPTH;
}

/** A scalar as text: a number or a word like `true` as it is written. */
export const textOf = ({ value, source }: Scalar): string => (typeof value === 'string' ? value : (source ?? ''));
