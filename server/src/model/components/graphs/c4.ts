import type { C4Boundary, C4Call, C4Diagram, C4Node, C4Relation, Part } from '../../../syntax/mermaid/tree.ts';
import type { C4Arrow, Graph, GraphArrow, GraphBox, GraphGroup, GraphPlace } from '../graph.ts';
import { membersByParent } from './members.ts';

/** Elements, boundaries with deployment nodes, and relations. */
export function graphOfC4({ nodes, groups, edges }: C4Diagram): Graph {
  const members = membersByParent([...nodes, ...groups]);
  return { boxes: nodes.map(boxOf), groups: groups.map((group) => groupOf(group, members.get(group.id) ?? [])), arrows: edges.map(arrowOf) };
}

const said = (part: Part | undefined): part is Part => part !== undefined && part.text !== '';

const boxOf = ({ id, label, shape, parent, techn, descr, calls }: C4Node): GraphBox => ({
  id,
  label: label.text || id,
  type: shape,
  ...(said(techn) && { technology: techn }),
  ...(said(descr) && { description: descr }),
  places: calls.map(placeOf),
  ...(parent !== undefined && { parent }),
});

/** A call names its element first and gives the label second or by name. */
function placeOf({ keyword, parameters }: C4Call): GraphPlace {
  const label = parameters.find(({ key }) => key?.text === 'label')?.value ?? (parameters[1]?.key ? undefined : parameters[1]?.value);
  return { id: parameters[0]?.value.range ?? keyword.range, ...(said(label) && { label }) };
}

const groupOf = ({ id, label, shape, parent, techn, calls, range }: C4Boundary, members: readonly string[]): GraphGroup => ({
  id,
  ...(said(label) && { label }),
  name: calls[0]?.parameters[0]?.value.range ?? range,
  ...(shape !== undefined && { type: shape }),
  ...(said(techn) && { technology: techn }),
  ...(parent !== undefined && { parent }),
  members,
  range,
});

/** Whether a relation carries a description behind label and technology, or by name. */
export const isDescribed = ({ parameters }: C4Arrow): boolean =>
  said((parameters.find(({ key }) => key?.text === 'descr') ?? parameters.filter(({ key }) => !key)[4])?.value);

/** `Rel_Back` is drawn from its second end to its first. */
function arrowOf({ from, to, label, techn, arrow, call }: C4Relation): GraphArrow {
  const isBack = arrow === 'rel_b';
  return {
    from: isBack ? to.id : from.id,
    to: isBack ? from.id : to.id,
    ...(said(label) && { label }),
    ...(said(techn) && { technology: techn }),
    dashed: false,
    invisible: false,
    heads: arrow === 'birel' ? 2 : 1,
    reply: false,
    arrow: call.keyword.range,
    range: call.range,
    notation: { kind: 'c4', keyword: call.keyword, parameters: call.parameters, call: call.range },
  };
}
