import type { DiagramElement } from '../../protocol/messages.ts';

export type Part = SVGGraphicsElement;

/** What is drawn for one element: the first part is the thing itself, others are its label, its far end and the like. */
export interface Drawn {
  readonly kind: DiagramElement['kind'];
  /** As Mermaid names it; what has no name in the SVG shares one with its kind. */
  readonly id: string;
  readonly parts: readonly Part[];
}

export const drawn = (kind: Drawn['kind'], id: string, ...parts: readonly Part[]): Drawn => ({ kind, id, parts });

/** The parts that match, in the order in which they are drawn. */
export const all = (root: ParentNode, selector: string): Part[] => [...root.querySelectorAll<Part>(selector)];

/** The children that match. */
export const children = (parent: Element, selector: string): Part[] => [...parent.children].filter((child): child is Part => child.matches(selector));

/** What follows `part`, up to the first sibling that does not match. */
export function following(part: Element, selector: string): Part[] {
  const found: Part[] = [];
  for (let next = part.nextElementSibling; next?.matches(selector); next = next.nextElementSibling) found.push(next as Part);
  return found;
}

/** What precedes `part`, back to the first sibling that does not match, in the order in which it stands. */
export function preceding(part: Element, selector: string): Part[] {
  const found: Part[] = [];
  for (let next = part.previousElementSibling; next?.matches(selector); next = next.previousElementSibling) found.unshift(next as Part);
  return found;
}

/** The id of `part` without the picture's, which the SVG puts before each, and without the type's `prefix`. */
export const ownId = (svg: SVGSVGElement, { id }: Element, prefix = ''): string | undefined => {
  const whole = `${svg.id}-${prefix}`;
  return id.startsWith(whole) ? id.slice(whole.length) : undefined;
};

/** Mermaid counts what it draws and puts the number behind the name. */
export const withoutNumber = (id: string): string => id.replace(/-\d+$/, '');

/** That number, or one behind `_`. */
export const numberOf = (id: string): string => /\d+$/.exec(id)?.[0] ?? '';
