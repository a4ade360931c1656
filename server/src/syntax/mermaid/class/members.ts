import type { Range } from '../../../text/range.ts';
import type { ClassMember } from '../tree.ts';

const VISIBILITIES = '#+~-';

/** Whether Mermaid takes `text`, a member without blanks at its ends, for a method. */
export const isMethod = (text: string): boolean => text.indexOf(')') > 0;

/** A field: visibility, what is written, classifier. */
export function readField(text: string, range: Range): ClassMember {
  const visibility = VISIBILITIES.includes(text[0] ?? ' ') ? text[0]! : '';
  const classifier = classifierIn(text.at(-1));
  const name = tidy(text.slice(visibility.length, classifier ? -1 : undefined));
  return { text: visibility + name, ...(classifier && { classifier }), range };
}

/**
 * A method: visibility, name, `(`, parameters, `)`, classifier, return type. The last `)` closes what the last `(` before
 * it opens. Nothing where no `(` with a name stands before it, at which Mermaid fails.
 */
export function readMethod(text: string, range: Range): ClassMember | undefined {
  const close = text.lastIndexOf(')');
  const open = text.lastIndexOf('(', close);
  if (open < 1) return undefined;
  const visibility = open > 1 && VISIBILITIES.includes(text[0]!) ? text[0]! : '';
  const next = text.slice(close + 1, close + 2);
  const isSeparated = /^[\s$*]$/.test(next);
  const rest = text.slice(close + (isSeparated ? 2 : 1)).trim();
  const early = classifierIn(next);
  const late = early ? undefined : classifierIn(rest.at(-1));
  const returnType = late ? rest.slice(0, -1) : rest;
  const classifier = early ?? late;
  return {
    text: `${visibility}${tidy(text.slice(visibility.length, open))}(${text.slice(open + 1, close).trim()})`,
    ...(returnType && { returnType }),
    ...(classifier && { classifier }),
    range,
  };
}

const classifierIn = (character: string | undefined): '$' | '*' | undefined => (character === '$' || character === '*' ? character : undefined);

/** Blanks before a name become one, those behind it go. */
const tidy = (name: string): string => (name.startsWith(' ') ? ` ${name.trim()}` : name.trim());
