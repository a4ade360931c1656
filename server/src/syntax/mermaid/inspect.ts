/** The view of a diagram that `designdoc inspect` prints and that is compared with Mermaid's own. */
import { inspectClass } from './class/inspect.ts';
import { inspectArchitecture } from './architecture/inspect.ts';
import { inspectBlock } from './block/inspect.ts';
import { inspectC4 } from './c4/inspect.ts';
import { inspectEr } from './er/inspect.ts';
import { inspectFlowchart } from './flowchart/inspect.ts';
import { inspectSequence } from './sequence/inspect.ts';
import { inspectRequirement } from './requirement/inspect.ts';
import { inspectState } from './state/inspect.ts';
import type { Diagram } from './tree.ts';

/** Tells where an offset of the diagram's text is, line and column from 1, in whatever file it stands. */
export type PlaceOf = (offset: number) => { readonly line: number; readonly column: number };

/** Plain data with the keys of the type; every object in a list has its `line` and `column`. */
export type Inspected = Readonly<Record<string, unknown>>;

/** `diagram` as plain data: `type`, `line`, `errors`, the shared texts and what its type has. */
export function inspectDiagram(diagram: Diagram, placeOf: PlaceOf): Inspected {
  return {
    type: diagram.type === 'other' ? diagram.name : diagram.type,
    line: placeOf(diagram.header.start).line,
    errors: diagram.errors.map(({ range, message }) => ({ ...placeOf(range.start), message })),
    ...(diagram.direction && { direction: diagram.direction.text }),
    ...(diagram.accTitle && { accTitle: diagram.accTitle.text }),
    ...(diagram.accDescr && { accDescr: diagram.accDescr.text }),
    ...inspectParts(diagram, placeOf),
  };
}

function inspectParts(diagram: Diagram, placeOf: PlaceOf): Inspected {
  switch (diagram.type) {
    case 'flowchart':
      return inspectFlowchart(diagram, placeOf);
    case 'state':
      return inspectState(diagram, placeOf);
    case 'class':
      return inspectClass(diagram, placeOf);
    case 'requirement':
      return inspectRequirement(diagram, placeOf);
    case 'er':
      return inspectEr(diagram, placeOf);
    case 'architecture':
      return inspectArchitecture(diagram, placeOf);
    case 'block':
      return inspectBlock(diagram, placeOf);
    case 'c4':
      return inspectC4(diagram, placeOf);
    case 'sequence':
      return inspectSequence(diagram, placeOf);
    default:
      return {};
  }
}
