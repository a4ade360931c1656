/**
 * The tokens of a flowchart outside labels, by the rules of Mermaid's lexer in their order. Labels have rules of their
 * own (`labels.ts`): after a token that opens one, the reader moves the lexer behind what it read.
 */

export type Kind =
  | 'end' // of the text
  | 'unknown' // what no rule takes
  | 'newline'
  | 'semicolon'
  | 'space'
  | 'word'
  | 'number'
  | 'letters'
  | 'minus'
  | 'comma'
  | 'colon'
  | 'ampersand'
  | 'hash'
  | 'star'
  | 'down'
  | 'default'
  | 'style'
  | 'linkStyle'
  | 'interpolate'
  | 'classDef'
  | 'class'
  | 'href'
  | 'click'
  | 'call'
  | 'graph'
  | 'subgraph'
  | 'endSubgraph'
  | 'target'
  | 'accessibility'
  | 'direction'
  | 'string'
  | 'shapeData'
  | 'classMark'
  | 'link'
  | 'startLink'
  | 'linkId'
  | 'open' // a bracket that opens the label of a node
  | 'pipe'
  | 'less'
  | 'up'
  | 'bar';

/** What an id is made of, without blanks between them. */
export const ID_KINDS: ReadonlySet<Kind> = new Set([
  'word',
  'number',
  'letters',
  'minus',
  'comma',
  'colon',
  'ampersand',
  'hash',
  'star',
  'down',
  'default',
] as const);

export interface Token {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  /** Where reading goes on: behind the closing quote of a string. */
  readonly next: number;
}

const KEYWORDS: ReadonlyMap<string, Kind> = new Map([
  ['style', 'style'],
  ['default', 'default'],
  ['linkStyle', 'linkStyle'],
  ['interpolate', 'interpolate'],
  ['classDef', 'classDef'],
  ['class', 'class'],
  ['href', 'href'],
  ['click', 'click'],
  ['call', 'call'],
  ['graph', 'graph'],
  ['flowchart', 'graph'],
  ['subgraph', 'subgraph'],
  ['end', 'endSubgraph'],
  ['_self', 'target'],
  ['_blank', 'target'],
  ['_parent', 'target'],
  ['_top', 'target'],
  ['accTitle', 'accessibility'],
  ['accDescr', 'accessibility'],
]);
const SINGLE: ReadonlyMap<string, Kind> = new Map([
  ['#', 'hash'],
  [':', 'colon'],
  ['&', 'ampersand'],
  [';', 'semicolon'],
  [',', 'comma'],
  ['*', 'star'],
  ['^', 'up'],
  ['<', 'less'],
  ['-', 'minus'],
]);
const OPENINGS = ['(-', '([', '[[', '[|', '>', '[(', '(((', '[/', '[\\', '(', '[', '{'];
const DIRECTION = /direction\s+(?:TB|BT|RL|LR|TD)/g;
const DIRECTIONS = ['TB', 'BT', 'RL', 'LR', 'TD'];

const WORD = /(?:[A-Za-z0-9!"#$%&'*+.`?\\_/]|-(?=[^>\-.]))+/y;
/** Letters of the basic plane; Mermaid lists those that Unicode 6 knew. */
const LETTERS = /(?:(?![\u{10000}-\u{10FFFF}])\p{L})+/uy;
/** By its code, whether a character begins a string, shape data or a keyword. */
const EARLY = Array.from({ length: 128 }, (_, code) => '"@acdefghils_'.includes(String.fromCharCode(code)));
/** What begins neither an arrow nor a token of its own. */
const PLAIN_LETTER = /[A-Za-np-uwyz_]/;
/** In the order in which Mermaid tries them. */
const ARROWS = {
  solid: { kind: 'link', pattern: /[xo<]?--+[-xo>]\s*/y },
  startSolid: { kind: 'startLink', pattern: /[xo<]?--\s*/y },
  thick: { kind: 'link', pattern: /[xo<]?==+[=xo>]\s*/y },
  startThick: { kind: 'startLink', pattern: /[xo<]?==\s*/y },
  dotted: { kind: 'link', pattern: /[xo<]?-?\.+-[xo>]?\s*/y },
  startDotted: { kind: 'startLink', pattern: /[xo<]?-\.\s*/y },
  invisible: { kind: 'link', pattern: /~~~+\s*/y },
} as const;
const HEADED = [ARROWS.solid, ARROWS.startSolid, ARROWS.thick, ARROWS.startThick, ARROWS.dotted, ARROWS.startDotted];
/** Those that a character can begin. */
const ARROWS_BY_START: ReadonlyMap<string, readonly (typeof ARROWS)[keyof typeof ARROWS][]> = new Map([
  ['-', [ARROWS.solid, ARROWS.startSolid, ARROWS.dotted, ARROWS.startDotted]],
  ['=', [ARROWS.thick, ARROWS.startThick]],
  ['.', [ARROWS.dotted]],
  ['~', [ARROWS.invisible]],
  ['x', HEADED],
  ['o', HEADED],
  ['<', HEADED],
]);
/** Nothing to Mermaid, wherever they stand. */
export const EMPTY_STRINGS = /(?:""|"``")*/y;
const KEYWORD = /\w+/y;
const SWIMLANE = /swimlane-beta\b/y;
const LONG_HEADER = /flowchart-elk\b|swimlane-beta\b/y;
const ACCESSIBILITY = /acc(?:Title\s*:|Descr\s*[:{])/y;
const STRING = /[^"]*/y;
const MARKDOWN = /[^`"]*/y;
const SPACE = /\s*/y;
const SOME_SPACE = /\s+/y;
const NO_SPACE = /\S*/y;
const BLANKS = /[^\S\n]+/y;
const NEWLINES = /\n+/y;
const DIGITS = /[0-9]+/y;
const DOWN = /v\b/y;
const LINK_ID_RUN = /[^\s"[\](){}|]*/y;

/** Where `pattern`, which is sticky, ends when it matches at `at`. */
export function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

export class FlowLexer {
  readonly text: string;
  /** The next token, not yet taken. */
  token: Token;
  /** Where the last token taken ended. */
  taken: number;
  readonly #directions: readonly RegExpExecArray[];
  readonly #hasLinkIds: boolean;
  readonly #opening: NextIndex;
  readonly #closing: NextIndex;
  readonly #lineFeed: NextIndex;
  #blank = { start: 0, end: 0 };
  #run = { start: 0, end: 0, at: -1 };

  constructor(text: string, at: number) {
    this.text = text;
    this.taken = at;
    this.#directions = text.includes('direction') ? [...text.matchAll(DIRECTION)] : [];
    this.#hasLinkIds = text.includes('@');
    this.#opening = new NextIndex(text, '(');
    this.#closing = new NextIndex(text, ')');
    this.#lineFeed = new NextIndex(text, '\n');
    this.token = this.#lex(at);
  }

  get kind(): Kind {
    return this.token.kind;
  }

  /** Takes the next token. */
  take(): Token {
    const { token } = this;
    this.taken = token.end;
    this.token = this.#lex(token.next);
    return token;
  }

  /** Takes the next token if it is of that kind. */
  takeIf(kind: Kind): Token | undefined {
    return this.token.kind === kind ? this.take() : undefined;
  }

  /** Takes the tokens of an id. */
  takeId(): void {
    while (ID_KINDS.has(this.token.kind)) this.take();
  }

  /** Goes on reading at `offset`; what lies before it counts as taken. */
  moveTo(offset: number): void {
    this.taken = offset;
    this.token = this.#lex(offset);
  }

  #lex(from: number): Token {
    const { text } = this;
    const at = text[from] === '"' ? endOf(EMPTY_STRINGS, text, from)! : from;
    if (at >= text.length) return { kind: 'end', start: at, end: at, next: at };
    const unit = text.charCodeAt(at);
    const early = EARLY[unit] ? this.#lexEarly(at, text[at]!) : undefined;
    if (early) return early;
    const direction = this.#directions.length > 0 ? this.#lexDirection(at) : undefined;
    if (direction) return direction;
    const blank = unit <= 32 || unit > 127 ? this.#lexBlank(at) : undefined;
    return blank ?? this.#lexLate(at, text[at]!);
  }

  /** What comes before a line's `direction`: keywords, strings, shape data. */
  #lexEarly(at: number, char: string): Token | undefined {
    if (char === '"') return this.#lexString(at);
    if (char === '@') return this.text[at + 1] === '{' ? token('shapeData', at, at + 2) : undefined;
    return this.#lexKeyword(at);
  }

  #lexKeyword(at: number): Token | undefined {
    const { text } = this;
    const end = endOf(KEYWORD, text, at)!;
    if (end - at > 11) return undefined;
    const word = text.slice(at, end);
    const kind = word === 'swimlane' && endOf(SWIMLANE, text, at) ? 'graph' : KEYWORDS.get(word);
    switch (kind) {
      case 'accessibility':
        return endOf(ACCESSIBILITY, text, at) ? token(kind, at, end) : undefined;
      case 'graph':
        return token(kind, at, endOf(LONG_HEADER, text, at) ?? end);
      case 'endSubgraph':
        return { kind, start: at, end, next: endOf(SPACE, text, end)! };
      case 'href':
        return /\s/.test(text[end] ?? '') ? token(kind, at, end + 1) : undefined;
      case 'click':
        return this.#lexClick(at, end);
      case 'call':
        return this.#lexCall(at, end);
      case undefined:
        return undefined;
      default:
        return token(kind, at, end);
    }
  }

  /** The token is the word after `click`, and the blank after that goes unseen. */
  #lexClick(at: number, end: number): Token | undefined {
    const start = endOf(SOME_SPACE, this.text, end);
    if (start === undefined) return undefined;
    const wordEnd = endOf(NO_SPACE, this.text, start)!;
    return { kind: 'click', start: at, end: wordEnd, next: wordEnd + 1 };
  }

  /** `call name(…)`: whatever stands before the parenthesis is the name, and both parentheses must be there. */
  #lexCall(at: number, end: number): Token | undefined {
    const start = endOf(SOME_SPACE, this.text, end);
    if (start === undefined) return undefined;
    const close = this.#closing.after(this.#opening.after(start));
    return close === this.text.length ? token('unknown', at, end) : token('call', at, close + 1);
  }

  /** A string without its quotes. */
  #lexString(at: number): Token {
    const { text } = this;
    const mark = text[at + 1] === '`' ? 2 : 1;
    const end = endOf(mark === 2 ? MARKDOWN : STRING, text, at + mark)!;
    const isClosed = mark === 1 ? end < text.length : text.startsWith('`"', end);
    if (!isClosed) return token('unknown', at, at + mark);
    return { kind: 'string', start: at + mark, end, next: end + mark };
  }

  /** A line with a direction anywhere in it is swallowed from here; of several the first in Mermaid's order counts, where it is last written. */
  #lexDirection(at: number): Token | undefined {
    const first = firstFrom(this.#directions, at);
    const lineEnd = this.#lineFeed.after(at);
    const inLine: RegExpExecArray[] = [];
    for (let i = first; i < this.#directions.length && this.#directions[i]!.index < lineEnd; i++) inLine.push(this.#directions[i]!);
    if (inLine.length === 0) return undefined;
    const wins = DIRECTIONS.map((name) => inLine.findLast((match) => match[0].endsWith(name))).find((match) => match)!;
    const end = wins.index + wins[0].length;
    return { kind: 'direction', start: wins.index, end, next: this.text.indexOf('\n', end) };
  }

  /** Blanks and line ends before an arrow belong to it. */
  #lexBlank(at: number): Token | undefined {
    if (at < this.#blank.start || at >= this.#blank.end) this.#blank = { start: at, end: endOf(SPACE, this.text, at)! };
    const { end } = this.#blank;
    if (end === at) return undefined;
    const arrow = this.#lexArrow(end);
    if (arrow) return { ...arrow, start: at };
    const newlines = endOf(NEWLINES, this.text, at);
    return newlines === undefined ? token('space', at, endOf(BLANKS, this.text, at)!) : token('newline', at, newlines);
  }

  #lexArrow(at: number): Token | undefined {
    const { text } = this;
    for (const { kind, pattern } of ARROWS_BY_START.get(text[at] ?? '') ?? []) {
      const end = endOf(pattern, text, at);
      if (end !== undefined) return token(kind, at, end);
    }
    return undefined;
  }

  #lexLate(at: number, char: string): Token {
    const { text } = this;
    const linkId = this.#hasLinkIds ? this.#linkIdEnd(at) : undefined;
    if (linkId !== undefined) return token('linkId', at, linkId);
    if (PLAIN_LETTER.test(char)) return token('word', at, endOf(WORD, text, at)!);
    if (char >= '0' && char <= '9') return token('number', at, endOf(DIGITS, text, at)!);
    if (char === ':' && text.startsWith(':::', at)) return token('classMark', at, at + 3);
    const early = char === '<' || char === '-' || char === '^' ? undefined : SINGLE.get(char);
    if (early) return token(early, at, at + 1);
    const arrow = this.#lexArrow(at);
    if (arrow) return arrow;
    if (char === '|') return token('pipe', at, at + 1);
    const opening = '([{>'.includes(char) ? OPENINGS.find((each) => text.startsWith(each, at)) : undefined;
    if (opening) return token('open', at, at + opening.length);
    if (char === '\\' && text[at + 1] === '|') return token('bar', at, at + 2);
    if (char === 'v' && endOf(DOWN, text, at)) return token('down', at, at + 1);
    const word = endOf(WORD, text, at);
    if (word !== undefined) return token('word', at, word);
    const letters = text.charCodeAt(at) > 127 ? endOf(LETTERS, text, at) : undefined;
    if (letters !== undefined) return token('letters', at, letters);
    return token(SINGLE.get(char) ?? 'unknown', at, at + 1);
  }

  /** `e1@` before an arrow: what stands before the last `@` of a run without blanks and brackets. */
  #linkIdEnd(at: number): number | undefined {
    const { text } = this;
    if (at < this.#run.start || at >= this.#run.end) {
      const end = endOf(LINK_ID_RUN, text, at)!;
      let last = end - 1;
      while (last > at && !(text[last] === '@' && text[last + 1] !== '{' && text[last + 1] !== '"')) last--;
      this.#run = { start: at, end, at: last };
    }
    return this.#run.at > at ? this.#run.at + 1 : undefined;
  }
}

const token = (kind: Kind, start: number, end: number): Token => ({ kind, start, end, next: end });

/** The place in the list of the first match at `offset` or after it. */
function firstFrom(matches: readonly RegExpExecArray[], offset: number): number {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (matches[middle]!.index < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a character comes next; a stretch that was searched is not searched again. */
class NextIndex {
  readonly #text: string;
  readonly #char: string;
  #from = 0;
  #found = -1;

  constructor(text: string, char: string) {
    this.#text = text;
    this.#char = char;
  }

  /** The first place at `offset` or behind it; the length of the text where there is none. */
  after(offset: number): number {
    if (offset < this.#from || offset > this.#found) {
      const found = this.#text.indexOf(this.#char, offset);
      this.#from = offset;
      this.#found = found < 0 ? this.#text.length : found;
    }
    return this.#found;
  }
}
