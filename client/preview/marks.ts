/** What a reader can do with a picture: follow each part of it to its source, and see the findings where they belong. */
import type { DiagramElement, Finding } from '../protocol/messages.ts';
import { locate } from './elements.ts';

/** A finding as it is drawn: on which elements, and what it says. */
export interface Mark {
  readonly severity: Finding['severity'];
  readonly message: string;
  readonly elements: readonly number[];
}

const SVG = 'http://www.w3.org/2000/svg';

/** Makes the elements of `svg` lead to their source and draws `marks` on them. To be called once for a picture. */
export function mark(
  svg: SVGSVGElement,
  elements: readonly DiagramElement[],
  marks: readonly Mark[],
  reveal: (element: DiagramElement) => void,
): void {
  const parts = locate(svg, elements);
  for (const [index, element] of elements.entries()) {
    const part = parts[index];
    if (!part) continue;
    const handle = part instanceof SVGPathElement ? widened(part) : part;
    handle.classList.add('handle');
    handle.addEventListener('click', ({ target }) => {
      const isLink = target instanceof Element && target.closest('a') !== null;
      if (!isLink) reveal(element);
    });
    const own = marks.filter((each) => each.elements.includes(index));
    if (own.length > 0) flag(part, handle, own, () => reveal(element));
  }
}

/** A line is too thin to be hit: a wide and unseen one over it takes its place. */
function widened(line: SVGPathElement): SVGPathElement {
  const wide = document.createElementNS(SVG, 'path');
  wide.setAttribute('d', line.getAttribute('d') ?? '');
  wide.classList.add('wide');
  line.after(wide);
  return wide;
}

function flag(part: SVGGraphicsElement, handle: SVGGraphicsElement, marks: readonly Mark[], reveal: () => void): void {
  const words = marks.map(({ message }) => message).join('\n');
  const title = document.createElementNS(SVG, 'title');
  title.textContent = words;
  handle.prepend(title);
  handle.setAttribute('role', 'button');
  handle.setAttribute('aria-label', words);
  handle.setAttribute('tabindex', '0');
  handle.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    reveal();
  });
  part.classList.add('flagged', worst(marks));
  colourHeads(part);
}

const worst = (marks: readonly Mark[]): Finding['severity'] =>
  (['error', 'warning', 'information'] as const).find((severity) => marks.some((each) => each.severity === severity)) ?? 'hint';

/** Arrow heads are drawn once for all lines: a flagged line gets heads of its own, which the style sheet can colour. */
function colourHeads(line: SVGGraphicsElement): void {
  for (const attribute of ['marker-start', 'marker-end']) {
    const id = /^url\(#(.+)\)$/.exec(line.getAttribute(attribute) ?? '')?.[1];
    const head = id === undefined ? null : line.ownerSVGElement?.querySelector(`marker[id="${CSS.escape(id)}"]`);
    if (!head) continue;
    const own = head.cloneNode(true) as SVGMarkerElement;
    own.id = `${id}-${line.id}`;
    own.classList.add(...line.classList);
    head.after(own);
    line.setAttribute(attribute, `url(#${own.id})`);
  }
}
