// Whether we have a range wherever Mermaid has a token that names, labels or connects something, counted from Mermaid's side.

/** The tokens that make up an id are one part where nothing stands between them. */
const FLOW_ID = ['NODE_STRING', 'NUM', 'UNICODE_TEXT', 'MINUS', 'COLON', 'COMMA', 'AMP', 'BRKT', 'MULT', 'DOWN', 'DEFAULT'];
const CLASS_NAME = ['ALPHA', 'NUM', 'MINUS', 'UNICODE_TEXT', 'DOT', 'BQUOTE_STR'];
const CLASS_ENDS = ['EXTENSION', 'DEPENDENCY', 'COMPOSITION', 'AGGREGATION', 'LOLLIPOP', 'LINE', 'DOTTED_LINE'];
const ER_NAME = ['UNICODE_TEXT', 'NUM', 'DECIMAL_NUM', 'ENTITY_ONE', 'ENTITY_NAME', 'WORD'];

const ACCESSIBILITY = /^acc_.*value$/;

/**
 * For each type: `joined` lists of terminals, the tokens of a list being one part where they touch; `loose` lists, whose tokens are one part
 * even with blanks or quotes between them; `single` terminals, a part each; and the
 * terminals after which the rest of the line gives looks, of which only the first so many parts count.
 */
const PARTS = {
  flowchart: {
    joined: [FLOW_ID],
    loose: [['TEXT', 'EDGE_TEXT', 'STR', 'MD_STR']],
    single: ['LINK', 'START_LINK', 'LINK_ID', 'DIR', 'CLICK', ACCESSIBILITY],
    looks: { STYLE: 1, CLASS: 2, CLASSDEF: 1, LINKSTYLE: 0 },
    titles: { after: 'subgraph', until: ['SQS', 'NEWLINE', 'SEMI'] },
  },
  sequence: {
    joined: [],
    single: ['ACTOR', 'TXT', 'restOfLine', 'NUM', 'title', /_ARROW|_CROSS|_POINT/, ACCESSIBILITY],
    looks: {},
  },
  er: {
    joined: [],
    single: [...ER_NAME, 'ATTRIBUTE_WORD', 'ATTRIBUTE_KEY', 'COMMENT', /^(ZERO|ONE|ONLY)_OR|^ONLY_ONE|MD_PARENT|IDENTIFYING/, ACCESSIBILITY],
    looks: { STYLE: 1, CLASS: 2, CLASSDEF: 1 },
  },
  class: {
    joined: [CLASS_ENDS],
    loose: [CLASS_NAME],
    single: ['GENERICTYPE', 'MEMBER', 'LABEL', 'STR', ACCESSIBILITY],
    looks: { STYLE: 1, CSSCLASS: 2, CLASSDEF: 1 },
  },
  state: {
    joined: [],
    single: ['ID', 'EDGE_STATE', '-->', 'DESCR', 'COMPOSIT_STATE', 'NOTE_TEXT', 'STATE_DESCR', 'CLASSENTITY_IDS', ACCESSIBILITY],
    looks: {},
  },
  c4: { joined: [], single: ['STR', 'title', 'STR_KEY', 'STR_VALUE'], looks: {} },
  block: { joined: [], single: ['NODE_ID', 'STR', 'LINK', 'START_LINK', 'LINK_LABEL', 'DIR'], looks: {} },
  requirement: {
    joined: [],
    single: ['unqString', 'qString', /^(CONTAINS|COPIES|DERIVES|SATISFIES|VERIFIES|REFINES|TRACES)$/, /_RISK$|^VERIFY_/, ACCESSIBILITY],
    looks: { STYLE: 0, CLASS: 0, CLASSDEF: 0 },
  },
};

const isOne = (terminals, name) => terminals.some((terminal) => (typeof terminal === 'string' ? terminal === name : terminal.test(name)));

/** The parts that Mermaid's `tokens` of a diagram of `kind` show: `[start, end]` each. */
function partsOf(kind, tokens) {
  const { joined, loose = [], single, looks, titles } = PARTS[kind];
  const parts = [];
  let open; // the list of terminals whose tokens are being joined, and the part that they make so far
  let left = Infinity; // how many more parts of this line count
  let isTitle = false;
  tokens.forEach(([name, start, end], i) => {
    if (isTitle && titles.until.includes(name)) isTitle = false;
    if (!isTitle && name in looks) left = looks[name];
    if (name === 'NEWLINE' || name === 'SEMI') left = Infinity;
    const list = isTitle ? titles : [...joined, ...loose].find((names) => names.includes(name));
    if (open && open.list === list && (open.part[1] === start || isTitle || loose.includes(list))) open.part[1] = end;
    else if (!isBetweenBlanks(tokens, i) && (list || isOne(single, name))) {
      const part = [start, end];
      if (left > 0) parts.push(part);
      left--;
      open = list && { list, part };
    } else open = undefined;
    if (titles?.after === name) [isTitle, open] = [true, undefined];
  });
  return parts;
}

/** ` & ` between two nodes is no id. */
const isBetweenBlanks = (tokens, i) => tokens[i][0] === 'AMP' && tokens[i - 1]?.[0] === 'SPACE' && tokens[i + 1]?.[0] === 'SPACE';

/** A part without what Mermaid's tokens hold at their ends and is none of it: blanks, quotes, a colon, keywords. */
function trimmed(text, start, end) {
  const lead = /^[\s"'`:]*(?:title\s+)?/.exec(text.slice(start, end))[0].length;
  const rest = text.slice(start + lead, end).replace(/\bend\s+note$/, '');
  return `${start + lead}-${start + lead + rest.replace(/[\s"'`;@]+$/, '').length}`;
}

/** Every range in a diagram that we read, whatever it stands for. */
function rangesIn(value, found = []) {
  if (!value || typeof value !== 'object') return found;
  if (typeof value.start === 'number' && typeof value.end === 'number') found.push(value);
  for (const item of Object.values(value)) rangesIn(item, found);
  return found;
}

/** How many of Mermaid's parts there are, how many of them we have, and those that we miss. */
export function scoreRanges(kind, text, tokens, diagram) {
  const ours = new Set(rangesIn(diagram).map(({ start, end }) => trimmed(text, start, end)));
  const parts = partsOf(kind, tokens)
    .map(([start, end]) => trimmed(text, start, end))
    .filter((part) => !/^(\d+)-\1$/.test(part));
  const missed = parts.filter((part) => !ours.has(part)).map((part) => part.split('-').map(Number));
  return { parts: parts.length, found: parts.length - missed.length, missed };
}
