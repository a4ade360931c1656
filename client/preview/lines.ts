/** Which line of the source is at which height of the page: exact where a block begins, in proportion between. */
import type { View } from './document-view.ts';

/** A part of the way from the top of a block to that of the next. */
export interface Place {
  readonly view: View;
  readonly part: number;
}

/** @param line from 0, with a part of it. Nothing in a document that has no blocks */
export function placeOf(views: readonly View[], line: number): Place | undefined {
  const index = Math.max(
    0,
    lastWhere(views, ({ block }) => block.line <= line),
  );
  const [view, next] = views.slice(index, index + 2);
  return view && { view, part: next ? portion(line, view.block.line, next.block.line) : 0 };
}

/** Pixels from the top of the page; what stands above the first block is the page's own. */
export function topOf(views: readonly View[], { view, part }: Place): number {
  const index = views.indexOf(view);
  const next = views[index + 1];
  if (index === 0 && part === 0) return 0;
  const top = heightOf(view);
  return next ? top + part * (heightOf(next) - top) : top;
}

/** @param top pixels from the top of the page */
export function lineAt(views: readonly View[], top: number): number {
  const index = lastWhere(views, (view) => heightOf(view) <= top);
  const [view, next] = views.slice(Math.max(0, index), Math.max(0, index) + 2);
  if (!view || index < 0) return 0;
  return next ? view.block.line + portion(top, heightOf(view), heightOf(next)) * (next.block.line - view.block.line) : view.block.line;
}

const heightOf = ({ element }: View): number => element.getBoundingClientRect().top + window.scrollY;

const portion = (value: number, from: number, to: number): number => (to > from ? Math.min(1, Math.max(0, (value - from) / (to - from))) : 0);

/** Index of the last for which `holds`, where it does for all before; -1 where it does for none. */
function lastWhere(views: readonly View[], holds: (view: View) => boolean): number {
  let [from, to] = [0, views.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(views[middle]!)) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
