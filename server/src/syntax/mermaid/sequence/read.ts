import type { Range } from '../../../text/range.ts';
import { headOf } from '../kit/index.ts';
import type { PreparedSource } from '../kit/index.ts';
import type { Token } from '../kit/lexer/lexer.ts';
import { TokenReader } from '../kit/lexer/token-reader.ts';
import { shorten } from '../../../text/shorten.ts';
import type { DiagramFix, Part, Reference, SequenceBox, SequenceDiagram } from '../tree.ts';
import { CLOSING, isBlock, isSection, OpenBlocks, opening, SECTIONS } from './blocks.ts';
import type { OpenBlock } from './blocks.ts';
import { openBox, wrappedText } from './boxes.ts';
import { readCreation, readDeclaration, readDestruction } from './declaration.ts';
import { Draft, insertion, isName, reserved } from './draft.ts';
import { sequenceGrammar } from './lexer.ts';
import type { BlockWord, Kind, SectionWord, Tokens } from './lexer.ts';
import { isArrow, readMessage } from './message.ts';
import { readNote } from './note.ts';

/** Reads a sequenceDiagram. Line ends and semicolons end messages, notes and names; blocks need none. */
export const readSequence = (source: PreparedSource): SequenceDiagram => new SequenceReader(source).read();

const IN_BOX: ReadonlySet<string> = new Set(['participant', 'actor', 'destroy', 'newline', 'end-word', 'end']);

class SequenceReader {
  readonly #tokens: Tokens;
  readonly #draft: Draft;
  readonly #open = new OpenBlocks();
  readonly #boxes: SequenceBox[] = [];
  readonly #created: Reference[] = [];
  readonly #destroyed: Reference[] = [];
  #title: Part | undefined;

  constructor(source: PreparedSource) {
    this.#tokens = new TokenReader(source, sequenceGrammar, 'initial');
    this.#draft = new Draft(this.#tokens);
  }

  read(): SequenceDiagram {
    const header = this.#header();
    while (this.#tokens.kind !== 'end') this.#statement();
    this.#closeAll();
    this.#reportProblems();
    return {
      type: 'sequence',
      ...headOf(this.#tokens.scanner, header, this.#tokens.accessibility, this.#title),
      participants: this.#draft.participants.all(),
      events: this.#draft.events,
      boxes: this.#boxes,
      created: this.#created,
      destroyed: this.#destroyed,
    };
  }

  #header(): Range {
    const { token } = this.#tokens;
    if (!this.#tokens.takeIf('header')) this.#draft.fail('A sequence diagram starts with `sequenceDiagram`.');
    return this.#tokens.range(token);
  }

  #statement(): void {
    const tokens = this.#tokens;
    const { kind } = tokens;
    const block = this.#open.inner;
    if (block?.box && !block.isReported && !IN_BOX.has(kind)) this.#failInBox(block);
    if (kind === 'newline' || kind === 'invalid') tokens.take(); // a stray sign where a statement begins is nothing to Mermaid
    else if (isName(kind)) this.#nameOrLink();
    else if (kind === 'participant' || kind === 'actor') readDeclaration(this.#draft, block?.box);
    else if (kind === 'create') this.#create();
    else if (kind === 'destroy') this.#destroy();
    else if (kind === 'note') readNote(this.#draft);
    else if (kind === 'activate' || kind === 'deactivate') this.#activation(kind);
    else if (isBlock(kind)) this.#openBlock(kind);
    else if (isSection(kind)) this.#section(kind);
    else if (kind === 'end-word') this.#close();
    else if (kind === 'autonumber') this.#autonumber();
    else if (kind === 'title' || kind === 'old-title') this.#takeTitle(kind);
    else if (!tokens.takeAccessibility()) this.#mendStatement();
  }

  #takeTitle(kind: 'title' | 'old-title'): void {
    const { start, end } = this.#tokens.take();
    this.#title = this.#tokens.scanner.label(start + (kind === 'title' ? 'title '.length : 'title: '.length), end);
  }

  /** A message begins with a name; `link A: …` and its sisters with a keyword that may also be a name. */
  #nameOrLink(): void {
    const tokens = this.#tokens;
    const token = tokens.take();
    const first = tokens.name(token);
    if (token.kind !== 'name' && tokens.kind === 'name') this.#link(first.text);
    else readMessage(this.#draft, first);
  }

  #link(keyword: string): void {
    this.#draft.participants.imply(this.#tokens.name(this.#tokens.take()));
    if (!this.#tokens.takeIf('text')) this.#draft.fail(`Write a colon and what \`${keyword}\` adds behind the name.`);
    else this.#draft.expectLineEnd(`what \`${keyword}\` adds`);
  }

  #create(): void {
    this.#tokens.take();
    const created = readCreation(this.#draft);
    if (created) this.#created.push(created);
  }

  #destroy(): void {
    const destroyed = readDestruction(this.#draft);
    if (destroyed) this.#destroyed.push(destroyed);
  }

  #activation(keyword: 'activate' | 'deactivate'): void {
    const tokens = this.#tokens;
    const mark = tokens.range(tokens.take());
    const name = tokens.takeIf('name');
    if (!name) return this.#draft.fail(`Write the name of a participant behind \`${keyword}\`.`);
    const { text, range } = tokens.name(name);
    this.#draft.expectLineEnd('the name');
    this.#draft.events.push({
      event: 'activation',
      kind: keyword === 'activate' ? 'ACTIVE_START' : 'ACTIVE_END',
      participant: { id: text, range },
      mark,
    });
    if (keyword === 'activate') this.#draft.lifelines.activate(text);
    else this.#draft.lifelines.deactivate(text, range);
  }

  #autonumber(): void {
    const tokens = this.#tokens;
    const keyword = tokens.range(tokens.take());
    const visible = !tokens.takeIf('off');
    const start = visible ? this.#number() : undefined;
    const step = start === undefined ? undefined : (this.#number() ?? 1);
    this.#draft.events.push({ event: 'autonumber', keyword, visible, ...(start !== undefined && { start }), ...(step !== undefined && { step }) });
    this.#draft.expectLineEnd('`autonumber`, `off` or the two numbers');
  }

  #number(): number | undefined {
    const token = this.#tokens.takeIf('number');
    return token && Number(this.#tokens.scanner.written(token.start, token.end));
  }

  #openBlock(word: BlockWord): void {
    const tokens = this.#tokens;
    const keyword = tokens.range(tokens.take());
    const rest = tokens.take();
    if (word === 'box') {
      this.#open.push({ word, keyword, box: openBox(tokens.scanner, rest.start, rest.end), isReported: false });
      return;
    }
    this.#open.push({ word, keyword, isReported: false });
    this.#draft.events.push({ event: 'block', kind: opening(word), keyword, text: wrappedText(tokens.scanner, rest.start, rest.end) });
  }

  /** `else`, `and`, `option`. Blocks inside the one that it belongs to count as closed. */
  #section(word: SectionWord): void {
    const tokens = this.#tokens;
    const { kind, of } = SECTIONS[word];
    const belongs = this.#open.has(of);
    const isInner = of.includes(this.#open.inner?.word ?? 'box');
    if (!belongs) tokens.fail(`\`${word}\` belongs to a block that \`${of[0]!}\` opens; none is open here.`);
    else if (!isInner) {
      const message = `\`${word}\` belongs to \`${of[0]!}\`, but \`${this.#open.inner!.word}\` is still open: close it with \`end\` first.`;
      tokens.fail(message, this.#closeBefore());
      while (!of.includes(this.#open.inner!.word)) this.#open.pop();
    }
    const keyword = tokens.range(tokens.take());
    const rest = tokens.take();
    if (belongs) this.#draft.events.push({ event: 'block', kind, keyword, text: wrappedText(tokens.scanner, rest.start, rest.end) });
  }

  #close(): void {
    const tokens = this.#tokens;
    const token = tokens.take();
    if (isArrow(tokens.kind)) return this.#messageFromEnd(token);
    const keyword = tokens.range(token);
    const block = this.#open.pop();
    if (!block) {
      tokens.scanner.error(token.start, token.end, '`end` closes nothing here: no block is open.', [
        { title: 'Remove it', edits: [{ range: keyword, text: '' }] },
      ]);
      return;
    }
    const kind = CLOSING[block.word];
    if (kind) this.#draft.events.push({ event: 'block', kind, keyword });
    this.#addBox(block, keyword.end);
  }

  /** `end->>B`: Mermaid closes a block and stumbles over the arrow; the author means a participant. */
  #messageFromEnd(end: Token<Kind>): void {
    const tokens = this.#tokens;
    const { start } = this.#open.inner ? tokens.token : end;
    tokens.scanner.error(start, tokens.token.end, reserved('end'));
    readMessage(this.#draft, tokens.name(end));
  }

  #addBox({ box, keyword }: OpenBlock, end: number): void {
    if (!box) return;
    const { title, colour, members } = box;
    this.#boxes.push({ ...(title && { title }), ...(colour && { colour }), members, range: { start: keyword.start, end } });
  }

  /** The text ends while blocks are open. */
  #closeAll(): void {
    const { scanner } = this.#tokens;
    const { inner, all } = this.#open;
    if (!inner) return;
    const end = scanner.trim(0, scanner.text.length)[1];
    if (!inner.isReported) {
      const ends = all.toReversed().map((block) => `\n${this.#lineBefore(block.keyword.start)?.indent ?? ''}end`);
      const message = `\`${inner.word}\` is never closed: write \`end\` behind what belongs to it.`;
      scanner.error(scanner.text.length, scanner.text.length, message, [insertion('Write end', scanner.range(end, end), ends.join(''))]);
    }
    for (const block of all) this.#addBox(block, scanner.range(end, end).end);
  }

  #failInBox(block: OpenBlock): void {
    block.isReported = true;
    this.#tokens.fail('A box holds only participants: close it with `end` before this.', this.#closeBefore());
  }

  /** Writes `end` on a line of its own before that of the next token. */
  #closeBefore(): DiagramFix[] {
    const { scanner, token } = this.#tokens;
    const line = this.#lineBefore(token.start);
    const indent = this.#lineBefore(this.#open.inner!.keyword.start)?.indent ?? '';
    return line ? [insertion('Write end before it', scanner.range(line.start, line.start), `${indent}end\n`)] : [];
  }

  /** Where the line of `offset` begins, and its blanks; nothing where it is very long. */
  #lineBefore(offset: number): { start: number; indent: string } | undefined {
    const LONGEST = 500;
    const from = Math.max(0, offset - LONGEST);
    const before = this.#tokens.scanner.text.slice(from, offset);
    const newline = before.lastIndexOf('\n');
    if (newline < 0) return undefined;
    return { start: from + newline + 1, indent: /^[^\S\n]*/.exec(before.slice(newline + 1))![0] };
  }

  /** What begins no statement. A word or a number in front of an arrow is taken for the sender. */
  #mendStatement(): void {
    const tokens = this.#tokens;
    const { kind, token } = tokens;
    const written = this.#draft.written();
    const isWord = kind === 'over' || kind === 'off' || kind === 'left of' || kind === 'right of' || kind === 'number' || kind === 'header';
    tokens.fail(
      kind === 'header'
        ? '`sequenceDiagram` stands once, at the start.'
        : isWord
          ? reserved(written)
          : `No message, note or block begins with \`${shorten(written)}\`.`,
    );
    if (isWord) tokens.take();
    if (isWord && isArrow(tokens.kind)) readMessage(this.#draft, tokens.name(token));
    else this.#draft.skipStatement();
  }

  /** Mermaid looks at what the text means once its grammar is right. */
  #reportProblems(): void {
    const { scanner } = this.#tokens;
    if (scanner.errors.length > 0) return;
    for (const { range, message } of this.#draft.lifelines.problems) scanner.error(range.start, range.end, message);
  }
}
