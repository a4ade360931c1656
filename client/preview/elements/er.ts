import { all, drawn, type Drawn, following, numberOf, withoutNumber } from './drawn.ts';
import { edges, groups, nodes } from './graph.ts';

export function er(svg: SVGSVGElement): Drawn[] {
  const entities = nodes(svg, 'entity-', withoutNumber);
  return [...entities, ...entities.flatMap(attributes), ...edges(svg, numberOf), ...groups(svg)];
}

/** Each has a stripe of the box, and words that follow its type. */
function attributes({ id, parts: [entity] }: Drawn): Drawn[] {
  if (!entity) return [];
  const stripes = all(entity, '.row-rect-odd, .row-rect-even');
  return all(entity, '.attribute-type').map((type, index) => {
    const stripe = stripes[index];
    const words = [type, ...following(type, '.attribute-name, .attribute-keys, .attribute-comment')];
    return drawn('member', id, ...(stripe ? [stripe] : []), ...words);
  });
}
