import type { Range } from '../../../text/range.ts';
import type { DiagramHead, Part } from '../tree.ts';
import type { Accessibility } from './accessibility.ts';
import type { Scanner } from './scanner.ts';

/** The parts that every diagram has, once `scanner` has read it all. A `title` of the diagram wins over the frontmatter's. */
export function headOf(scanner: Scanner, header: Range, accessibility: Accessibility = {}, title?: Part): DiagramHead {
  const { source } = scanner;
  const shown = title ?? source.title;
  return { header, ...(shown && { title: shown }), ...accessibility, comments: source.comments, errors: scanner.errors };
}
