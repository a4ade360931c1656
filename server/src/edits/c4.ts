/** Writers for Mermaid C4 diagrams. What they write, Mermaid accepts. */
import type { C4Arrow } from '../model/components/graph.ts';
import { insert, type TextEdit } from '../text/text-edit.ts';

const escaped = (text: string): string => text.replaceAll('"', '#quot;');

/** Says in a relation that says nothing what crosses it. Undefined where it has no place for that. */
export function label({ parameters }: C4Arrow, text: string): TextEdit | undefined {
  const place = parameters.find(({ key }) => key?.text === 'label') ?? parameters.filter(({ key }) => !key)[2];
  return place && { range: place.value.range, text: escaped(text) };
}

/** Says with what a relation speaks, where it does not. */
export function speak({ parameters, call }: C4Arrow, technology: string): TextEdit {
  const empty = parameters.find(({ key, value }) => key?.text === 'techn' && value.text === '') ?? parameters.filter(({ key }) => !key)[3];
  if (empty) return { range: empty.value.range, text: escaped(technology) };
  const isNamed = parameters.some(({ key }) => key);
  return insert(call.end - 1, isNamed ? `, $techn="${escaped(technology)}"` : `, "${escaped(technology)}"`);
}
