import { all, drawn, type Drawn, following, ownId } from './drawn.ts';

/** Arrows with the same ends share a name. */
export const architecture = (svg: SVGSVGElement): Drawn[] => [
  ...all(svg, 'g.architecture-service[id]').map((service) => drawn('node', ownId(svg, service, 'service-') ?? '', service)),
  ...all(svg, '.architecture-junction rect[id]').map((junction) => drawn('node', ownId(svg, junction, 'node-') ?? '', junction)),
  ...all(svg, '.architecture-edges path.edge').map((line) =>
    drawn('edge', (ownId(svg, line, 'L_') ?? '').replace(/_\d+$/, ''), line, ...following(line, 'g, polygon')),
  ),
  ...all(svg, '.architecture-groups > rect[id]').map((ground) =>
    drawn('group', ownId(svg, ground, 'group-') ?? '', ground, ...following(ground, 'g').slice(0, 1)),
  ),
];
