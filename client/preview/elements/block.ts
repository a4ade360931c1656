import { all, drawn, type Drawn, ownId } from './drawn.ts';

export function block(svg: SVGSVGElement): Drawn[] {
  const labels = new Map(all(svg, '.edgeLabel > .label[data-id]').map((label) => [label.dataset['id'], label]));
  return [
    ...all(svg, 'g.node[id]').map((box) => drawn(box.querySelector('.composite') ? 'group' : 'node', ownId(svg, box) ?? '', box)),
    ...all(svg, 'path[data-edge]').map((line) => {
      // The picture's id stands before it twice.
      const id = (ownId(svg, line) ?? '').replace(`${svg.id}-`, '');
      const label = labels.get(id);
      return drawn('edge', id, line, ...(label ? [label] : []));
    }),
  ];
}
