/** Small things that are shown above the page, beside what they are about. */

/** An element above all others, with nothing in it yet. */
export function popup(className: string, role: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.setAttribute('role', role);
  element.popover = 'manual';
  return element;
}

/** Shows it below `anchor`, or above where there is no room. In full screen nothing but what is in its dialog can be reached. */
export function showBeside(element: HTMLElement, anchor: Element): void {
  const root = anchor.getRootNode();
  const place = root instanceof ShadowRoot ? root.host : anchor;
  const parent = place.closest('dialog') ?? document.body;
  if (element.parentElement !== parent) parent.append(element);
  element.showPopover();
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = element;
  const below = bottom + GAP;
  const isBelow = below + height <= window.innerHeight || top < height + GAP;
  element.style.left = `${within(left, window.innerWidth - width)}px`;
  element.style.top = `${within(isBelow ? below : top - GAP - height, window.innerHeight - height)}px`;
}

export function hide(element: HTMLElement): void {
  if (element.isConnected && element.matches(':popover-open')) element.hidePopover();
}

const GAP = 6;

const within = (at: number, most: number): number => Math.max(4, Math.min(at, most - 4));
