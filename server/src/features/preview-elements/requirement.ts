import type { RequirementDiagram } from '../../syntax/mermaid/tree.ts';
import { cover } from '../../text/range.ts';
import { element, type PreviewElement } from './element.ts';

/** Relations are numbered. */
export const requirementElements = ({ nodes, edges }: RequirementDiagram): PreviewElement[] => [
  ...nodes.flatMap(({ id, kind, name, places }) => element('node', id, [cover(kind.range, name), ...places])),
  ...edges.flatMap(({ range }, index) => element('edge', `${index}`, [range])),
];
