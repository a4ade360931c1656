import { all, drawn, type Drawn, numberOf, ownId, type Part, withoutNumber } from './drawn.ts';
import { edges } from './graph.ts';

/** What Mermaid calls a part of a composite that `--` divides, before the word for its dot. */
const DIVIDED = /^(?:divider-id-\d+|id-[a-z\d]+-\d+)(?=_(?:start|end)$)/;

export const state = (svg: SVGSVGElement): Drawn[] => [
  ...counted(svg, 'g.node:not(.statediagram-note)').map(({ id, part }) => drawn('node', id.replace(DIVIDED, ''), part)),
  ...notes(svg),
  ...counted(svg, 'g.statediagram-cluster[id]').map(({ id, part }) => drawn('group', id, part)),
  ...edges(svg),
];

/** Layouts move what is drawn about; its number tells when Mermaid came to it. */
function counted(svg: SVGSVGElement, selector: string): { readonly id: string; readonly part: Part }[] {
  const found = all(svg, selector).map((part) => ({ whole: ownId(svg, part, 'state-') ?? '', part }));
  found.sort((a, b) => Number(numberOf(a.whole)) - Number(numberOf(b.whole)));
  return found.map(({ whole, part }) => ({ id: withoutNumber(whole), part }));
}

/** Each with the line to its state, whose name ends or begins as the note's does. */
function notes(svg: SVGSVGElement): Drawn[] {
  const lines = all(svg, 'path.note-edge');
  return counted(svg, 'g.statediagram-note').map(({ id, part }) => {
    const whole = `${id}-${numberOf(part.id)}`;
    const line = lines.find(({ dataset: { id: name = '' } }) => name.startsWith(`${whole}-`) || name.endsWith(`-${whole}`));
    return drawn('note', id.replace(/----note$/, ''), part, ...(line ? [line] : []));
  });
}
