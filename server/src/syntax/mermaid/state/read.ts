import type { Range } from '../../../text/range.ts';
import { headOf } from '../kit/index.ts';
import type { PreparedSource } from '../kit/index.ts';
import type { Token } from '../kit/lexer/lexer.ts';
import { namesIn, styling } from '../kit/lexer/stylings.ts';
import { TokenReader } from '../kit/lexer/token-reader.ts';
import type { DiagramFix, Part, State, StateDiagram, StateNote, Styling } from '../tree.ts';
import { guessTransition } from './guess.ts';
import { stateGrammar } from './lexer.ts';
import type { Kind, Mode, Tokens } from './lexer.ts';
import { Scopes } from './scopes.ts';

/** Reads a stateDiagram. Statements need no line ends between them: `a b` is two states. */
export const readState = (source: PreparedSource): StateDiagram => new StateReader(source).read();

type StateToken = Token<Kind>;

const STYLINGS = {
  classDef: { names: 'class-name', expected: 'Write a class and its style: `classDef name fill:red`. `default` is no class here.' },
  class: { names: 'class-ids', expected: 'Write states and a class: `class a,b name`.' },
  style: { names: 'style-ids', expected: 'Write states and a style: `style a fill:red`.' },
} as const;

class StateReader {
  readonly #tokens: Tokens;
  readonly #scopes = new Scopes();
  readonly #notes: StateNote[] = [];
  readonly #stylings: Styling[] = [];
  readonly #dropped: Part[] = [];
  #direction: Part | undefined;

  constructor(source: PreparedSource) {
    this.#tokens = new TokenReader(source, stateGrammar, 'initial');
  }

  read(): StateDiagram {
    const tokens = this.#tokens;
    const header = this.#header();
    while (tokens.kind !== 'end') this.#statement();
    this.#closeScopes();
    for (const { range } of this.#scopes.surplusDescriptions())
      tokens.scanner.error(range.start, range.end, 'A composite state has one description: remove this one.');
    return {
      type: 'state',
      states: this.#scopes.states(),
      transitions: this.#scopes.transitions(),
      notes: this.#notes,
      stylings: this.#stylings,
      dropped: this.#dropped,
      ...(this.#direction && { direction: this.#direction }),
      ...headOf(tokens.scanner, header, tokens.accessibility),
    };
  }

  #header(): Range {
    const tokens = this.#tokens;
    while (tokens.takeIf('newline')); // behind a bare `%%`
    const { token } = tokens;
    if (!tokens.takeIf('header')) this.#giveUp('A state diagram starts with `stateDiagram-v2` and a line end.');
    return tokens.name(token).range;
  }

  #statement(): void {
    const tokens = this.#tokens;
    const { kind } = tokens;
    if (kind === 'newline') return void tokens.take();
    if (kind === '}' && this.#scopes.depth > 0) return this.#scopes.close((start) => tokens.scanner.range(start, tokens.take().end));
    this.#scopes.countStatement();
    if (kind === 'id' || kind === '[*]') this.#states();
    else if (kind === 'state-name') this.#composite(tokens.name(tokens.take()));
    else if (kind === 'state-text') this.#described();
    else if (kind === 'kind') this.#kind();
    else if (kind === '--') this.#scopes.divide(tokens.range(tokens.take()));
    else if (kind === 'note') this.#note();
    else if (kind === 'direction') this.#takeDirection();
    else if (kind === 'hide') tokens.take();
    else if (kind === 'scale') this.#expect(['scale', 'width'], 'Write a width: `scale 350 width`.');
    else if (kind === 'classDef' || kind === 'class' || kind === 'style') this.#styling(kind);
    else if (kind === 'click') this.#click();
    else if (!tokens.takeAccessibility()) this.#mendStatement();
  }

  /** A state with or without a description, or a transition. */
  #states(): void {
    const tokens = this.#tokens;
    const from = this.#reference();
    if (!from) return;
    const arrow = tokens.takeIf('-->');
    if (arrow) return this.#target(from, tokens.range(arrow));
    const text = this.#description();
    if (text) this.#scopes.describe(from.text, [text]);
  }

  /** What follows an arrow. */
  #target(from: Part, arrow: Range): void {
    const to = this.#tokens.kind === 'string' ? this.#quotedTarget() : this.#reference();
    if (to) this.#scopes.connect({ id: from.text, range: from.range }, { id: to.text, range: to.range }, arrow, this.#description());
  }

  /** Mermaid has no quoted ids; what one is meant to be is kept. */
  #quotedTarget(): Part {
    const tokens = this.#tokens;
    tokens.fail('A state’s id is one word without quotes: declare `state "…" as id` and name the id here.');
    const target = tokens.quoted(tokens.take());
    this.#scopes.see(target);
    return target;
  }

  /** A state's id and perhaps `:::class`, which make a state; nothing, and the error reported, where none stands. */
  #reference(): Part | undefined {
    const name = this.#name();
    if (name) this.#scopes.see(name);
    return name;
  }

  #name(): Part | undefined {
    const tokens = this.#tokens;
    const token = tokens.takeIf('id') ?? tokens.takeIf('[*]');
    if (!token) return this.#giveUp('Name the state here: one word, or `[*]` for start and end.');
    const name = tokens.name(token);
    if (tokens.takeIf(':::')) {
      const style = tokens.takeIf('id');
      if (style) this.#stylings.push(styling(':::', [name], [tokens.name(style)]));
      else this.#giveUp('Write the name of a class after `:::`.');
    }
    return name;
  }

  /** The text behind a colon, if there is one and it says something. */
  #description(): Part | undefined {
    const token = this.#tokens.takeIf('description');
    const text = token && this.#tokens.scanner.label(token.start + 1, token.end);
    return text?.text ? text : undefined;
  }

  /** `state x` alone means nothing; `state x {` begins a composite. */
  #composite(name: Part): void {
    if (this.#tokens.kind === '{') this.#open(name);
    else this.#dropped.push(name);
  }

  #open(name: Part): void {
    this.#scopes.see(name);
    this.#scopes.open(name.text, this.#tokens.take().start);
  }

  /** `state "text" as id`, perhaps with a body. */
  #described(): void {
    const tokens = this.#tokens;
    const token = tokens.take();
    const text = tokens.scanner.label(token.start, token.end);
    if (!tokens.takeIf('as')) return void this.#giveUp('Write `state "text" as id`.');
    const id = tokens.takeIf('id');
    if (!id) return void this.#giveUp('Write the state’s id after `as`.');
    const isComposite = tokens.kind === '{';
    const colon = isComposite ? -1 : tokens.scanner.text.slice(id.start, id.end).indexOf(':');
    const name = tokens.scanner.name(id.start, colon < 0 ? id.end : id.start + colon);
    if (isComposite) this.#open(name);
    else this.#scopes.see(name);
    const texts = colon < 0 ? [text] : [text, this.#secondText(id.start + colon + 1, id.end)];
    this.#scopes.describe(name.text, texts);
  }

  /** In `state "text" as id: more: rest` Mermaid keeps `more`. */
  #secondText(start: number, end: number): Part {
    const { scanner } = this.#tokens;
    const colon = scanner.text.slice(start, end).indexOf(':');
    return scanner.label(start, colon < 0 ? end : start + colon);
  }

  /** `state id <<fork>>` and the like. */
  #kind(): void {
    const tokens = this.#tokens;
    const { start, word, end } = tokens.take();
    const place = word ?? { start, end };
    const name = tokens.scanner.name(start, place.start);
    this.#scopes.see(name);
    const kind = tokens.scanner.text.slice(place.start + 2, place.end - 2).toLowerCase() as NonNullable<State['kind']>;
    this.#scopes.setKind(name.text, kind, tokens.scanner.range(place.start, place.end));
  }

  #note(): void {
    const tokens = this.#tokens;
    const { scanner } = tokens;
    tokens.take();
    if (tokens.kind === 'note-line') return this.#floatingNote();
    const position = tokens.takeIf('left of') ?? tokens.takeIf('right of');
    if (!position) return void this.#giveUp('Write `note left of state : text` or `note right of state : text`.');
    const id = tokens.takeIf('id');
    if (!id) return void this.#giveUp('Name the state that the note belongs to.');
    const name = tokens.name(id);
    const line = tokens.takeIf('note-line');
    const block = line ? undefined : tokens.takeIf('note-block');
    if (!line && !block)
      return void this.#giveUp('Write the note’s text behind a colon, without another colon, or on lines of its own before `end note`.');
    // Mermaid drops two characters, the colon and the blank at either side of it.
    const text = line ? scanner.label(Math.min(line.start + 2, line.end), line.end) : scanner.label(block!.start, block!.word!.start);
    this.#scopes.see(name);
    this.#notes.push({ target: { id: name.text, range: name.range }, position: position.kind as StateNote['position'], text });
  }

  /** `note "text" as id`, of which Mermaid makes nothing. */
  #floatingNote(): void {
    const parts = this.#expect(['note-line', 'as', 'id'], 'Write `note "text" as id`.');
    if (parts) this.#dropped.push(this.#tokens.name(parts[0]!), this.#tokens.name(parts[2]!));
  }

  /** `style`, `class` or `classDef`, the names, and what they are given. */
  #styling(kind: 'style' | 'class' | 'classDef'): void {
    const { names: token, expected } = STYLINGS[kind];
    const parts = this.#expect([kind, token, 'line'], expected);
    if (!parts) return;
    const [, names, line] = parts as [StateToken, StateToken, StateToken];
    const { scanner } = this.#tokens;
    this.#stylings.push(styling(kind, namesIn(scanner, names.start, names.end), [scanner.name(line.start, line.end)]));
  }

  #takeDirection(): void {
    const direction = this.#tokens.direction(this.#tokens.take());
    if (this.#scopes.depth === 0) this.#direction ??= direction;
  }

  #click(): void {
    const tokens = this.#tokens;
    tokens.take();
    const name = this.#name();
    if (!name) return;
    const expected = 'Write `click state "url" "tooltip"` or `click state href "url"`.';
    const values = this.#expect([tokens.kind === 'href' ? 'href' : 'string', 'string'], expected);
    if (!values) return;
    this.#stylings.push(
      styling(
        'click',
        [name],
        values.filter(({ kind }) => kind === 'string').map((value) => tokens.quoted(value)),
      ),
    );
    if (tokens.kind !== 'newline') this.#giveUp(expected);
  }

  /** Takes these tokens in turn; at the first that is not there reports `message` and gives nothing. */
  #expect(kinds: readonly Kind[], message: string): StateToken[] | undefined {
    const taken: StateToken[] = [];
    for (const kind of kinds) {
      const token = this.#tokens.takeIf(kind);
      if (!token) return this.#giveUp(message);
      taken.push(token);
    }
    return taken;
  }

  #closeScopes(): void {
    const tokens = this.#tokens;
    if (this.#scopes.depth > 0) tokens.fail('Close the composite state with `}`.');
    while (this.#scopes.depth > 0) this.#scopes.close((start) => tokens.scanner.range(start, tokens.end));
  }

  /** No statement begins with the next token. */
  #mendStatement(): void {
    const tokens = this.#tokens;
    const { scanner, token } = tokens;
    if (token.kind === '{') return this.#mendBody();
    if (token.kind === 'two-words') return this.#mendName();
    const guess = guessTransition(scanner, token.start);
    if (!guess) return void this.#giveUp(unexpected(scanner.written(token.start, token.end)));
    tokens.fail(guess.message, [guess.fix]);
    tokens.moveTo(guess.end, this.#modes());
    this.#target(guess.from, guess.arrow);
  }

  /** A body that belongs to no `state`. */
  #mendBody(): void {
    const tokens = this.#tokens;
    tokens.fail('A body belongs to a composite state: write `state name {`.');
    const { start, end } = tokens.take();
    if (this.#scopes.last === undefined) tokens.moveTo(end, this.#modes());
    else this.#scopes.open(this.#scopes.last, start);
  }

  /** `state two words {`; Mermaid also finds it where a line `state x` precedes one with a body. */
  #mendName(): void {
    const tokens = this.#tokens;
    const { scanner, token } = tokens;
    const brace = scanner.text.indexOf('{', token.start);
    const name = scanner.label(token.start, brace);
    if (name.text.includes('\n')) return void this.#giveUp('Mermaid takes this line and the next for one name: leave out `state` here.');
    const id = name.text.replaceAll(/\W+/g, '_');
    tokens.fail('A state’s name is one word.', [
      { title: `Write "${name.text}" as ${id}`, edits: [{ range: name.range, text: `"${name.text}" as ${id}` }] },
    ]);
    tokens.moveTo(brace, [...this.#modes(), 'state']);
    this.#open(name);
  }

  /** Reports the next token and goes on with the next line. */
  #giveUp(message: string, fixes?: readonly DiagramFix[]): undefined {
    this.#tokens.fail(message, fixes);
    this.#tokens.skipLine(this.#modes());
  }

  /** The lexer's modes between two statements. */
  #modes(): Mode[] {
    return ['initial', ...Array.from({ length: this.#scopes.depth }, (): Mode => 'struct')];
  }
}

function unexpected(written: string): string {
  if (written === '-') return 'A `-` is no part of a state’s id, and a transition is written `-->`.';
  if (written === '"') return 'This text is never closed.';
  return `Mermaid expects a state or a transition here, not \`${written.trim()}\`.`;
}
