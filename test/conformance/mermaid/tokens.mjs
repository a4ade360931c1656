// Mermaid's own tokens as offsets in the text that was written: where its Jison lexers found each terminal.
import { mermaid, quietly } from './authority.mjs';

/** A text under edits that knows of each of its characters where it came from. */
class TrackedText {
  constructor(text) {
    this.text = text;
    this.origins = Array.from({ length: text.length + 1 }, (_, i) => i);
  }

  /** Replaces each match by what `replacement` gives; what both have in common at their ends keeps its origin. */
  replace(pattern, replacement) {
    let text = '';
    const origins = [];
    let done = 0;
    const keep = (end) => {
      text += this.text.slice(done, end);
      for (let i = done; i < end; i++) origins.push(this.origins[i]);
    };
    for (const match of this.text.matchAll(pattern)) {
      keep(match.index);
      const next = replacement(...match);
      for (const offset of aligned(match[0], next)) origins.push(this.origins[match.index + offset]);
      text += next;
      done = match.index + match[0].length;
    }
    keep(this.text.length);
    origins.push(this.origins[this.text.length]);
    this.text = text;
    this.origins = origins;
    return this;
  }
}

/** For each character of `next` the offset in `old` that it stands for. */
function aligned(old, next) {
  let prefix = 0;
  while (prefix < next.length && prefix < old.length && old[prefix] === next[prefix]) prefix++;
  let suffix = 0;
  const rest = Math.min(next.length, old.length) - prefix;
  while (suffix < rest && old.at(-1 - suffix) === next.at(-1 - suffix)) suffix++;
  return Array.from(next, (_, i) => (i >= next.length - suffix ? old.length - (next.length - i) : Math.min(i, old.length - 1)));
}

const DIRECTIVE = /%{2}{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!}%{2}).|\r?\n)*))?\s*(?:}%{2})?/gi;
const nothing = () => '';
const withoutLast = (match) => match.slice(0, -1);

/** What Mermaid makes of a text before a parser sees it. */
function preprocess(text) {
  const tracked = new TrackedText(text)
    .replace(/\r\n?/g, () => '\n')
    .replace(/<(\w+)([^>]*)>/g, (_, tag, attributes) => `<${tag}${attributes.replace(/="([^"]*)"/g, "='$1'")}>`)
    .replace(/^([^\S\n\r]*)-{3}\s*[\n\r](.*?)[\n\r]\1-{3}\s*[\n\r]+/gs, nothing)
    .replace(DIRECTIVE, nothing)
    .replace(/^\s*%%(?!{)[^\n]+\n?/gm, nothing)
    .replace(/^\s+/g, nothing)
    .replace(/style.*:\S*#.*;/g, withoutLast)
    .replace(/classDef.*:\S*#.*;/g, withoutLast)
    .replace(/#\w+;/g, (code) => `${/^#\+?\d+;$/.test(code) ? 'ﬂ°°' : 'ﬂ°'}${code.slice(1, -1)}¶ß`);
  tracked.text += '\n';
  tracked.origins.push(text.length);
  return tracked;
}

/** What a hooked lexer saw last: its input and its tokens. The lexers are Mermaid's own and live as long as the process. */
const seen = { input: undefined, tokens: [] };
const hooked = new WeakSet();

/** Lets a parser tell what its lexer sees; gives whether it did so already. */
function hook({ lexer, terminals_: names }) {
  if (hooked.has(lexer)) return true;
  hooked.add(lexer);
  const { lex, setInput } = lexer;
  lexer.setInput = function record(input, yy) {
    seen.input = input;
    return setInput.call(this, input, yy);
  };
  let depth = 0;
  lexer.lex = function record() {
    depth++;
    try {
      const kind = lex.call(this);
      if (depth === 1 && kind && kind !== 1) seen.tokens.push([names[kind] ?? kind, { ...this.yylloc }]);
      return kind;
    } finally {
      depth--;
    }
  };
  return false;
}

/**
 * The tokens of a text that Mermaid takes, `[terminal, start, end]` each; nothing where its parser has no Jison lexer or where what
 * preprocessing did could not be followed.
 */
export const tokensOf = (text) =>
  quietly(async () => {
    const read = async () => {
      seen.tokens = [];
      return (await mermaid.mermaidAPI.getDiagramFromText(text)).parser.parser;
    };
    const jison = await read();
    if (!jison?.lexer) return undefined;
    if (!hook(jison)) await read();
    const tracked = preprocess(text);
    if (tracked.text !== seen.input) tracked.replace(/}\s*\n/g, () => '}\n');
    if (tracked.text !== seen.input) return undefined;
    const starts = [...tracked.text.matchAll(/\n/g)].map(({ index }) => index + 1);
    const offset = (line, column) => tracked.origins[Math.min((starts[line - 2] ?? 0) + column, tracked.origins.length - 1)];
    return seen.tokens
      .filter(([terminal]) => terminal !== 'EOF' && terminal !== '$end')
      .map(([terminal, at]) => [terminal, offset(at.first_line, at.first_column), offset(at.last_line, at.last_column)]);
  });
