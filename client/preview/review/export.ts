/** A picture as a file of its own. */
import type { Picture } from '../picture.ts';

/**
 * The picture as it is drawn, without what the page laid on it: its styles are in it, and it asks for nothing.
 * @param background of the theme it was drawn for
 */
export function standalone({ svg }: Picture, background: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  for (const added of copy.querySelectorAll('.wide, .badges')) added.remove();
  for (const part of copy.querySelectorAll('.handle')) for (const name of ['data-element', 'data-part']) part.removeAttribute(name);
  for (const part of [copy, ...copy.querySelectorAll('[class]')]) part.classList.remove(...ADDED);
  for (const hidden of copy.querySelectorAll(':scope > [aria-hidden]')) hidden.removeAttribute('aria-hidden');
  const { x, y, width, height } = svg.viewBox.baseVal;
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ x, y, width, height, fill: background })) ground.setAttribute(name, String(value));
  copy.prepend(ground);
  copy.removeAttribute('style');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

const ADDED = ['handle', 'flagged', 'error', 'warning', 'information', 'hint', 'current', 'part', 'lit', 'followed', 'dimming', 'here'];
