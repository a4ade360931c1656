/** Indexes as Mongoose schemas and lists of keys state them: `rideSchema.index({ riderId: 1 })`, `index: true`, `{ riderId: 1, createdAt: -1 }`. */
import { rangeAt } from '../../text/range.ts';
import { argument, closing, fieldsOf, keysOf, type MongoIndex } from './mongo.ts';

const CALL = /\b([A-Za-z]\w{0,60}?)_?Schema\.index\s*\(/g;
const SCHEMA = /\b([A-Za-z]\w{0,60}?)_?Schema\b[^={};]{0,60}=\s*new\s+(?:mongoose\.)?Schema\b[^({;]{0,60}\(/g;
const KEYS = /\{\s*(?:["']?[A-Za-z_][\w.]*["']?\s*:\s*(?:-?1|["'](?:text|2dsphere|hashed)["'])\s*,?\s*){1,8}\}/g;

/** The indexes of Mongoose schemas in `text`. */
export function readSchemaIndexes(text: string): MongoIndex[] {
  if (!text.includes('Schema')) return [];
  const called = [...text.matchAll(CALL)].flatMap((match): MongoIndex[] => {
    const open = match.index + match[0].length;
    const close = closing(text, open);
    const keys = keysOf(close === undefined ? undefined : argument(text, open, close));
    if (close === undefined || keys.length === 0) return [];
    return [
      { collection: match[1]!, keys, unique: /\bunique\s*:\s*true\b/.test(text.slice(open, close)), range: { start: match.index, end: close + 1 } },
    ];
  });
  const marked = [...text.matchAll(SCHEMA)].flatMap((match) => {
    const open = match.index + match[0].length;
    const close = closing(text, open);
    const body = close === undefined ? undefined : argument(text, open, close);
    return fieldsOf(body ?? '').flatMap(({ name, value }): MongoIndex[] =>
      /\bindex\s*:\s*true\b/.test(value)
        ? [{ collection: match[1]!, keys: [{ field: name, descending: false }], unique: false, range: rangeAt(match.index, match[0].length) }]
        : [],
    );
  });
  return [...called, ...marked];
}

/** Keys by themselves, of a collection that is told elsewhere. */
export const readKeyLists = (text: string): Omit<MongoIndex, 'collection'>[] =>
  [...text.matchAll(KEYS)].map(({ index, 0: found }) => ({ keys: keysOf(found), unique: false, range: rangeAt(index, found.length) }));
