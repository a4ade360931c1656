import { all, drawn, type Drawn, numberOf, withoutNumber } from './drawn.ts';
import { edges, groups, nodes } from './graph.ts';

export function classDiagram(svg: SVGSVGElement): Drawn[] {
  const classes = nodes(svg, 'classId-', withoutNumber);
  return [
    ...classes,
    ...classes.flatMap(rows),
    ...nodes(svg, 'interface').map(({ id, parts }) => drawn('node', `interface${id}`, ...parts)),
    ...nodes(svg, 'note').map(({ id, parts }) =>
      drawn('note', `note${id}`, ...parts, ...all(svg, 'path[data-edge]').filter(({ dataset }) => dataset['id'] === `edgeNote${id}`)),
    ),
    ...edges(svg)
      .filter(({ id }) => !id.startsWith('edgeNote'))
      .map(({ id, parts }) => drawn('edge', numberOf(id), ...parts)),
    ...groups(svg),
  ];
}

const rows = ({ id, parts: [box] }: Drawn): Drawn[] =>
  box ? all(box, ':is(.annotation-group, .members-group, .methods-group) > .label').map((row) => drawn('member', id, row)) : [];
