import { type Drawn, numberOf } from './drawn.ts';
import { edges, nodes } from './graph.ts';

export const requirement = (svg: SVGSVGElement): Drawn[] => [...nodes(svg, ''), ...edges(svg, numberOf)];
