/** The findings on a picture, each on the elements it is about. */
import type { Finding } from '../protocol/messages.ts';
import type { Part } from './elements.ts';
import type { Layer, Picture } from './picture.ts';
import { handlesOf, revealElement, type Reveal } from './source-links.ts';

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
  return picture.block.diagram.elements.flatMap((element, index): Undo[] => {
    const own = picture.findings.filter((each) => each.elements?.includes(index));
    const parts = picture.parts[index] ?? [];
    return own.length > 0 && parts.length > 0 ? [flag(parts, handlesOf(picture, index), own, () => revealElement(picture, element, reveal))] : [];
  });
}

function flag(parts: readonly Part[], handles: readonly SVGGraphicsElement[], findings: readonly Finding[], reveal: () => void): Undo {
  const words = findings.map(({ message }) => message).join('\n');
  const severity = worst(findings);
  const classes = ['flagged', severity];
  for (const part of parts) part.classList.add(...classes);
  const undo = [
    ...handles.map((handle) => addTitle(handle, words)),
    ...handles.slice(0, 1).map((handle) => asButton(handle, words, reveal)),
    ...parts.map((part) => colourHeads(part, severity)),
  ];
  return () => {
    for (const part of parts) part.classList.remove(...classes);
    for (const each of undo) each();
  };
}

function addTitle(handle: SVGGraphicsElement, words: string): Undo {
  const title = document.createElementNS(SVG, 'title');
  title.textContent = words;
  handle.prepend(title);
  return () => title.remove();
}

/** For the keyboard and for those who listen. */
function asButton(handle: SVGGraphicsElement, words: string, press: () => void): Undo {
  const attributes = { role: 'button', 'aria-label': words, tabindex: '0' };
  for (const [name, value] of Object.entries(attributes)) handle.setAttribute(name, value);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press();
  };
  handle.addEventListener('keydown', onKey);
  return () => {
    for (const name of Object.keys(attributes)) handle.removeAttribute(name);
    handle.removeEventListener('keydown', onKey);
  };
}

const worst = (findings: readonly Finding[]): Finding['severity'] =>
  (['error', 'warning', 'information'] as const).find((severity) => findings.some((each) => each.severity === severity)) ?? 'hint';

/** Arrow heads are drawn once for all lines: flagged lines have heads of their own, which the style sheet can colour. */
function colourHeads(line: Part, severity: Finding['severity']): Undo {
  const undo = ['marker-start', 'marker-end'].map((attribute): Undo => {
    const value = line.getAttribute(attribute) ?? '';
    const head = markerAt(line, /^url\(#(.+)\)$/.exec(value)?.[1]);
    if (!head) return () => undefined;
    const id = `${head.id}-${severity}`;
    if (!markerAt(line, id)) {
      const own = head.cloneNode(true) as SVGMarkerElement;
      own.id = id;
      own.classList.add('flagged', severity);
      head.after(own);
    }
    line.setAttribute(attribute, `url(#${id})`);
    return () => line.setAttribute(attribute, value);
  });
  return () => undo.forEach((each) => each());
}

const markerAt = (line: Part, id: string | undefined): SVGMarkerElement | null | undefined =>
  id === undefined ? undefined : line.ownerSVGElement?.querySelector<SVGMarkerElement>(`marker[id="${CSS.escape(id)}"]`);
