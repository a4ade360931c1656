/** Enumerations with a name, from every notation that has them. */
import type { ClassNode } from '../syntax/mermaid/tree.ts';
import type { Enumeration } from '../syntax/value-list/enumerations.ts';
import { shift } from '../text/range.ts';
import type { SectionFacts } from './facts.ts';

/** `CREATE TYPE … AS ENUM` and classes marked `<<enumeration>>`; ranges count from the start of the section. */
export function enumerationsOf({ scripts, diagrams }: Pick<SectionFacts, 'scripts' | 'diagrams'>): Enumeration[] {
  return [
    ...scripts.flatMap(({ script, body }) => script.enums.map(({ name, values }) => shiftEnumeration({ name: name.text, values }, body.start))),
    ...diagrams.flatMap(({ tree, body }) =>
      tree.type === 'class' ? tree.classes.filter(isEnumeration).map((node) => shiftEnumeration(valuesOf(node), body.start)) : [],
    ),
  ].filter(({ values }) => values.length > 1);
}

const isEnumeration = ({ annotations }: ClassNode): boolean => annotations.some(({ text }) => /^enum/i.test(text));

/** `PENDING`, `PENDING = 1`, `+PENDING` are values; what has a type is none. */
function valuesOf({ id, label, members }: ClassNode): Enumeration {
  const values = members.flatMap(({ text, range }) => {
    const name = /^[-+#~]?\s*([\p{L}_][\p{L}\p{N}_]*)\s*(?:[=(,;].*)?$/u.exec(text)?.[1];
    const at = name === undefined ? -1 : text.indexOf(name);
    return name === undefined ? [] : [{ text: name, range: { start: range.start + at, end: range.start + at + name.length } }];
  });
  return { name: label?.text ?? id, values };
}

export const shiftEnumeration = ({ name, values }: Enumeration, offset: number): Enumeration => ({
  name,
  values: values.map((value) => ({ text: value.text, range: shift(value.range, offset) })),
});
