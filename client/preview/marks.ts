/** The findings on a picture, each on the elements it is about. */
import type { Finding } from '../protocol/messages.ts';
import { locate } from './elements.ts';
import type { Layer, Picture } from './picture.ts';
import { revealElement, type Reveal } from './source-links.ts';

/** Takes back what was marked. */
type Undo = () => void;

const SVG = 'http://www.w3.org/2000/svg';

/** To be laid over the source links, whose handles it names. @param reveal shows a stretch of the document's source */
export function marks(reveal: Reveal): Layer {
  const marked = new WeakMap<SVGSVGElement, { readonly said: string; readonly undo: readonly Undo[] }>();
  const mark = (picture: Picture): void => {
    const said = JSON.stringify(picture.findings.map(({ severity, message, elements }) => [severity, message, elements]));
    const earlier = marked.get(picture.svg);
    if (said === earlier?.said) return;
    earlier?.undo.forEach((undo) => undo());
    marked.set(picture.svg, { said, undo: flags(picture, reveal) });
  };
  return { drawn: mark, kept: mark };
}

function flags(picture: Picture, reveal: Reveal): Undo[] {
  const { svg, block, findings } = picture;
  const { elements } = block.diagram;
  return locate(svg, elements).flatMap((part, index): Undo[] => {
    const own = findings.filter((each) => each.elements?.includes(index));
    const handle = svg.querySelector<SVGGraphicsElement>(`.handle[data-element="${index}"]`);
    return part && handle && own.length > 0 ? [flag(part, handle, own, () => revealElement(picture, elements[index]!, reveal))] : [];
  });
}

function flag(part: SVGGraphicsElement, handle: SVGGraphicsElement, findings: readonly Finding[], reveal: () => void): Undo {
  const words = findings.map(({ message }) => message).join('\n');
  const title = document.createElementNS(SVG, 'title');
  title.textContent = words;
  handle.prepend(title);
  const attributes = { role: 'button', 'aria-label': words, tabindex: '0' };
  for (const [name, value] of Object.entries(attributes)) handle.setAttribute(name, value);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    reveal();
  };
  handle.addEventListener('keydown', onKey);
  const classes = ['flagged', worst(findings)];
  part.classList.add(...classes);
  const uncolour = colourHeads(part);
  return () => {
    title.remove();
    for (const name of Object.keys(attributes)) handle.removeAttribute(name);
    handle.removeEventListener('keydown', onKey);
    part.classList.remove(...classes);
    uncolour();
  };
}

const worst = (findings: readonly Finding[]): Finding['severity'] =>
  (['error', 'warning', 'information'] as const).find((severity) => findings.some((each) => each.severity === severity)) ?? 'hint';

/** Arrow heads are drawn once for all lines: a flagged line gets heads of its own, which the style sheet can colour. */
function colourHeads(line: SVGGraphicsElement): Undo {
  const undo = ['marker-start', 'marker-end'].map((attribute): Undo => {
    const value = line.getAttribute(attribute) ?? '';
    const id = /^url\(#(.+)\)$/.exec(value)?.[1];
    const head = id === undefined ? null : line.ownerSVGElement?.querySelector(`marker[id="${CSS.escape(id)}"]`);
    if (!head) return () => undefined;
    const own = head.cloneNode(true) as SVGMarkerElement;
    own.id = `${id}-${line.id}`;
    own.classList.add(...line.classList);
    head.after(own);
    line.setAttribute(attribute, `url(#${own.id})`);
    return () => {
      own.remove();
      line.setAttribute(attribute, value);
    };
  });
  return () => undo.forEach((each) => each());
}
