import type { Range } from '../../../text/range.ts';
import type { Scanner } from '../kit/index.ts';
import type { ClassMember } from '../tree.ts';
import type { ClassDraft } from './table.ts';

const VISIBILITIES = '#+~-';

/** Adds what is written from `start` to `end` to a class: an annotation, a method or a field. */
export function addMember(draft: ClassDraft, scanner: Scanner, start: number, end: number): void {
  const [from, to] = scanner.trim(start, end);
  const { text, range } = scanner.name(from, to);
  if (text.startsWith('<<') && text.endsWith('>>'))
    draft.annotations.push({ text: scanner.written(from + 2, to - 2), range: scanner.range(from + 2, to - 2), whole: range });
  else if (text.indexOf(')') > 0) {
    const method = readMethod(text, range);
    if (method) draft.methods.push(method);
    else scanner.error(from, to, 'A method is a name and parameters in `(` and `)`.');
  } else if (text) draft.members.push(readField(text, range));
}

/** A field: visibility, what is written, classifier. */
function readField(text: string, range: Range): ClassMember {
  const visibility = VISIBILITIES.includes(text[0] ?? ' ') ? text[0]! : '';
  const classifier = classifierIn(text.at(-1));
  const name = tidy(text.slice(visibility.length, classifier ? -1 : undefined));
  return { text: visibility + name, ...(classifier && { classifier }), range };
}

/**
 * A method: visibility, name, `(`, parameters, `)`, classifier, return type. The last `)` closes what the last `(` before
 * it opens. Nothing where no `(` with a name stands before it, at which Mermaid fails.
 */
function readMethod(text: string, range: Range): ClassMember | undefined {
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
