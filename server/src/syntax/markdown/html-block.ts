/** How an HTML block that starts on a line ends: with a line that holds a text, or before a blank line. */
export type HtmlEnd = RegExp | 'blank';

const RAW = /^<(?:script|pre|style|textarea)(?:[\s>]|$)/i;
const RAW_END = /<\/(?:script|pre|style|textarea)>/i;

const BLOCK_NAMES = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search ' +
    'section summary table tbody td tfoot th thead title tr track ul'
  ).split(' '),
);

/** How the HTML block ends that starts with this line, if one does. A lone tag of another name starts one only where no paragraph is open. */
export function htmlBlockEnd(line: string, inParagraph: boolean): HtmlEnd | undefined {
  if (line[0] !== '<') return undefined;
  if (RAW.test(line)) return RAW_END;
  if (line.startsWith('<!--')) return /-->/;
  if (line.startsWith('<?')) return /\?>/;
  if (line.startsWith('<![CDATA[')) return /\]\]>/;
  if (/^<![A-Za-z]/.test(line)) return />/;
  const name = /^<\/?([A-Za-z][A-Za-z0-9-]*)(?:[\s>]|\/>|$)/.exec(line)?.[1];
  if (name !== undefined && BLOCK_NAMES.has(name.toLowerCase())) return 'blank';
  return !inParagraph && isLoneTag(line) ? 'blank' : undefined;
}

const NAME = /<(\/?)[A-Za-z][A-Za-z0-9-]*/y;
const ATTRIBUTE = /[ \t]+[A-Za-z_:][A-Za-z0-9_.:-]*(?:[ \t]*=[ \t]*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?/y;
const TAG_END = /[ \t]*(\/?)>[ \t]*$/y;

/** A complete open or close tag and nothing else. */
function isLoneTag(line: string): boolean {
  const opening = matchAt(NAME, line, 0);
  if (!opening) return false;
  const closing = opening[1] !== '';
  let offset = opening[0].length;
  for (let attribute; !closing && (attribute = matchAt(ATTRIBUTE, line, offset));) offset += attribute[0].length;
  const end = matchAt(TAG_END, line, offset);
  return end !== null && !(closing && end[1] !== '');
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = offset;
  return sticky.exec(text);
}
