import { all, children, drawn, type Drawn, following, ownId } from './drawn.ts';

/** Boundaries and relations have no names: they come in order, each as a shape and the words that follow it. */
export const c4 = (svg: SVGSVGElement): Drawn[] => [
  ...all(svg, 'g.c4-shape[id]').map((box) => drawn('node', ownId(svg, box) ?? '', box)),
  ...all(svg, ':scope > g > rect:first-child').map((ground) => drawn('group', '', ground, ...following(ground, 'text'))),
  ...children(svg, 'g').flatMap((layer) => children(layer, 'line, path').map((line) => drawn('edge', '', line, ...following(line, 'text')))),
];
