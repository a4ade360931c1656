/** What can be rewritten at a place without anything being wrong there. */
import { label } from '../edits/arrows.ts';
import { draftMachine } from '../edits/state-draft.ts';
import { drawnEntities, erDiagramOf, hasRoom } from '../edits/convert-er.ts';
import { flowchartOf } from '../edits/convert-flowchart.ts';
import { sentencesOf, shownIn, titleOf, unsaid } from '../edits/convert-rest.ts';
import { stateDiagramOf } from '../edits/convert-state.ts';
import { escapedLine, mermaidFence } from '../edits/markdown.ts';
import { titleLines } from '../edits/mermaid-text.ts';
import type { Attribute, Design, DiagramView, Entity } from '../model/design.ts';
import { attributeKey } from '../model/entities/entities.ts';
import { hasMachine } from '../model/machines/status-fields.ts';
import { readDesign } from '../model/read.ts';
import type { ArrowText } from '../syntax/arrow-text/tree.ts';
import type { Part } from '../syntax/mermaid/tree.ts';
import { lineOf } from '../text/lines.ts';
import { contains, cover, overlaps, type Range, shift } from '../text/range.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';

export interface Refactoring {
  readonly title: string;
  /** `rewrite` says the same in another way, `extract` makes something new of what is there. */
  readonly kind: 'rewrite' | 'extract';
  readonly edits: readonly TextEdit[];
}

/** What can be done at `place` of the document that is `text`. */
export function refactorings(design: Design, text: string, place: Range): readonly Refactoring[] {
  const diagram = design.diagrams.find(({ range }) => overlaps(range, place));
  const fence = diagram && converted(diagram, design, text);
  return [
    ...(fence ? [{ title: 'Convert this text diagram to Mermaid', kind: 'rewrite' as const, edits: [fence] }] : []),
    ...machinesAt(place, design),
  ];
}

/** A diagram in Mermaid's words, and what it has no place for. */
interface Conversion {
  readonly lines: readonly string[];
  readonly rest: readonly Part[];
}

/** The fence of a drawing in plain text as a Mermaid fence; undefined for all others, and where Mermaid cannot say the same. */
function converted(diagram: DiagramView, design: Design, text: string): TextEdit | undefined {
  const { tree, range, body, closed } = diagram;
  if (tree.type !== 'arrow-text' || !closed) return undefined;
  const before = text.slice(lineOf(text, range.start).start, range.start);
  const drawing = before === '' ? text.slice(body.start, body.end) : withoutPrefix(text.slice(body.start, body.end), before);
  const conversion = convert(diagram, tree, drawing, design);
  if (!conversion) return undefined;
  const prefix = before.replace(/[^>\s]/g, ' ');
  const rest = conversion.rest.map(({ text: said }) => escapedLine(said.replace(/\s+/g, ' ')));
  const further =
    rest.length === 0 ? [] : ['', ...(rest.length === 1 ? rest : rest.map((said) => `- ${said}`)), ...(endsBlock(text, range.end) ? [] : [''])];
  const written = [...mermaidFence([...titleLines(titleOf(tree)?.text), ...conversion.lines]), ...further];
  return { range, text: written.map((line, i) => (i === 0 ? line : (prefix + line).trimEnd())).join(design.lineEnd) };
}

/** The marks of the quote or list around a fence as blanks, so that all offsets stay true. */
const withoutPrefix = (text: string, before: string): string =>
  before.includes('>') ? text.replace(/^[ \t]*(?:>[ \t]?)+/gm, (marks) => ' '.repeat(marks.length)) : text;

/** Whether a blank line or the end of the text follows the line. */
const endsBlock = (text: string, end: number): boolean => /^[^\r\n]*(?:\r\n?|\n|$)[>\s]*?(?:\r|\n|$)/.test(text.slice(end, end + 400));

function convert(diagram: DiagramView, tree: ArrowText, drawing: string, design: Design): Conversion | undefined {
  const title = titleOf(tree);
  const machine = design.stateMachines.find((each) => each.diagram === diagram.index && each.sure);
  const entities = drawnEntities(diagram, tree, design);
  const shown = title ? [title.range] : [];
  if (entities) {
    const fields = entities.flatMap(({ view }) => view.attributes);
    const said = unsaid(drawing, [...shown, ...namesIn(tree), ...fields.map(({ whole }) => shift(whole, -diagram.body.start))], []);
    const beside = ({ whole }: Attribute): Part | undefined =>
      said.find(({ range }) => contains(cellOf(tree, shift(whole, -diagram.body.start)), range));
    const lines = erDiagramOf(entities, diagram, tree, design, (field) => beside(field)?.text);
    const written = new Set(fields.filter(hasRoom).map(beside));
    return { lines, rest: said.filter((part) => !written.has(part)) };
  }
  if (machine) {
    const labels = machine.transitions.flatMap(({ label: said }) => (said ? [shift(said.range, -diagram.body.start)] : []));
    const remarks = tree.nodes
      .filter(({ name }) => machine.states.some(({ id }) => id === name))
      .flatMap(({ name, places }) => places.flatMap(({ notes }) => notes.map(({ text, range }) => ({ state: name, text, range }))))
      .filter(({ range }) => !labels.some((said) => overlaps(said, range)));
    const known = [...shown, ...namesIn(tree), ...labels, ...remarks.map(({ range }) => range)];
    return { lines: stateDiagramOf(machine, remarks), rest: unsaid(drawing, known, []) };
  }
  const lines = diagram.graph && flowchartOf(tree, diagram.graph, drawing);
  return (
    lines && {
      lines: design.kind === null ? lines : withOpenLabels(lines, diagram, design),
      rest: unsaid(drawing, [...shown, ...shownIn(tree)], sentencesOf(tree, title)),
    }
  );
}

const namesIn = ({ nodes, edges }: ArrowText): Range[] => [
  ...nodes.flatMap(({ places }) => places.map(({ name }) => name.range)),
  ...edges.flatMap(({ label: said, arrow }) => [arrow, ...(said ? [said.range] : [])]),
];

/** The line of a box that a field stands in. */
const cellOf = ({ nodes }: ArrowText, field: Range): Range =>
  nodes.flatMap(({ places }) => places.flatMap(({ compartments }) => compartments.flat())).find(({ range }) => contains(range, field))?.range ??
  field;

/** A placeholder at each arrow between components that says nothing: in Mermaid there is room for it, so it would be missing. */
function withOpenLabels(lines: readonly string[], { section }: DiagramView, { path, kind, sections }: Design): readonly string[] {
  const text = [`# ${sections[section]!.title}`, '', ...mermaidFence(lines)].join('\n');
  const { connections, diagrams } = readDesign({ path, text }, kind === null ? {} : { forced: kind });
  const silent = connections.filter(({ label: said, isContainment }) => !said && !isContainment && diagrams[0]?.role === 'architecture');
  const edits = new Map(
    silent.flatMap((connection) => {
      const edit = label(connection, 'TODO contract');
      return edit ? [[edit.range.start, edit] as const] : [];
    }),
  );
  return applyEdits(text, [...edits.values()])
    .split('\n')
    .slice(3, -1);
}

/** The state machine of a field that lists its values and has none, where the field or that list stands. */
function machinesAt(place: Range, design: Design): Refactoring[] {
  for (const entity of design.entities) {
    for (const field of entity.attributes) {
      const range = placeOf(field, entity, place);
      const edit = range && !hasMachine(field, design) ? draftMachine(entity, { ...field, range }, design) : undefined;
      if (edit) return [{ title: 'State machine from this enum', kind: 'extract', edits: [edit] }];
    }
  }
  return [];
}

/** The description of a field at a place; where its values stand there, its first. */
function placeOf({ name, values, range }: Attribute, { views }: Entity, place: Range): Range | undefined {
  const same = views.flatMap(({ attributes }) => attributes.filter((other) => attributeKey(other.name) === attributeKey(name)));
  const [first, last] = [values[0], values.at(-1)];
  const isListed = first !== undefined && last !== undefined && overlaps(cover(first.range, last.range), place);
  return same.find(({ whole }) => overlaps(whole, place))?.range ?? (isListed ? range : undefined);
}
