import type { Range } from '../../../text/range.ts';
import { headOf } from '../kit/index.ts';
import type { PreparedSource } from '../kit/index.ts';
import { styling } from '../kit/lexer/stylings.ts';
import { TokenReader } from '../kit/lexer/token-reader.ts';
import type { ClassAnnotation, ClassDiagram, ClassEnd, ClassNote, ClassRelationship, DiagramFix, Part, Styling } from '../tree.ts';
import { readBody } from './body.ts';
import { classGrammar } from './lexer.ts';
import type { Kind, Mode, Tokens } from './lexer.ts';
import { addMember } from './members.ts';
import { NAME_EXPECTED, NameReader } from './names.ts';
import { Namespaces } from './namespaces.ts';
import { renameFix, guessRelationship } from './operator.ts';
import type { Operator } from './operator.ts';
import { isStyling, readStyling } from './stylings.ts';
import { ClassTable } from './table.ts';
import type { ClassDraft, ClassName } from './table.ts';

/** Reads a classDiagram. A statement ends with its line; blanks inside names vanish: `A B` is the class `AB`. */
export const readClass = (source: PreparedSource): ClassDiagram => new ClassReader(source).read();

const ENDS: ReadonlySet<string> = new Set<ClassEnd>(['aggregation', 'extension', 'composition', 'dependency', 'lollipop']);
/** Tokens that stand between two marks and may run over line ends. */
const ENCLOSED: ReadonlySet<string> = new Set<Kind>(['string', 'generic', 'literal']);

class ClassReader {
  readonly #tokens: Tokens;
  readonly #names: NameReader;
  readonly #classes = new ClassTable();
  readonly #namespaces = new Namespaces();
  readonly #relationships: ClassRelationship[] = [];
  readonly #notes: ClassNote[] = [];
  readonly #stylings: Styling[] = [];
  readonly #dropped: Part[] = [];
  #direction: Part | undefined;
  /** Whether the diagram, or the namespace that was just opened, has no statement yet. */
  #isEmpty = true;
  /** Whether something was reported that the namespace being read may not hold. */
  #hasRejected = false;

  constructor(source: PreparedSource) {
    this.#tokens = new TokenReader(source, classGrammar, 'initial');
    this.#names = new NameReader(this.#tokens);
  }

  read(): ClassDiagram {
    const tokens = this.#tokens;
    const header = this.#header();
    while (tokens.kind !== 'end') this.#step();
    if (this.#isEmpty) tokens.fail('A class diagram needs a statement, e.g. `class A`.');
    this.#closeNamespaces();
    tokens.closeText();
    return {
      type: 'class',
      classes: this.#classes.all(),
      relationships: this.#relationships,
      groups: this.#namespaces.all(),
      notes: this.#notes,
      stylings: this.#stylings,
      dropped: this.#dropped,
      ...(this.#direction && { direction: this.#direction }),
      ...headOf(tokens.scanner, header, tokens.accessibility),
    };
  }

  #header(): Range {
    const tokens = this.#tokens;
    const { token } = tokens;
    if (!tokens.takeIf('header') || tokens.kind !== 'newline') this.#giveUp('A class diagram starts with `classDiagram` and a line end.');
    tokens.takeIf('newline');
    return tokens.range(token);
  }

  /** One statement and the line end behind it. */
  #step(): void {
    const tokens = this.#tokens;
    const { kind } = tokens;
    if (kind === 'eof' || kind === 'eof-in-body') return void tokens.take();
    const { start } = tokens.token;
    if (kind === '}' && this.#namespaces.depth > 0) this.#closeNamespace();
    else if (kind === 'namespace') {
      if (this.#namespace()) return;
    } else {
      this.#isEmpty = false;
      this.#statement();
    }
    this.#separator(start);
  }

  #statement(): void {
    const tokens = this.#tokens;
    const { kind } = tokens;
    if (kind === 'class') return this.#class();
    if (kind === 'note') return void this.#note();
    if (kind === 'note for') return this.#noteFor();
    if (this.#namespaces.depth > 0) this.#rejectInNamespace();
    if (this.#names.isNext) this.#named();
    else if (kind === '<<') this.#annotation();
    else if (kind === 'direction') this.#direction = tokens.direction(tokens.take());
    else if (isStyling(kind)) this.#styling();
    else if (!tokens.takeAccessibility()) this.#mend(tokens.token.start, this.#unexpected());
  }

  /** What only the diagram itself may hold is read all the same, and reported once. */
  #rejectInNamespace(): void {
    if (!this.#hasRejected) this.#tokens.fail('A namespace holds classes, notes and namespaces; write relationships and members behind its `}`.');
    this.#hasRejected = true;
  }

  /** What begins with a name: a relationship, a member, or nothing. */
  #named(): void {
    const tokens = this.#tokens;
    const { start } = tokens.token;
    const name = this.#names.read(true);
    if (!name) return this.#mend(start, NAME_EXPECTED);
    const card = this.#cardinality();
    const label = card ? undefined : tokens.takeIf('label');
    if (label) addMember(this.#classes.see(name), tokens.scanner, label.start + 1, label.end);
    else if (card || this.#isArrow()) this.#relationship(name, card, start);
    else this.#dropped.push(name);
  }

  /** The rest of a relationship, behind the class that it starts from and its multiplicity. */
  #relationship(from: ClassName, cardFrom: Part | undefined, start: number): void {
    const tokens = this.#tokens;
    const arrowStart = tokens.token.start;
    const typeFrom = this.#end();
    const line = tokens.takeIf('line') ?? tokens.takeIf('dotted-line');
    if (!line) return this.#mend(start, 'An arrow is a line, `--` or `..`, with or without an end: `-->`, `<|--`, `*--`, `..>`.');
    const typeTo = this.#end();
    const arrow = tokens.scanner.range(arrowStart, tokens.end);
    this.#target(from, cardFrom, { typeFrom, typeTo, stroke: line.kind === 'line' ? 'solid' : 'dotted', arrow, line: tokens.range(line) }, start);
  }

  #end(): ClassEnd {
    const { kind } = this.#tokens;
    if (!ENDS.has(kind)) return 'none';
    this.#tokens.take();
    return kind as ClassEnd;
  }

  /** The other end of a relationship and its label. */
  #target(from: ClassName, cardFrom: Part | undefined, operator: Operator, start?: number): void {
    const tokens = this.#tokens;
    const cardTo = this.#cardinality();
    const to = this.#names.read(true) ?? this.#word();
    if (!to) return start === undefined ? void this.#giveUp(NAME_EXPECTED) : this.#mend(start, NAME_EXPECTED);
    const { typeFrom, typeTo } = operator;
    if (typeFrom !== 'lollipop' || typeTo !== 'none') this.#classes.see(from);
    if (typeTo !== 'lollipop' || typeFrom !== 'none') this.#classes.see(to);
    const token = tokens.takeIf('label');
    const label = token && tokens.scanner.label(token.start + 1, token.end);
    this.#relationships.push({
      from: { id: from.text, range: from.range },
      to: { id: to.text, range: to.range },
      ...(label?.text && { label }),
      ...operator,
      ...(cardFrom && { cardFrom }),
      ...(cardTo && { cardTo }),
      range: { start: from.range.start, end: (label ?? to).range.end },
    });
  }

  #cardinality(): Part | undefined {
    const token = this.#tokens.takeIf('string');
    return token && this.#tokens.scanner.label(token.start, token.end);
  }

  #class(): void {
    const tokens = this.#tokens;
    tokens.take();
    const name = this.#name();
    if (!name) return;
    const draft = this.#classes.see(name);
    this.#namespaces.declare(name.text);
    if (tokens.kind === '[' && !this.#label(draft)) return;
    const hasStyle = tokens.kind === ':::';
    if (hasStyle && !this.#styleClass(name)) return;
    if (!hasStyle && tokens.kind === '<<' && !this.#annotationOf(draft)) return;
    if (tokens.kind === '{') this.#body(draft, hasStyle);
  }

  /** Reads `["label"]`; tells whether it did. */
  #label(draft: ClassDraft): boolean {
    const tokens = this.#tokens;
    tokens.take();
    const string = tokens.takeIf('string');
    const expected = 'A label stands in quotes: `class A["label"]`.';
    if (!string || !tokens.takeIf(']')) return this.#giveUp(expected);
    draft.label = tokens.scanner.label(string.start, string.end);
    return true;
  }

  #styleClass(name: Part): boolean {
    this.#tokens.take();
    const word = this.#names.takeWord();
    if (!word) return this.#giveUp('Write the name of a style after `:::`.');
    this.#stylings.push(styling(':::', [name], [this.#tokens.name(word)]));
    return true;
  }

  /** Reads `<<annotation>>`; tells whether it did. */
  #annotationOf(draft: ClassDraft): boolean {
    const annotation = this.#annotationText();
    if (annotation) draft.annotations.push(annotation);
    return annotation !== undefined;
  }

  #annotationText(): ClassAnnotation | undefined {
    const tokens = this.#tokens;
    const { start } = tokens.take();
    const word = this.#names.takeWord();
    if (word && tokens.takeIf('>>')) return { ...tokens.name(word), whole: tokens.scanner.range(start, tokens.end) };
    this.#giveUp('An annotation is one word: `<<interface>>`.');
    return undefined;
  }

  #body(draft: ClassDraft, needsMember: boolean): void {
    const tokens = this.#tokens;
    const { members, start, end, next } = readBody(tokens, this.#modes());
    draft.bodies.push(tokens.scanner.range(start, end));
    if (needsMember && members.length === 0)
      tokens.scanner.error(start, end, 'Mermaid rejects an empty body after `:::style`: leave it out.', [
        { title: 'Remove the empty body', edits: [{ range: tokens.scanner.range(start, end), text: '' }] },
      ]);
    for (const [from, to] of members) addMember(draft, tokens.scanner, from, to);
    if (next !== undefined) tokens.moveTo(next - 1, this.#modes());
  }

  /** `<<annotation>> Class`, of a class that is known already. */
  #annotation(): void {
    const annotation = this.#annotationText();
    const name = annotation && this.#name();
    if (!name) return;
    const isKnown = this.#classes.has(name.text);
    const draft = this.#classes.see(name);
    if (isKnown) draft.annotations.push(annotation);
    else this.#tokens.scanner.error(name.range.start, name.range.end, `Declare ${name.text} in a line above before you annotate it.`);
  }

  /** Opens a namespace; tells whether its body follows. */
  #namespace(): boolean {
    const tokens = this.#tokens;
    tokens.take();
    const name = this.#names.read(false) ?? this.#quotedNamespace();
    if (!name) return this.#giveUp('Name the namespace: one word, dots inside it nest.');
    let title: Part | undefined;
    if (tokens.takeIf('[')) {
      const string = tokens.takeIf('string');
      if (!string || !tokens.takeIf(']')) return this.#giveUp('A label stands in quotes: `namespace A["label"] {`.');
      title = tokens.scanner.label(string.start, string.end);
    }
    if (tokens.kind !== '{') return this.#giveUp('A namespace has a body: write `{` behind its name, on the same line.');
    if (this.#namespaces.isTooDeep(name.text)) return this.#giveUp('Not analysed: namespaces nest too deep here.');
    this.#namespaces.open(name, title, tokens.take().start);
    this.#isEmpty = true;
    tokens.takeIf('newline');
    return true;
  }

  /** Mermaid takes no name in quotes; the namespace is kept. */
  #quotedNamespace(): Part | undefined {
    const tokens = this.#tokens;
    if (tokens.kind !== 'string') return undefined;
    const { start, end } = tokens.token;
    const name = tokens.scanner.label(start, end);
    const quoted = tokens.scanner.range(start - 1, end + 1);
    tokens.fail('A namespace’s name has no quotes: use backquotes.', [
      { title: 'Use backquotes', edits: [{ range: quoted, text: `\`${name.text}\`` }] },
    ]);
    tokens.take();
    return name;
  }

  #closeNamespace(): void {
    const tokens = this.#tokens;
    if (this.#isEmpty) tokens.fail('Mermaid rejects an empty namespace: declare a class in it.');
    this.#isEmpty = false;
    this.#closeInnermost(tokens.take().end);
  }

  #closeInnermost(end: number): void {
    this.#hasRejected = false;
    const closed = this.#namespaces.close((start) => this.#tokens.scanner.range(start, end));
    for (const id of closed?.classes ?? []) this.#classes.setParent(id, closed!.id);
  }

  #closeNamespaces(): void {
    if (this.#namespaces.depth > 0) this.#tokens.fail('Close the namespace with `}`.');
    while (this.#namespaces.depth > 0) this.#closeInnermost(this.#tokens.end);
  }

  #note(target?: ClassName): boolean {
    const tokens = this.#tokens;
    if (!target) tokens.take();
    const token = tokens.takeIf('string');
    if (!token) return this.#giveUp('Write the note in quotes: `note "text"` or `note for A "text"`.');
    const id = target?.generic ? `${target.text}~${target.generic.text}~` : target?.text;
    this.#notes.push({
      ...(target && id !== undefined && { target: { id, range: target.range } }),
      text: tokens.scanner.label(token.start, token.end),
    });
    return true;
  }

  #noteFor(): void {
    this.#tokens.take();
    const target = this.#name();
    if (target) this.#note(target);
  }

  #styling(): void {
    const { token } = this.#tokens;
    const result = readStyling(this.#tokens, this.#names);
    if (typeof result !== 'string') this.#stylings.push(result);
    else if (this.#isArrow()) this.#mend(token.start, wordMessage(this.#tokens.name(token).text));
    else this.#giveUp(result);
  }

  /** Whether the next token belongs to an arrow. */
  #isArrow(): boolean {
    const { kind } = this.#tokens;
    return ENDS.has(kind) || kind === 'line' || kind === 'dotted-line';
  }

  /** A statement ends with its line; in a namespace also where the namespace does. */
  #separator(start: number): void {
    const tokens = this.#tokens;
    if (tokens.takeIf('newline') || tokens.kind === 'eof' || tokens.kind === 'end' || tokens.kind === 'eof-in-body') return;
    if (tokens.kind === '}' && this.#namespaces.depth > 0) return;
    this.#mend(start, this.#unexpected());
    tokens.takeIf('newline');
  }

  #unexpected(): string {
    const { scanner, token } = this.#tokens;
    if (token.kind === 'label' || token.kind === ':')
      return 'A text behind a colon holds no second colon; write a return type behind a blank: `A : f() int`.';
    if (token.kind === '[*]') return '`[*]` belongs to state diagrams.';
    return `Mermaid does not take \`${scanner.written(token.start, token.end).trim()}\` here; a statement ends with its line.`;
  }

  /** Reports the next token; if the line from `start` looks like a relationship there, reads it as what it seems to mean. */
  #mend(start: number, message: string): void {
    const tokens = this.#tokens;
    const guess = guessRelationship(tokens.scanner, start, tokens.token.start);
    if (!guess) return void this.#giveUp(message);
    tokens.fail(message, [guess.fix]);
    tokens.moveTo(guess.end, this.#modes());
    this.#target(guess.from, guess.cardFrom, guess.operator);
  }

  /** A word of the syntax where a name should stand: reported, and taken for one. */
  #word(): ClassName | undefined {
    const tokens = this.#tokens;
    const name = tokens.name(tokens.token);
    if (!/^[a-z]+$/i.test(name.text)) return undefined;
    tokens.fail(wordMessage(name.text), [renameFix(name)]);
    tokens.moveTo(name.range.end, this.#modes());
    return name;
  }

  /** A class's name; nothing, and the error reported, where none stands. */
  #name(): ClassName | undefined {
    const name = this.#names.read(true);
    if (!name) this.#giveUp(NAME_EXPECTED);
    return name;
  }

  /** Reports the next token and goes on at the end of its line; always false. */
  #giveUp(message: string, fixes?: readonly DiagramFix[]): false {
    const tokens = this.#tokens;
    const { token } = tokens;
    const runaway = this.#runaway();
    if (runaway === undefined) tokens.fail(message, fixes);
    // What `call` takes is not read again: it runs to the next parenthesis, often the end of the text.
    tokens.skipLine(this.#modes(), runaway ?? (token.kind === 'callback-name' ? token.end : token.start));
    return false;
  }

  /** Where the last token begins, if it is a text that was not closed on its line: reported instead of what follows it. */
  #runaway(): number | undefined {
    const { scanner, last } = this.#tokens;
    if (!last || !ENCLOSED.has(last.kind) || scanner.lineEnd(last.start) >= last.end) return undefined;
    const { start } = last;
    scanner.error(start - 1, scanner.trim(start, scanner.lineEnd(start))[1], `This ${scanner.text[start - 1]} is never closed on its line.`);
    return start;
  }

  /** The lexer's modes between two statements. */
  #modes(): Mode[] {
    return ['initial', ...Array.from({ length: this.#namespaces.depth }, (): Mode[] => ['namespace', 'namespace-body']).flat()];
  }
}

const wordMessage = (word: string): string => `\`${word}\` is a word of the syntax, also in backquotes: begin the name of a class with a capital.`;
