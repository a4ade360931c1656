/** What is said of a block of prose, or of a diagram as a whole, as a mark in the margin beside it. */
import type { Finding } from '../../protocol/messages.ts';
import type { View } from '../document-view.ts';
import { iconOf, spoken, worst } from './severity.ts';

/** The findings beside each block: those that stand on no part of a picture. */
export function besideBlocks(views: readonly View[], findings: readonly Finding[]): ReadonlyMap<View, readonly Finding[]> {
  const beside = new Map<View, Finding[]>();
  const drawn = byDiagram(views);
  for (const finding of findings) {
    if (finding.elements && finding.elements.length > 0) continue;
    const view = finding.diagram === undefined ? blockAt(views, finding.start) : drawn.get(finding.diagram);
    const same = view && beside.get(view);
    if (same) same.push(finding);
    else if (view) beside.set(view, [finding]);
  }
  return beside;
}

/** The blocks that are diagrams, by their indices in the document. */
export const byDiagram = (views: readonly View[]): ReadonlyMap<number, View> =>
  new Map(views.flatMap((view) => ('diagram' in view.block ? [[view.block.diagram.index, view] as const] : [])));

/** The block that holds an offset of the document; the first for what stands before all. */
export function blockAt(views: readonly View[], offset: number): View | undefined {
  let [from, to] = [0, views.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (views[middle]!.block.start <= offset) from = middle + 1;
    else to = middle;
  }
  return views[Math.max(0, from - 1)];
}

/** Puts marks beside the blocks, and takes away those of blocks of which nothing is said any more. */
export function markProse(views: readonly View[], beside: ReadonlyMap<View, readonly Finding[]>): void {
  for (const view of views) {
    const findings = beside.get(view) ?? [];
    const old = markOf(view);
    const label = spoken(findings);
    if ((old?.getAttribute('aria-label') ?? '') === label) continue;
    old?.remove();
    if (findings.length > 0) view.element.append(mark(findings, label));
  }
}

/** The mark beside a block. */
export const markOf = ({ element }: View): HTMLButtonElement | null => element.querySelector<HTMLButtonElement>(':scope > .margin-mark');

function mark(findings: readonly Finding[], label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'margin-mark';
  button.setAttribute('aria-label', label);
  button.setAttribute('aria-haspopup', 'dialog');
  button.append(iconOf(worst(findings)));
  return button;
}
