/** What a picture is for those who do not see it. */
import type { Picture } from '../picture.ts';

/** As the SVG calls its type, and as people do. */
const TYPES: ReadonlyMap<string | null, string> = new Map([
  ['flowchart-v2', 'Flowchart'],
  ['sequence', 'Sequence diagram'],
  ['er', 'Entity relationship diagram'],
  ['classDiagram', 'Class diagram'],
  ['stateDiagram', 'State diagram'],
  ['c4', 'C4 diagram'],
  ['architecture', 'Architecture diagram'],
  ['block', 'Block diagram'],
]);

/**
 * Names the picture. One with a table beside it keeps silent but for its marks and links: the table says the same, in order.
 * @param hasTable whether there is one
 */
export function describe({ svg }: Picture, hasTable: boolean): void {
  if (!svg.hasAttribute('aria-labelledby')) svg.setAttribute('aria-label', TYPES.get(svg.getAttribute('aria-roledescription')) ?? 'Diagram');
  for (const child of svg.children) {
    const isSilent = hasTable && !child.matches('.badges, style, title, desc') && !child.querySelector('a');
    if (isSilent) child.setAttribute('aria-hidden', 'true');
    else child.removeAttribute('aria-hidden');
  }
}
