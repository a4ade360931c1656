// Mermaid counts lines in the text that is left after preprocessing; these give the line of the text that was written.

const FRONTMATTER = /^[ \t]*-{3}[ \t]*\n[\s\S]*?\n[ \t]*-{3}[ \t]*(?:\n|$)+/;
const DIRECTIVE = /%{2}{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!}%{2}).|\r?\n)*))?\s*(?:}%{2})?/gi;
const COMMENT = /^\s*%%(?!{)[^\n]+\n?/gm;
const GONE = '\u0001';
const GONE_LINE_END = '\u2028';

const hide = (cut) => cut.replace(/\n/g, GONE_LINE_END).replace(/[^\u2028]/g, GONE);

/**
 * The line of `source`, from 1, on which the first character stands that Mermaid sees of its own `line`, from 1.
 */
export function originalLine(source, line) {
  const text = source
    .replace(/\r\n?/g, '\n')
    .replace(FRONTMATTER, hide)
    .replace(DIRECTIVE, hide)
    .replace(COMMENT, hide)
    .replace(/^[\s\u0001]+/, hide);
  const lines = text.split('\n');
  const index = Math.min(Math.max(line, 1), lines.length) - 1;
  const before = index > 0 ? `${lines.slice(0, index).join('\n')}\n` : '';
  const hidden = /^[\u0001\u2028]*/.exec(lines[index] ?? '')?.[0] ?? '';
  return (before + hidden).split(/[\n\u2028]/).length;
}
