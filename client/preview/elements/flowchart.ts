import type { Drawn } from './drawn.ts';
import { withoutNumber } from './drawn.ts';
import { edges, groups, nodes } from './graph.ts';

export const flowchart = (svg: SVGSVGElement): Drawn[] => [...nodes(svg, 'flowchart-', withoutNumber), ...edges(svg), ...groups(svg)];
