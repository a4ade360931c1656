/** The findings on a picture, each on the elements it is about. */
import type { Finding } from '../protocol/messages.ts';
import type { Part } from './elements.ts';
import type { Layer, Picture } from './picture.ts';
import { flaggedElements } from './review/badges.ts';
import { worst } from './review/severity.ts';

/** Takes back what was marked. */
type Undo = () => void;

export function marks(): Layer {
  const marked = new WeakMap<SVGSVGElement, { readonly said: string; readonly undo: readonly Undo[] }>();
  const mark = (picture: Picture): void => {
    const said = JSON.stringify(picture.findings.map(({ severity, message, elements }) => [severity, message, elements]));
    const earlier = marked.get(picture.svg);
    if (said === earlier?.said) return;
    earlier?.undo.forEach((undo) => undo());
    marked.set(picture.svg, { said, undo: flags(picture) });
  };
  return { drawn: mark, kept: mark };
}

function flags(picture: Picture): Undo[] {
  return [...flaggedElements(picture, picture.findings)].map(([index, findings]) => flag(picture.parts[index] ?? [], findings));
}

function flag(parts: readonly Part[], findings: readonly Finding[]): Undo {
  const severity = worst(findings);
  const classes = ['flagged', severity];
  for (const part of parts) part.classList.add(...classes);
  const undo = parts.map((part) => colourHeads(part, severity));
  return () => {
    for (const part of parts) part.classList.remove(...classes);
    for (const each of undo) each();
  };
}

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
