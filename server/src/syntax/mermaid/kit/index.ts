/**
 * The kit that every reader of a diagram type is written on.
 *
 * How to write a reader
 * - `export function readEr(source: PreparedSource): ErDiagram` in a folder or file of its own; add it to `READERS` in
 *   `../read.ts` under Mermaid's name of the type, and `inspectEr` to `INSPECTORS` in `../inspect.ts`.
 * - `new Scanner(source)` stands at the header. Go by sticky patterns transcribed from Mermaid's lexer (`match`, `peek`,
 *   `take`, `skip`), in the order of its rules, and by one function for each rule of its grammar. Frontmatter, directives,
 *   comments and CR are gone already; there is one line feed at the very end.
 * - What the tree holds comes from the scanner: `name(start, end)` for ids, `label(start, end)` for texts that are shown
 *   (entity codes decoded), `range(start, end)` for places. Never build a range or slice `source.original` yourself:
 *   texts may run over comments that Mermaid does not see, and the last line feed is not in what was written.
 * - `readQuoted` reads strings, `readAccessibility` reads `accTitle` and `accDescr`.
 * - What Mermaid rejects: `scanner.error(start, end, message, fixes?)` on the offending token, keep what was read so far,
 *   `scanner.skipToLineEnd()`, go on. Each turn of a loop must move `position`. Nothing throws; recursion over nesting
 *   has a cap or a stack of its own.
 * - Return `{ type, ...headOf(scanner, …), nodes, … }`.
 */
export { readAccessibility } from './accessibility.ts';
export type { Accessibility } from './accessibility.ts';
export { headOf } from './head.ts';
export { Scanner } from './scanner.ts';
export { prepareSource } from './source.ts';
export type { PreparedSource } from './source.ts';
export { readQuoted } from './strings.ts';
export type { Quoted } from './strings.ts';
