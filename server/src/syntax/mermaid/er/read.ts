import type { Range } from '../../../text/range.ts';
import { headOf } from '../kit/index.ts';
import type { PreparedSource } from '../kit/index.ts';
import type { Token } from '../kit/lexer/lexer.ts';
import { styling } from '../kit/lexer/stylings.ts';
import { TokenReader } from '../kit/lexer/token-reader.ts';
import type { DiagramFix, ErDiagram, ErRelationship, Part, Styling } from '../tree.ts';
import { readBlock } from './block.ts';
import { EntityTable } from './entities.ts';
import { GroupStack } from './groups.ts';
import { erGrammar } from './lexer.ts';
import type { Kind, Tokens } from './lexer.ts';
import { guessRelationship, quoteFix } from './operator.ts';
import type { Operator } from './operator.ts';

/** Reads an erDiagram. Statements need no line ends between them: `A B` is two entities. */
export const readEr = (source: PreparedSource): ErDiagram => new ErReader(source).read();

const CARDINALITIES: ReadonlySet<string> = new Set(['ONLY_ONE', 'ZERO_OR_ONE', 'ZERO_OR_MORE', 'ONE_OR_MORE', 'MD_PARENT']);
const NAMES: ReadonlySet<string> = new Set(['word', 'number', 'decimal', 'quoted-name']);
const LABELS: ReadonlySet<string> = new Set(['word', 'quoted-text', 'quoted-name']);

const OPERATORS: ReadonlySet<string> = new Set([...CARDINALITIES, 'identifying', 'non-identifying', 'unknown']);

class ErReader {
  readonly #tokens: Tokens;
  readonly #entities = new EntityTable();
  readonly #groups = new GroupStack();
  readonly #relationships: ErRelationship[] = [];
  readonly #stylings: Styling[] = [];
  #direction: Part | undefined;

  constructor(source: PreparedSource) {
    this.#tokens = new TokenReader(source, erGrammar, 'initial');
  }

  read(): ErDiagram {
    const tokens = this.#tokens;
    const header = this.#header();
    while (tokens.kind !== 'end') this.#statement();
    this.#closeGroups();
    tokens.closeText();
    return {
      type: 'er',
      entities: this.#entities.all(),
      relationships: this.#relationships,
      groups: this.#groups.closed,
      stylings: this.#stylings,
      ...(this.#direction && { direction: this.#direction }),
      ...headOf(tokens.scanner, header, tokens.accessibility),
    };
  }

  #header(): Range {
    const tokens = this.#tokens;
    const { token } = tokens;
    if (!tokens.takeIf('header')) {
      tokens.fail('An entity relationship diagram starts with `erDiagram` and a line end.');
      tokens.skipLine(['initial']);
    }
    return tokens.range(token);
  }

  #statement(): void {
    const tokens = this.#tokens;
    const { kind } = tokens;
    if (kind === 'newline' || kind === 'eof') tokens.take();
    else if (NAMES.has(kind)) this.#entity();
    else if (kind === 'direction') this.#takeDirection();
    else if (kind === 'subgraph') this.#subgraph();
    else if (kind === 'end-word' && this.#groups.depth > 0) this.#groups.close((start) => tokens.scanner.range(start, tokens.take().end));
    else if (kind === 'style' || kind === 'classDef') this.#style(kind);
    else if (kind === 'class') this.#class();
    else if (!tokens.takeAccessibility()) this.#mendStatement();
  }

  #takeDirection(): void {
    const direction = this.#tokens.direction(this.#tokens.take());
    if (this.#groups.depth === 0) this.#direction = direction;
  }

  /** What begins with a name: an entity with its alias, classes and attributes, or a relationship. */
  #entity(): void {
    const tokens = this.#tokens;
    const token = tokens.take();
    const name = this.#name(token);
    const hasAlias = tokens.kind === '[';
    if (hasAlias && !this.#alias(name)) return;
    if (!this.#styleClasses(name)) return this.#see(name);
    if (!hasAlias && OPERATORS.has(tokens.kind)) return this.#relationship(name, token.start);
    if (!hasAlias) this.#see(name);
    if (tokens.kind === '{') readBlock(tokens, this.#entities.last!);
  }

  /** Reads `[alias]`; tells whether reading can go on behind it. */
  #alias(name: Part): boolean {
    const tokens = this.#tokens;
    this.#see(name);
    const open = tokens.take();
    const alias = NAMES.has(tokens.kind) ? this.#name(tokens.take()) : undefined;
    if (!alias || !tokens.takeIf(']')) return this.#mendAlias(open);
    this.#entities.last!.alias ??= alias;
    return true;
  }

  /** An alias that is more than one word must be quoted. */
  #mendAlias(open: Token<Kind>): boolean {
    const tokens = this.#tokens;
    const { scanner } = tokens;
    const close = scanner.text.indexOf(']', open.end);
    const isClosed = close > open.end && close < scanner.lineEnd(open.end);
    const fixes = isClosed ? quoteFixes(scanner.label(open.end, close)) : [];
    tokens.fail('An alias is one word or a quoted text, closed with `]`.', fixes);
    if (isClosed) tokens.moveTo(close + 1, ['initial']);
    else tokens.skipLine(['initial']);
    return isClosed;
  }

  /** Reads `:::a,b` if it stands here; tells whether reading can go on behind it. */
  #styleClasses(name: Part): boolean {
    if (!this.#tokens.takeIf(':::')) return true;
    const classes = this.#idList('Write the name of a class after `:::`.');
    if (classes) this.#stylings.push(styling(':::', [name], classes));
    return classes !== undefined;
  }

  /** Reads `a,b`; nothing, and the error reported, where a name is missing. */
  #idList(expected: string): Part[] | undefined {
    const tokens = this.#tokens;
    const names: Part[] = [];
    do {
      const name = tokens.takeIf('word') ?? tokens.takeIf('style-text');
      if (!name) {
        this.#giveUp(expected);
        return undefined;
      }
      names.push(tokens.name(name));
    } while (tokens.takeIf(','));
    return names;
  }

  /** The rest of a relationship, behind the entity that it starts from. */
  #relationship(from: Part, start: number): void {
    const operator = this.#operator();
    if (operator) return this.#target(from, operator, start);
    this.#see(from);
    this.#mend(start, 'Mermaid knows no such relationship: write a cardinality (`||`, `|o`, `o{`, …) at both ends of `--` or `..`.');
  }

  /** Reads both cardinalities and the line between them; nothing where the next token is none of it. */
  #operator(): Operator | undefined {
    const tokens = this.#tokens;
    const cardFrom = this.#cardinality();
    const line = cardFrom && (tokens.takeIf('identifying') ?? tokens.takeIf('non-identifying'));
    const cardTo = line && this.#cardinality();
    return cardTo && { cardFrom, cardTo, identifying: line.kind === 'identifying', line: tokens.range(line) };
  }

  #cardinality(): Part | undefined {
    const tokens = this.#tokens;
    if (!CARDINALITIES.has(tokens.kind)) return undefined;
    const token = tokens.take();
    return { text: token.kind, range: tokens.range(token) };
  }

  /** The other end of a relationship and its label; it begins at `start`. */
  #target(from: Part, operator: Operator, start: number): void {
    const tokens = this.#tokens;
    this.#see(from);
    const isWord = this.#isWord();
    if (isWord) tokens.fail(this.#wordMessage(), [quoteFix(tokens.name(tokens.token))]);
    else if (!NAMES.has(tokens.kind)) return void this.#giveUp('Name the entity at the other end of this relationship.');
    const to = this.#name(tokens.take());
    if (isWord) tokens.moveTo(to.range.end, ['initial']);
    this.#see(to);
    const label = this.#styleClasses(to) ? this.#label(to) : undefined;
    this.#relationships.push({
      from: { id: from.text, range: from.range },
      to: { id: to.text, range: to.range },
      ...(label && { label }),
      ...operator,
      // With the quotes around its names and its label.
      range: label ? tokens.scanner.range(start, tokens.end) : { start: from.range.start, end: to.range.end },
    });
  }

  #label(to: Part): Part | undefined {
    const tokens = this.#tokens;
    const { scanner, end } = tokens;
    if (!tokens.takeIf(':')) {
      this.#giveUp(`A relationship needs a label: write ${to.text} : label.`, [
        { title: 'Add a label', edits: [{ range: scanner.range(end, end), text: ' : "TODO label"' }] },
      ]);
      return undefined;
    }
    if (!LABELS.has(tokens.kind)) {
      this.#giveUp('A label is one word or a quoted text; words of the syntax (`to`, `one`, `end`, …) must be quoted.', this.#quoteRest());
      return undefined;
    }
    const token = tokens.take();
    return token.kind === 'word' ? scanner.label(token.start, token.end) : tokens.quoted(token);
  }

  /** Quotes what is left of the line, if anything. */
  #quoteRest(): DiagramFix[] {
    const { scanner, token } = this.#tokens;
    return quoteFixes(scanner.label(token.start, scanner.lineEnd(token.start)));
  }

  #subgraph(): void {
    const tokens = this.#tokens;
    const { start } = tokens.take();
    if (!NAMES.has(tokens.kind)) return void this.#giveUp('Name the subgraph: `subgraph id [title]`.');
    const name = this.#name(tokens.take());
    const title = tokens.takeIf('[') && this.#subgraphTitle();
    this.#groups.open(name, title, start);
    this.#separator('A subgraph’s name ends its line.');
  }

  #subgraphTitle(): Part | undefined {
    const tokens = this.#tokens;
    const words: Part[] = [];
    while (NAMES.has(tokens.kind)) words.push(this.#name(tokens.take()));
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last || !tokens.takeIf(']')) {
      this.#giveUp('A subgraph’s title stands between `[` and `]`.');
      return undefined;
    }
    return { text: words.map(({ text }) => text).join(' '), range: { start: first.range.start, end: last.range.end } };
  }

  /** `style ids values` or `classDef ids values`, to the end of the line. */
  #style(kind: 'style' | 'classDef'): void {
    const tokens = this.#tokens;
    tokens.take();
    const names = this.#idList('Write what is styled and how, e.g. `style A fill:red`.');
    if (!names) return;
    const { start } = tokens.token;
    do {
      let count = 0;
      while (tokens.takeIf('style-text') ?? tokens.takeIf(':') ?? tokens.takeIf('#')) count++;
      if (count === 0) return void this.#giveUp('Write a style, e.g. `fill:red`.');
    } while (tokens.takeIf(','));
    this.#stylings.push(styling(kind, names, [tokens.scanner.name(start, tokens.end)]));
    this.#separator('This is no part of a style.');
  }

  #class(): void {
    this.#tokens.take();
    const expected = 'Write entities and a class: `class A,B name`.';
    const names = this.#idList(expected);
    const classes = names && this.#idList(expected);
    if (classes) this.#stylings.push(styling('class', names, classes));
  }

  /** The end of a line or, in styles, a semicolon. */
  #separator(expected: string): void {
    const tokens = this.#tokens;
    if (!tokens.takeIf('newline') && !tokens.takeIf(';') && !tokens.takeIf('eof')) this.#giveUp(expected);
  }

  #closeGroups(): void {
    const tokens = this.#tokens;
    if (this.#groups.depth > 0) tokens.fail('Close the subgraph with `end`.');
    while (this.#groups.depth > 0) this.#groups.close((start) => tokens.scanner.range(start, tokens.end));
  }

  /** No statement begins with the next token. */
  #mendStatement(): void {
    const { scanner, token } = this.#tokens;
    if (token.kind === '{') return void this.#giveUp('`{` must stand on the line of its entity.');
    const isEnd = token.kind === 'end-word' && scanner.trim(token.end, scanner.lineEnd(token.start))[0] >= scanner.lineEnd(token.start);
    if (isEnd) this.#mend(token.start, '`end` closes a subgraph, and none is open here.');
    else
      this.#mend(
        token.start,
        this.#isWord() ? this.#wordMessage() : `Mermaid expects an entity here, not \`${scanner.written(token.start, token.end)}\`.`,
      );
  }

  /** Whether the next token is a word that the grammar keeps for itself. */
  #isWord(): boolean {
    const { scanner, token } = this.#tokens;
    return !NAMES.has(token.kind) && token.end > token.start && /^[a-z][a-z ]*\s*$/i.test(scanner.text.slice(token.start, token.end));
  }

  #wordMessage(): string {
    return `\`${this.#tokens.name(this.#tokens.token).text}\` is a word of the syntax: quote it to name an entity so.`;
  }

  /** Reports the next token; if what stands from `start` or on the whole line looks like a relationship, reads it as what it seems to mean. */
  #mend(start: number, message: string): void {
    const tokens = this.#tokens;
    const { scanner, token } = tokens;
    const lineStart = (): number => scanner.text.lastIndexOf('\n', token.start - 1) + 1;
    const guess = guessRelationship(scanner, start, token.start) ?? guessRelationship(scanner, lineStart(), token.start);
    if (!guess) return void this.#giveUp(message);
    tokens.fail(message, [guess.fix]);
    this.#entities.forget((id) => !/[\p{L}\p{N}]/u.test(id));
    tokens.moveTo(guess.end, ['initial']);
    this.#target(guess.from, guess.operator, guess.from.range.start);
  }

  /** Reports the next token and goes on with the next line, or with the attributes that begin at the end of this one; always false. */
  #giveUp(message: string, fixes?: readonly DiagramFix[]): boolean {
    const tokens = this.#tokens;
    const { scanner, token } = tokens;
    tokens.fail(message, fixes);
    const brace = scanner.trim(token.start, scanner.lineEnd(token.start))[1] - 1;
    if (brace >= token.start && scanner.text[brace] === '{' && this.#entities.last) {
      tokens.moveTo(brace, ['initial']);
      readBlock(tokens, this.#entities.last);
    } else tokens.skipLine(['initial']);
    return false;
  }

  #name(token: Token<Kind>): Part {
    return token.kind === 'quoted-name' ? this.#tokens.quoted(token) : this.#tokens.name(token);
  }

  #see(name: Part): void {
    this.#entities.see(name);
    this.#groups.add(name.text);
  }
}

/** Quotes `part`, where quotes are all that it lacks. */
const quoteFixes = (part: Part): DiagramFix[] => (part.text === '' || part.text.includes('"') ? [] : [quoteFix(part)]);
