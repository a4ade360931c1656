/** Each part of a picture leads to its source. */
import type { DiagramElement } from '../protocol/messages.ts';
import type { Part } from './elements.ts';
import type { Layer, Picture } from './picture.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** @param reveal shows a stretch of the document's source */
export const sourceLinks = (reveal: Reveal): Layer => ({
  drawn(picture) {
    for (const [index, parts] of picture.parts.entries()) for (const [place, part] of parts.entries()) addHandle(part, index, place);
    picture.svg.addEventListener('click', ({ target }) => {
      if (!(target instanceof Element) || target.closest('a')) return;
      const index = target.closest<SVGElement>('.handle')?.dataset['element'];
      const element = picture.block.diagram.elements[Number(index)];
      if (element) revealElement(picture, element, reveal);
    });
  },
});

/** What can be clicked for an element, the most important first. */
export const handlesOf = ({ svg }: Picture, element: number): readonly SVGGraphicsElement[] => [
  ...svg.querySelectorAll<SVGGraphicsElement>(`.handle[data-element="${element}"][data-part="0"]`),
  ...svg.querySelectorAll<SVGGraphicsElement>(`.handle[data-element="${element}"]:not([data-part="0"])`),
];

export type Reveal = (start: number, end: number) => void;

/** Shows where an element is written, if that can be told. */
export function revealElement(picture: Picture, { start, end }: Pick<DiagramElement, 'start' | 'end'>, reveal: Reveal): void {
  if (picture.isCurrent()) reveal(picture.block.start + start, picture.block.start + end);
}

function addHandle(part: Part, element: number, place: number): void {
  const handle = part instanceof SVGPathElement || part instanceof SVGLineElement ? widened(part) : part;
  handle.classList.add('handle');
  handle.dataset['element'] = String(element);
  handle.dataset['part'] = String(place);
}

/** A line is too thin to be hit: a wide and unseen one over it takes its place. */
function widened(line: SVGPathElement | SVGLineElement): SVGGraphicsElement {
  const wide = document.createElementNS(SVG, line.localName) as SVGGraphicsElement;
  for (const name of ['d', 'x1', 'y1', 'x2', 'y2', 'transform']) {
    const value = line.getAttribute(name);
    if (value !== null) wide.setAttribute(name, value);
  }
  wide.classList.add('wide');
  line.after(wide);
  return wide;
}
