/**
 * The kit that every reader of a diagram type is written on.
 *
 * How to write a reader
 * - `export function readEr(source: PreparedSource): ErDiagram` in a folder of its own; add it to `READERS` in `../read.ts` under Mermaid's
 *   name of the type, and `inspectEr` to `../inspect.ts`.
 * - Where Mermaid's grammar is a Jison one, `grammar` of `lexer/lexer.ts` takes the rules of its lexer as they are, mode by mode and in their
 *   order, and a `TokenReader` reads their tokens; write one function for each rule of the grammar. Elsewhere `new Scanner(source)` stands at
 *   the header and goes by sticky patterns (`match`, `peek`, `take`, `skip`). Frontmatter, directives, comments and CR are gone already; there
 *   is one line feed at the very end.
 * - What the tree holds comes from the scanner: `name(start, end)` for ids, `label(start, end)` for texts that are shown (entity codes
 *   decoded), `range(start, end)` for places. Never slice `source.original`: texts may run over comments that Mermaid does not see, and the
 *   last line feed is not in what was written.
 * - What Mermaid rejects: `scanner.error(start, end, message, fixes?)` on the offending token, keep what was read so far, go on at the end of
 *   the line. Each turn of a loop must move. Nothing throws; recursion over nesting has a cap or a stack of its own; no pattern searches the
 *   rest of the text again and again.
 * - Return `{ type, ...headOf(scanner, …), nodes, … }`.
 */
export { readAccessibility } from './accessibility.ts';
export type { Accessibility } from './accessibility.ts';
export { headOf } from './head.ts';
export { Scanner } from './scanner.ts';
export { prepareSource } from './source.ts';
export type { PreparedSource } from './source.ts';
