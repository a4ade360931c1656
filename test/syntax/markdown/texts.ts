/** Texts for property tests of the Markdown readers: pieces of markup in any order, and anything. */
import fc from 'fast-check';

const LINES = [
  '# h',
  '## ',
  'a',
  'b c',
  '- ',
  '* ',
  '+',
  '1. ',
  '2) ',
  '10. ',
  '1.',
  '> ',
  '>',
  '```',
  '~~~',
  '```sql',
  '===',
  '---',
  '***',
  '_ _ _',
  '=',
];
const TABLES = ['|', '| a | b |', '|---|---|', ':--', '-'];
const HTML = ['<div>', '</div>', '<!-- c -->', '<!--', '-->', '<x>', '<a', '=x>', '<pre>', '</pre>', '<?', '?>'];
const INLINE = ['[l]: u', '[l]', '[l]: ', '"t"', '`', '\\', '[', '](u)', '*', '**', '&amp;', '🚀'];
const BLANKS = ['  ', '    ', '\t', ' ', '\n', '\n', '\n', '\n', '\n\n', '\r\n'];

/** Pieces of CommonMark with tables. */
export const markdown = fc
  .array(fc.constantFrom(...LINES, ...TABLES, ...HTML, ...INLINE, ...BLANKS), { maxLength: 24 })
  .map((pieces) => pieces.join(''));

const OURS = [':::mermaid', ':::', '::: mermaid', '---\n', '\uFEFF', '\r', '\u0000', '\uD83D'];

/** The same with frontmatter, `:::` fences and odd characters, or any text at all. */
export const anyText = fc.oneof(
  fc.array(fc.constantFrom(...LINES, ...TABLES, ...HTML, ...INLINE, ...BLANKS, ...OURS), { maxLength: 24 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' }),
);

/** Whether a place in a text is no place to cut: inside a pair of surrogates or a CRLF. */
export const splitsCharacter = (text: string, offset: number): boolean =>
  /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(offset - 1, offset + 1));
