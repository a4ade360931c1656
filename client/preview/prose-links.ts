/** Prose leads to its source: a heading by a click, other blocks by a double click. */
import type { DocumentView } from './document-view.ts';
import type { Reveal } from './source-links.ts';

/** @param root where the document is shown */
export function linkProse(root: HTMLElement, view: DocumentView, reveal: Reveal): void {
  const follow = ({ target }: Event, selector: string): void => {
    if (!(target instanceof Element) || target.closest('a, summary')) return;
    const prose = target.closest(selector)?.closest('.prose');
    const shown = view.views.find(({ element }) => element === prose);
    if (shown) reveal(shown.block.start, shown.block.start);
  };
  // Who draws over a heading selects its words.
  root.addEventListener('click', (event) => document.getSelection()?.isCollapsed !== false && follow(event, 'h1, h2, h3, h4, h5, h6'));
  root.addEventListener('dblclick', (event) => follow(event, '.prose'));
}
