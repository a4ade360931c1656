import type { Range } from '../../../text/range.ts';
import { headOf } from '../kit/index.ts';
import type { PreparedSource } from '../kit/index.ts';
import { TokenReader } from '../kit/lexer/token-reader.ts';
import type { ArchitectureAlignment, ArchitectureDiagram, ArchitectureEdge, ArchitectureGroup, ArchitectureNode, Part, Reference } from '../tree.ts';
import { findProblems } from './check.ts';
import { readEdge } from './edge.ts';
import { architectureGrammar } from './lexer.ts';
import type { Tokens } from './lexer.ts';
import { fail, iconOf, labelOf, stringOf, takeId } from './parts.ts';

/** Reads an architecture diagram: one group, service, junction, edge or alignment a line. */
export const readArchitecture = (source: PreparedSource): ArchitectureDiagram => new ArchitectureReader(source).read();

type Box = { -readonly [Key in keyof ArchitectureGroup]: ArchitectureGroup[Key] };

class ArchitectureReader {
  readonly #tokens: Tokens;
  readonly #nodes: ArchitectureNode[] = [];
  readonly #groups: ArchitectureGroup[] = [];
  readonly #edges: ArchitectureEdge[] = [];
  readonly #alignments: ArchitectureAlignment[] = [];
  #title: Part | undefined;

  constructor(source: PreparedSource) {
    this.#tokens = new TokenReader(source, architectureGrammar, 'initial');
  }

  read(): ArchitectureDiagram {
    const tokens = this.#tokens;
    const header = this.#header();
    while (tokens.kind !== 'end') this.#statement();
    const parts = { nodes: this.#nodes, groups: this.#groups, edges: this.#edges, alignments: this.#alignments };
    const { scanner } = tokens;
    // Mermaid looks at what the ids mean once its grammar is right.
    if (scanner.errors.length === 0) for (const { range, message } of findProblems(parts)) scanner.error(range.start, range.end, message);
    return { type: 'architecture', ...headOf(scanner, header, tokens.accessibility, this.#title), ...parts };
  }

  #header(): Range {
    const tokens = this.#tokens;
    const { token, scanner } = tokens;
    if (tokens.takeIf('header')) return tokens.range(token);
    const word = /architecture\b/y;
    word.lastIndex = token.start;
    const end = word.test(scanner.text) ? word.lastIndex : token.end;
    scanner.error(token.start, end, 'An architecture diagram starts with `architecture-beta`.', [
      { title: 'Write architecture-beta', edits: [{ range: scanner.range(token.start, end), text: 'architecture-beta' }] },
    ]);
    tokens.skipLine(['initial']);
    return scanner.range(token.start, end);
  }

  #statement(): void {
    const tokens = this.#tokens;
    const { kind } = tokens;
    if (kind === 'newline') tokens.take();
    else if (kind === 'title' || kind === 'accTitle' || kind === 'accDescr') this.#text(kind);
    else if (kind === 'accDescr {') this.#description();
    else if (kind === 'group' || kind === 'service') this.#box(kind);
    else if (kind === 'junction') this.#junction();
    else if (kind === 'align') this.#align();
    else if (kind === 'id') this.#edge();
    else fail(tokens, this.#unexpected());
  }

  #unexpected(): string {
    const { kind } = this.#tokens;
    if (kind === 'port') return 'Mermaid takes `L`, `R`, `T` or `B` at the start of an id for a side: begin the id with another letter.';
    return 'A line is a `group`, a `service`, a `junction` or an edge such as `a:L -- R:b`.';
  }

  #text(kind: 'title' | 'accTitle' | 'accDescr'): void {
    const { scanner, accessibility } = this.#tokens;
    const { start, end } = this.#tokens.take();
    const text = scanner.label(kind === 'title' ? start + kind.length : scanner.text.indexOf(':', start) + 1, end);
    if (kind === 'title') this.#title = text;
    else accessibility[kind] = text;
    this.#lineEnd();
  }

  /** `accDescr { … }`. */
  #description(): void {
    const tokens = this.#tokens;
    const { end } = tokens.take();
    const text = tokens.takeIf('description');
    if (!text) return fail(tokens, 'This description is never closed: write `}` at its end.');
    tokens.accessibility.accDescr = tokens.scanner.label(end, text.end - 1);
    this.#lineEnd();
  }

  /** `group id(icon)[label] in parent`, `service …`; a service may have a text for an icon. */
  #box(kind: 'group' | 'service'): void {
    const tokens = this.#tokens;
    const { start } = tokens.take();
    const id = takeId(tokens, `the id of the ${kind}`);
    if (!id) return;
    const text = kind === 'service' ? stringOf(tokens) : undefined;
    const icon = text ? undefined : iconOf(tokens);
    const label = labelOf(tokens) ?? text;
    const box = this.#made(id, start, this.#parent());
    if (icon) box.icon = icon;
    if (label) box.label = label;
    if (kind === 'group') this.#groups.push(box);
    else this.#nodes.push(Object.assign(box, { kind }));
    this.#lineEnd();
  }

  #junction(): void {
    const tokens = this.#tokens;
    const { start } = tokens.take();
    const id = takeId(tokens, 'the id of the junction');
    if (!id) return;
    this.#nodes.push(Object.assign(this.#made(id, start, this.#parent()), { kind: 'junction' as const }));
    this.#lineEnd();
  }

  #made({ text, range }: Part, start: number, parent: Reference | undefined): Box {
    const box: Box = { id: text, name: range, range: this.#tokens.scanner.range(start, this.#tokens.end) };
    if (parent) box.parent = parent;
    return box;
  }

  #parent(): Reference | undefined {
    if (!this.#tokens.takeIf('in')) return undefined;
    const id = takeId(this.#tokens, 'the id of a group');
    return id && { id: id.text, range: id.range };
  }

  #align(): void {
    const tokens = this.#tokens;
    tokens.take();
    const direction = tokens.takeIf('row') ?? tokens.takeIf('column');
    if (!direction) return fail(tokens, 'Write `row` or `column` behind `align`.');
    const members: Reference[] = [];
    for (let id = tokens.takeIf('id'); id; id = tokens.takeIf('id')) members.push({ id: tokens.name(id).text, range: tokens.range(id) });
    if (members.length < 2) return fail(tokens, '`align` takes the ids of two services or more.');
    this.#alignments.push({ direction: tokens.name(direction), members });
    this.#lineEnd();
  }

  #edge(): void {
    const edge = readEdge(this.#tokens);
    if (!edge) return;
    this.#edges.push(edge);
    this.#lineEnd();
  }

  #lineEnd(): void {
    const tokens = this.#tokens;
    if (tokens.kind !== 'newline' && tokens.kind !== 'end') fail(tokens, this.#behind());
  }

  #behind(): string {
    const { scanner, token } = this.#tokens;
    const next = scanner.text[token.start];
    if (next === '[') return 'A label in brackets is one text without brackets and quotes inside it, and not empty.';
    if (next === '(') return 'An icon is one word in parentheses, of letters, digits, `-`, `_` and `:`.';
    return 'A line end must stand here.';
  }
}
