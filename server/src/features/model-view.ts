/** The design model as a text to read beside the document: what `designdoc inspect` prints, laid out in few lines. */
import type { Range } from '../text/range.ts';

export interface ModelView {
  /** JSON: what fits on a line stands on one. */
  readonly text: string;
  /** Parts of the text that speak of a place; one inside another comes after it. */
  readonly parts: readonly ModelPart[];
}

export interface ModelPart {
  /** In the text. */
  readonly range: Range;
  readonly place: PlaceInModel;
}

/** As `inspect` prints it, counted from 1; where it does not say where the place ends, it is empty. */
export interface PlaceInModel {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const WIDTH = 100;

/** @param model plain data */
export function modelView(model: unknown): ModelView {
  const parts: { range: { start: number; end: number }; place: PlaceInModel }[] = [];
  let text = '';

  function write(value: unknown, indent: string): void {
    if (typeof value !== 'object' || value === null) {
      text += JSON.stringify(value);
      return;
    }
    const place = placeOf(value);
    const range = { start: text.length, end: 0 };
    if (place) parts.push({ range, place });
    const items = Object.entries(value).filter(([, item]) => item !== undefined);
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    const inOneLine = items.length === 0 || roomAfter(value, WIDTH - indent.length) >= 0;
    const gap = Array.isArray(value) || items.length === 0 ? '' : ' ';
    const deeper = inOneLine ? indent : `${indent}  `;
    text += open! + (inOneLine ? gap : `\n${deeper}`);
    for (const [at, [key, item]] of items.entries()) {
      if (at > 0) text += inOneLine ? ', ' : `,\n${deeper}`;
      if (!Array.isArray(value)) text += `${JSON.stringify(key)}: `;
      write(item, deeper);
    }
    text += (inOneLine ? gap : `\n${indent}`) + close!;
    range.end = text.length;
  }

  write(model, '');
  return { text: `${text}\n`, parts };
}

/** What is left of a line's width after a value; below 0 it is not looked at to its end, so that each part is measured in bounded time. */
function roomAfter(value: unknown, width: number): number {
  if (typeof value !== 'object' || value === null) return width - (JSON.stringify(value)?.length ?? 0);
  let left = width - 2;
  for (const key in value) {
    if (left < 0) break;
    left = roomAfter((value as Readonly<Record<string, unknown>>)[key], left - (Array.isArray(value) ? 2 : key.length + 6));
  }
  return left;
}

/** The first place that a value of the model names as its own. */
function placeOf(value: object): PlaceInModel | undefined {
  const { place, places, line, column } = value as Readonly<Record<string, unknown>>;
  const own: unknown = place ?? (Array.isArray(places) ? places[0] : undefined);
  if (typeof own === 'object' && own !== null) return placeOf(own);
  if (typeof line !== 'number') return undefined;
  const { endLine, endColumn } = value as Partial<PlaceInModel>;
  const start = { line, column: typeof column === 'number' ? column : 1 };
  return { ...start, endLine: endLine ?? start.line, endColumn: endColumn ?? start.column };
}
