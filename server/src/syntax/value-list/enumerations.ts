/**
 * Enumerations that code gives a name: `type Status = 'a' | 'b'`, `enum Status { A, B }`, Go constants of one type, an
 * `Enum` class of Python.
 */
import { rangeAt } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';

export interface Enumeration {
  readonly name: string;
  readonly values: readonly Part[];
}

/** Longer code is not read. */
const MAX_LENGTH = 50_000;
const MAX_VALUES = 100;
const BLOCK = /\benum\s+(?:class\s+|struct\s+)?([\p{L}_][\p{L}\p{N}_]*)[^{};\n]{0,100}\{([^{}]{0,5000})\}/gu;
const UNION = /\btype\s+([\p{L}_][\p{L}\p{N}_]*)\s*=\s*((?:\s*\|?\s*(?:'[^'\n]{1,60}'|"[^"\n]{1,60}")){2,100})/gu;
const CLASS = /^class\s+([\p{L}_][\p{L}\p{N}_]*)\([^()\n]{0,60}Enum[^()\n]{0,20}\):[^\n]*\n((?:[ \t]+[^\n]*\n?|[ \t]*\n){1,100})/gmu;
const CONSTANT = /^[ \t]*(?:const[ \t]+)?([\p{L}_][\p{L}\p{N}_]*)[ \t]+([\p{Lu}][\p{L}\p{N}_]*)[ \t]*=[ \t]*"([^"\n]{1,60})"/gmu;
const QUOTED = /'([^'\n]{1,60})'|"([^"\n]{1,60})"/gu;
/** A member and, where there is one, the text it stands for. */
const MEMBER =
  /(?:^|[,;\n|{])[ \t]*(?:case\s+)?([\p{L}_][\p{L}\p{N}_]*)[ \t]*(?:=[ \t]*(?:'([^'\n]{1,60})'|"([^"\n]{1,60})"|\w+))?(?=[ \t]*(?:[,;|(\n\r]|\/\/|$))/gu;

/** All enumerations of `code` with two or more values. */
export function readEnumerations(code: string): Enumeration[] {
  if (code.length > MAX_LENGTH || !/\benum\b|\btype\b|\bEnum\b|\bconst\b/.test(code)) return [];
  return [
    ...blocks(code, UNION, (body, offset) => valuesOf(body.matchAll(QUOTED), offset, 1)),
    ...blocks(code, BLOCK, membersOf),
    ...blocks(code, CLASS, membersOf),
    ...constants(code),
  ].filter(({ values }) => values.length > 1);
}

function blocks(code: string, pattern: RegExp, read: (body: string, offset: number) => Part[]): Enumeration[] {
  return [...code.matchAll(pattern)].map((match) => {
    const [whole, name = '', body = ''] = match;
    return { name, values: read(body, match.index + whole.lastIndexOf(body)).slice(0, MAX_VALUES) };
  });
}

function membersOf(body: string, offset: number): Part[] {
  const bare = body.replace(/\/\/[^\n]*|\/\*[^*]{0,500}\*\/|#[^\n]*/g, (comment) => ' '.repeat(comment.length));
  return valuesOf(bare.matchAll(MEMBER), offset, 2);
}

/** The quoted text of each match, else the name before it. */
function valuesOf(matches: Iterable<RegExpMatchArray>, offset: number, quoted: number): Part[] {
  return [...matches].map((match) => {
    const text = match[quoted] ?? match[quoted + 1] ?? match[1]!;
    return { text, range: rangeAt(offset + match.index! + match[0].lastIndexOf(text), text.length) };
  });
}

/** Go's `StatusPaid OrderStatus = "paid"`: constants of one type are its values. */
function constants(code: string): Enumeration[] {
  const byType = new Map<string, Part[]>();
  for (const match of code.matchAll(CONSTANT)) {
    const [whole, , type = '', text = ''] = match;
    if (type === 'String') continue;
    byType.set(type, [...(byType.get(type) ?? []), { text, range: rangeAt(match.index + whole.lastIndexOf(text), text.length) }]);
  }
  return [...byType].map(([name, values]) => ({ name, values }));
}
