/** Each part of a picture leads to its source. */
import type { DiagramElement } from '../protocol/messages.ts';
import { locate } from './elements.ts';
import type { Layer, Picture } from './picture.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** @param reveal shows a stretch of the document's source */
export const sourceLinks = (reveal: Reveal): Layer => ({
  drawn(picture) {
    const { svg, block } = picture;
    const { elements } = block.diagram;
    for (const [index, part] of locate(svg, elements).entries()) {
      if (!part) continue;
      const handle = part instanceof SVGPathElement ? widened(part) : part;
      handle.classList.add('handle');
      handle.dataset['element'] = String(index);
      handle.addEventListener('click', ({ target }) => {
        const isLink = target instanceof Element && target.closest('a') !== null;
        if (!isLink) revealElement(picture, elements[index]!, reveal);
      });
    }
  },
});

export type Reveal = (start: number, end: number) => void;

/** Shows where an element is written, if that can be told. */
export function revealElement(picture: Picture, { start, end }: Pick<DiagramElement, 'start' | 'end'>, reveal: Reveal): void {
  if (picture.isCurrent()) reveal(picture.block.start + start, picture.block.start + end);
}

/** A line is too thin to be hit: a wide and unseen one over it takes its place. */
function widened(line: SVGPathElement): SVGPathElement {
  const wide = document.createElementNS(SVG, 'path');
  wide.setAttribute('d', line.getAttribute('d') ?? '');
  wide.classList.add('wide');
  line.after(wide);
  return wide;
}
