/** Values that a field may take, as people list them in a comment: `PENDING | PAID | SHIPPED`, `'a', 'b'`, `placed/paid`. */
import type { Part } from '../mermaid/tree.ts';

const VALUE = /^[\p{L}_][\p{L}\p{N}_ -]{0,30}$/u;

/** The values listed in `text`, which begins at `offset`; none where it is no list of two or more single values. */
export function valuesIn(text: string, offset: number): Part[] {
  const head = /^[^|:,/]{0,30}:\s*(?=\S)/.exec(text)?.[0] ?? '';
  const list = text.slice(head.length);
  const separator = ['|', ',', '/', '→', ';'].find((mark) => list.includes(mark));
  if (separator === undefined) return [];
  const parts: Part[] = [];
  let start = head.length;
  for (const raw of list.split(separator)) {
    const text = raw.replace(/^[\s'"`(]+|[\s'"`).;]+$/g, '');
    const at = offset + start + Math.max(0, raw.indexOf(text));
    parts.push({ text, range: { start: at, end: at + text.length } });
    start += raw.length + separator.length;
  }
  const single = (text: string): boolean => VALUE.test(text) && text.split(/[ -]/).length <= 2;
  return parts.length >= 2 && parts.every(({ text }) => single(text)) ? parts : [];
}
