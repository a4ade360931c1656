/** A mark on each part of a picture of which something is said: its shape tells how bad that is, and it is a button. */
import type { Finding } from '../../protocol/messages.ts';
import type { Part } from '../elements.ts';
import type { Layer, Picture } from '../picture.ts';
import { shapeOf, spoken, worst } from './severity.ts';

/** Pictures are mostly seen smaller than they are drawn. */
const SCALE = 1.25;

const SVG = 'http://www.w3.org/2000/svg';

/** Of which elements something is said that is to be seen. */
export function flaggedElements({ block, parts }: Picture, findings: readonly Finding[]): ReadonlyMap<number, readonly Finding[]> {
  const flagged = new Map<number, readonly Finding[]>();
  for (const index of block.diagram.elements.keys()) {
    const own = findings.filter(({ elements }) => elements?.includes(index));
    if (own.length > 0 && (parts[index]?.length ?? 0) > 0) flagged.set(index, own);
  }
  return flagged;
}

/** To be laid over all else. @param seen which of a picture's findings are to be seen */
export function badges(seen: (findings: readonly Finding[]) => readonly Finding[]): Layer & { readonly update: (picture: Picture) => void } {
  const drawn = new WeakMap<SVGSVGElement, string>();
  const update = (picture: Picture): void => {
    const flagged = flaggedElements(picture, seen(picture.findings));
    const said = JSON.stringify([...flagged].map(([index, findings]) => [index, findings.map(({ severity, message }) => [severity, message])]));
    if (drawn.get(picture.svg) === said) return;
    drawn.set(picture.svg, said);
    picture.svg.querySelector(':scope > .badges')?.remove();
    if (flagged.size > 0) picture.svg.append(groupOf(picture, flagged));
  };
  return { drawn: () => undefined, shown: update, kept: update, update };
}

/** The mark of an element. */
export const badgeOf = ({ svg }: Picture, element: number): SVGGElement | null => svg.querySelector<SVGGElement>(`.badge[data-badge="${element}"]`);

function groupOf(picture: Picture, flagged: ReadonlyMap<number, readonly Finding[]>): SVGGElement {
  const group = document.createElementNS(SVG, 'g');
  group.setAttribute('class', 'badges');
  for (const [index, findings] of flagged) {
    const place = placeOf(picture, index);
    if (place) group.append(badge(index, findings, place));
  }
  return group;
}

function badge(index: number, findings: readonly Finding[], { x, y }: DOMPoint): SVGGElement {
  const element = shapeOf(worst(findings));
  const attributes = {
    class: `badge ${worst(findings)}`,
    transform: `translate(${x - 8 * SCALE} ${y - 8 * SCALE}) scale(${SCALE})`,
    role: 'button',
    tabindex: '0',
    'aria-haspopup': 'dialog',
    'aria-label': spoken(findings),
    'data-badge': String(index),
  };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** In the picture's own units: beside the label of a line or at its middle, else at the upper right corner. */
function placeOf(picture: Picture, index: number): DOMPoint | undefined {
  const [first, ...others] = picture.parts[index] ?? [];
  const matrix = picture.svg.getScreenCTM()?.inverse();
  if (!first || !matrix) return undefined;
  const label = isLine(first) ? others.find((part) => !isLine(part) && part.getBBox().width > 0) : undefined;
  const part = label ?? first;
  const local = isLine(part) ? besideMiddle(part) : cornerOf(part);
  const own = part.getScreenCTM();
  return own ? new DOMPoint(local.x, local.y).matrixTransform(matrix.multiply(own)) : undefined;
}

const isLine = (part: Part): part is SVGPathElement | SVGLineElement => part instanceof SVGPathElement || part instanceof SVGLineElement;

/** Far enough from the line for that to be seen, and clicked. */
const ASIDE = 13;

function besideMiddle(line: SVGPathElement | SVGLineElement): { readonly x: number; readonly y: number } {
  const middle = line.getTotalLength() / 2;
  const { x, y } = line.getPointAtLength(middle);
  const before = line.getPointAtLength(Math.max(0, middle - 1));
  const [along, down] = [x - before.x, y - before.y];
  const length = Math.hypot(along, down) || 1;
  return { x: x + (ASIDE * down) / length, y: y - (ASIDE * along) / length };
}

function cornerOf(part: Part): { readonly x: number; readonly y: number } {
  const { x, y, width } = part.getBBox();
  return { x: x + width, y };
}
