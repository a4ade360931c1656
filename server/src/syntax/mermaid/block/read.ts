import type { Range } from '../../../text/range.ts';
import { headOf } from '../kit/index.ts';
import type { PreparedSource } from '../kit/index.ts';
import { TokenReader } from '../kit/lexer/token-reader.ts';
import { shorten } from '../../../text/shorten.ts';
import type { BlockColumns, BlockDiagram, BlockSpace, Part, Reference, Styling } from '../tree.ts';
import { blockGrammar } from './lexer.ts';
import type { Tokens } from './lexer.ts';
import { readLink } from './links.ts';
import type { Link } from './links.ts';
import { BlockModel } from './model.ts';
import type { Written } from './model.ts';
import { fail, readNode } from './nodes.ts';

/** Reads a block diagram. Line ends mean nothing in it, but that reading goes on at one after an error. */
export const readBlock = (source: PreparedSource): BlockDiagram => new BlockReader(source).read();

class BlockReader {
  readonly #tokens: Tokens;
  readonly #model = new BlockModel();
  readonly #columns: BlockColumns[] = [];
  readonly #spaces: BlockSpace[] = [];
  readonly #stylings: Styling[] = [];
  readonly #chains: Range[] = [];
  /** Whether something stands in the innermost block: Mermaid takes none that is empty. */
  #isFilled = false;

  constructor(source: PreparedSource) {
    this.#tokens = new TokenReader(source, blockGrammar, 'initial');
  }

  read(): BlockDiagram {
    const tokens = this.#tokens;
    const header = this.#header();
    while (tokens.kind !== 'end') this.#statement();
    return {
      type: 'block',
      ...headOf(tokens.scanner, header),
      nodes: this.#model.nodes,
      groups: this.#model.groups,
      edges: this.#model.edges,
      columns: this.#columns,
      spaces: this.#spaces,
      stylings: this.#stylings,
      chains: this.#chains,
    };
  }

  #header(): Range {
    const tokens = this.#tokens;
    const { token } = tokens;
    if (!tokens.takeIf('header')) fail(this.#tokens, 'A block diagram starts with `block`.');
    return tokens.range(token);
  }

  #statement(): void {
    const tokens = this.#tokens;
    const { kind } = tokens;
    if (kind === 'eof') return this.#end();
    if (kind === 'end-word') return this.#close();
    if (kind === 'name') this.#nodes();
    else if (kind === 'group') this.#openGroup();
    else if (kind === 'header') this.#model.open(tokens.range(tokens.take()));
    else if (kind === 'columns') this.#takeColumns();
    else if (kind === 'space') this.#takeSpace();
    else if (kind === 'classDef' || kind === 'class' || kind === 'style') this.#styling(kind);
    else this.#unexpected();
    this.#isFilled = kind !== 'group' && kind !== 'header';
  }

  #unexpected(): void {
    const { kind } = this.#tokens;
    if (kind === 'link' || kind === 'link-start') fail(this.#tokens, 'An arrow stands between two ids: write the one it starts from before it.');
    else if (kind === 'size') fail(this.#tokens, 'A width stands right behind an id and its label: `a["Label"]:2`.');
    else fail(this.#tokens, 'A block diagram takes ids of blocks, `a["Label"]`, arrows, `columns`, `space`, `block` and `end` here.');
  }

  /** An id, alone or with arrows to others. */
  #nodes(): void {
    const { token } = this.#tokens;
    const first = readNode(this.#tokens, true);
    if (!first) return;
    const links = this.#links();
    if (links.length === 0) this.#model.add(first);
    else this.#connect(token.start, first, links);
  }

  #links(): { link: Link; node: Written }[] {
    const links: { link: Link; node: Written }[] = [];
    for (let link = readLink(this.#tokens); link; link = readLink(this.#tokens)) {
      const node = readNode(this.#tokens, false);
      if (!node) break;
      links.push({ link, node });
    }
    return links;
  }

  /** Mermaid keeps the last arrow of a chain only, and neither the start of that nor what stands before it. */
  #connect(start: number, first: Written, links: readonly { link: Link; node: Written }[]): void {
    const { link, node } = links.at(-1)!;
    const isChain = links.length > 1;
    const from = isChain ? nobody(links.at(-2)!.node) : { ...first, width: undefined };
    if (isChain) this.#chains.push(this.#tokens.scanner.range(start, this.#tokens.scanner.trim(start, this.#tokens.end)[1]));
    this.#model.add(from);
    this.#model.edges.push({ from: reference(from), to: reference(node), ...link });
    this.#model.add(node);
  }

  /** `block:id`, with a label and a width if need be. */
  #openGroup(): void {
    const tokens = this.#tokens;
    const keyword = tokens.range(tokens.take());
    const node = readNode(tokens, true);
    const isChain = this.#links().length > 0;
    this.#model.open(keyword, node && isChain ? nobody(node) : node);
  }

  #close(): void {
    const tokens = this.#tokens;
    const { start } = tokens.token;
    const end = start + 'end'.length;
    if (this.#model.depth === 0)
      tokens.scanner.error(start, end, '`end` closes nothing here: no block is open.', [removal(tokens.scanner.range(start, end))]);
    else if (!this.#isFilled) tokens.scanner.error(start, end, 'A block may not be empty: write something between `block` and `end`.');
    tokens.take();
    this.#model.close(end);
    this.#isFilled = true;
  }

  #end(): void {
    const tokens = this.#tokens;
    const { scanner } = tokens;
    const end = scanner.trim(0, scanner.text.length)[1];
    if (this.#model.depth > 0) {
      const ends = '\nend'.repeat(this.#model.depth);
      tokens.fail('A block is never closed: write `end` behind what belongs to it.', [
        { title: 'Write end', edits: [{ range: scanner.range(end, end), text: ends }] },
      ]);
    } else if (!this.#isFilled) tokens.fail('A block diagram may not be empty.');
    while (this.#model.close(end));
    tokens.take();
  }

  #takeColumns(): void {
    const token = this.#tokens.take();
    const count = Number(this.#tokens.scanner.text.slice(token.start + 'columns'.length, token.end));
    this.#columns.push({ ...(!Number.isNaN(count) && { count }), range: this.#tokens.range(token) });
  }

  #takeSpace(): void {
    const token = this.#tokens.take();
    const width = Number(this.#tokens.scanner.text.slice(token.start + 'space:'.length, token.end) || 1);
    this.#spaces.push({ width, range: this.#tokens.range(token) });
  }

  /** `classDef name …`, `class a,b name`, `style a …`. */
  #styling(kind: 'classDef' | 'class' | 'style'): void {
    const tokens = this.#tokens;
    tokens.take();
    const name = tokens.takeIf(kind === 'classDef' ? 'class-name' : 'targets');
    const rest = name && tokens.takeIf('value');
    if (!rest)
      return fail(
        tokens,
        `\`${kind}\` takes ${kind === 'classDef' ? 'the name of a class' : 'the ids of blocks, of letters, digits and _,'} and a value.`,
      );
    const names = tokens.name(name);
    const value = tokens.name(rest);
    this.#stylings.push({ kind, targets: this.#references(names), names: names.range, values: value.text === '' ? [] : [value] });
    if (kind === 'class') this.#model.addClass(names);
    if (kind === 'style' && value.text !== '' && !this.#model.has(names.text)) this.#unknownTarget(names);
  }

  /** The ids in `a, b`. */
  #references({ range }: Part): Reference[] {
    const { scanner } = this.#tokens;
    return Array.from(scanner.text.slice(range.start, range.end).matchAll(/\w+/g), ({ index, 0: id }) => {
      const start = range.start + index;
      return { id, range: scanner.range(start, start + id.length) };
    });
  }

  #unknownTarget({ text, range }: Part): void {
    const message = text.includes(',') ? '`style` takes one id.' : `\`style\` speaks of ${shorten(text)}, which stands nowhere above it.`;
    this.#tokens.scanner.error(range.start, range.end, message);
  }
}

/** What Mermaid makes of the start of a chain: a block without an id. */
const nobody = ({ id, place }: Written): Written => ({ id: { text: '', range: id.range }, shape: 'na', directions: [], place });

const reference = ({ id: { text, range } }: Written): Reference => ({ id: text, range });

const removal = (range: Range) => ({ title: 'Remove it', edits: [{ range, text: '' }] });
