/** Enumerations of languages that have no `enum { … }` on one line: Go's constants of one type, Python's `Enum` classes, unions over several lines. */
import { rangeAt } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import type { EnumText } from './tree.ts';

/** Longer code is not read. */
const MAX_LENGTH = 50_000;
const UNION = /\btype\s+([\p{L}_][\p{L}\p{N}_]*)\s*=[ \t]*\r?\n((?:[ \t]*\|[ \t]*(?:'[^'\n]{1,60}'|"[^"\n]{1,60}")[ \t]*;?\r?\n?){2,100})/gu;
const CLASS = /^class\s+([\p{L}_][\p{L}\p{N}_]*)\([^()\n]{0,60}Enum[^()\n]{0,20}\):[^\n]*\n((?:[ \t]+[^\n]*\n?|[ \t]*\n){1,100})/gmu;
const CONSTANT = /^[ \t]*(?:const[ \t]+)?[\p{L}_][\p{L}\p{N}_]*[ \t]+(\p{Lu}[\p{L}\p{N}_]*)[ \t]*=[ \t]*"([^"\n]{1,60})"/gmu;
const MEMBER = /^[ \t]+[\p{L}_][\p{L}\p{N}_]*[ \t]*=[ \t]*["']([^"'\n]{1,60})["']/gmu;
const LITERAL = /\|[ \t]*['"]([^'"\n]{1,60})['"]/gu;

/** All such enumerations of `code`. */
export function constantsIn(code: string): EnumText[] {
  if (code.length > MAX_LENGTH) return [];
  return [...blocks(code, UNION, LITERAL), ...blocks(code, CLASS, MEMBER), ...constantsOfTypes(code)].filter(({ values }) => values.length > 1);
}

function blocks(code: string, block: RegExp, value: RegExp): EnumText[] {
  return [...code.matchAll(block)].map((found) => {
    const [whole, name = '', body = ''] = found;
    const offset = found.index + whole.length - body.length;
    return { name, values: [...body.matchAll(value)].map((match) => placed(match, match[1]!, offset)) };
  });
}

const placed = (match: RegExpMatchArray, text: string, offset: number): Part => ({
  text,
  range: rangeAt(offset + match.index! + match[0].lastIndexOf(text), text.length),
});

/** `StatusPaid OrderStatus = "paid"`: constants of one type are its values. */
function constantsOfTypes(code: string): EnumText[] {
  const byType = new Map<string, Part[]>();
  for (const match of code.matchAll(CONSTANT)) {
    const type = match[1]!;
    if (type !== 'String') byType.set(type, [...(byType.get(type) ?? []), placed(match, match[2]!, 0)]);
  }
  return [...byType].map(([name, values]) => ({ name, values }));
}
