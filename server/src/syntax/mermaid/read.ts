import { readClass } from './class/read.ts';
import { readEr } from './er/read.ts';
import { readFlowchart } from './flowchart/read.ts';
import { readArchitecture } from './architecture/read.ts';
import { readBlock } from './block/read.ts';
import { readC4 } from './c4/read.ts';
import { prepareSource } from './kit/index.ts';
import type { PreparedSource } from './kit/index.ts';
import { findMisreadings } from './misreadings.ts';
import { readOther } from './other.ts';
import { readSequence } from './sequence/read.ts';
import { readRequirement } from './requirement/read.ts';
import { readState } from './state/read.ts';
import type { Diagram } from './tree.ts';

type Reader = (source: PreparedSource) => Diagram;

/** By Mermaid's name of the type; what is not here passes through. */
const READERS: Readonly<Record<string, Reader>> = {
  architecture: readArchitecture,
  block: readBlock,
  c4: readC4,
  'flowchart-v2': readFlowchart,
  'flowchart-elk': readFlowchart,
  swimlane: readFlowchart,
  er: readEr,
  requirement: readRequirement,
  classDiagram: readClass,
  stateDiagram: readState,
  sequence: readSequence,
};

/**
 * Reads one diagram, the text between its fences or a whole `.mmd` file: its parts and what Mermaid would reject, with
 * ranges in `text`. Any text gives a diagram; the time is linear in its length.
 */
export function readDiagram(text: string): Diagram {
  const source = prepareSource(text);
  const read = Object.hasOwn(READERS, source.type) ? READERS[source.type]! : readOther;
  const diagram = read(source);
  const misreadings = findMisreadings(source, diagram);
  return misreadings.length > 0 ? { ...diagram, misreadings } : diagram;
}
