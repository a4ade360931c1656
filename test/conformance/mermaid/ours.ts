import { inspectDiagram } from '../../../server/src/syntax/mermaid/inspect.ts';
import type { Inspected } from '../../../server/src/syntax/mermaid/inspect.ts';
import { readDiagram } from '../../../server/src/syntax/mermaid/read.ts';
import { indexLines, positionAt } from '../../../server/src/text/line-index.ts';

/** What `designdoc inspect` prints of a diagram that is a file of its own. */
export function inspect(text: string): Inspected {
  const index = indexLines(text);
  return inspectDiagram(readDiagram(text), (offset) => {
    const { line, character } = positionAt(index, offset);
    return { line: line + 1, column: character + 1 };
  });
}

export { readDiagram };
