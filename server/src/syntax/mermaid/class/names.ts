import type { Token } from '../kit/lexer/lexer.ts';
import type { Part } from '../tree.ts';
import type { Kind, Tokens } from './lexer.ts';
import type { ClassName } from './table.ts';

const WORDS: ReadonlySet<string> = new Set<Kind>(['word', 'letter', '-']);

export const NAME_EXPECTED = 'Name a class here; other characters than letters, digits, `_`, `-` and `.` need backquotes.';

/** Reads names of classes and namespaces, which consist of several tokens: blanks between them vanish. */
export class NameReader {
  readonly #tokens: Tokens;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** Whether a name can begin with the next token. */
  get isNext(): boolean {
    return WORDS.has(this.#tokens.kind) || this.#tokens.kind === 'literal';
  }

  /** Takes one word, one letter of another script or a dash. */
  takeWord(): Token<Kind> | undefined {
    return WORDS.has(this.#tokens.kind) ? this.#tokens.take() : undefined;
  }

  /** A name; nothing where none stands or its last part is missing, which is then the next token. */
  read(mayBeGeneric: boolean): ClassName | undefined {
    const tokens = this.#tokens;
    const { scanner } = tokens;
    const { start } = tokens.token;
    let text = '';
    let needsPart = true;
    while (this.isNext || (text !== '' && !needsPart && tokens.kind === '.')) {
      const token = tokens.take();
      text += scanner.written(token.start, token.end);
      needsPart = token.kind === '.';
      if (token.kind === 'literal') break;
    }
    if (needsPart) return undefined;
    const range = scanner.range(start, tokens.end);
    const generic = mayBeGeneric ? tokens.takeIf('generic') : undefined;
    return generic
      ? { text, range, generic: { text: scanner.written(generic.start, generic.end), range: tokens.range(generic) } }
      : split({ text, range });
  }
}

/** A name in backquotes may hold the `~` of a generic type, too. */
function split({ text, range }: Part): ClassName {
  const [id = '', generic = ''] = text.indexOf('~') > 0 ? text.split('~') : [text];
  return { text: id, range, ...(generic && { generic: { text: generic, range } }) };
}
