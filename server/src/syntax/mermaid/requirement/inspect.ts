import type { Inspected, PlaceOf } from '../inspect.ts';
import type { RequirementDiagram } from '../tree.ts';

/** What `inspect` shows of a requirementDiagram. */
export const inspectRequirement = ({ nodes, edges }: RequirementDiagram, placeOf: PlaceOf): Inspected => ({
  nodes: nodes.map(({ id, kind, reqId, text, risk, verifyMethod, elementType, docRef, name }) => ({
    id,
    ...(text && { label: text.text }),
    shape: kind.text,
    ...(reqId && { reqId: reqId.text }),
    ...(risk && { risk: risk.text }),
    ...(verifyMethod && { verify: verifyMethod.text }),
    ...(elementType && { etype: elementType.text }),
    ...(docRef && { docRef: docRef.text }),
    ...placeOf(name.start),
  })),
  edges: edges.map(({ from, to, label, range }) => ({ from: from.id, to: to.id, label: label.text, ...placeOf(range.start) })),
});
