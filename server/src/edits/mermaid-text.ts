/** What Mermaid takes as ids, labels and titles, for diagrams that are written anew. */

/** Words that Mermaid's flowcharts read as something else, and first letters that end an arrow. */
const RESERVED = /^(?:end|default|graph|subgraph|flowchart|style|class|classdef|click|linkstyle|direction|href|call|interpolate|acctitle|accdescr)$/i;

/** Gives each name an id that no other has: `API Gateway` → `apiGateway`; what holds no letter that an id may hold is numbered. */
export function idGiver(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const own = idOf(name);
    let id = own;
    for (let number = 2; taken.has(id.toLowerCase()); number++) id = `${own}_${number}`;
    taken.add(id.toLowerCase());
    return id;
  };
}

/** Words of an id: a name may be a sentence. */
const LONGEST_ID = 4;

function idOf(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/['’\u0300-\u036f]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, LONGEST_ID);
  const [first = 'n', ...rest] = words.map((word) => (word === word.toUpperCase() ? word.toLowerCase() : word[0]!.toLowerCase() + word.slice(1)));
  const id = first + rest.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  return RESERVED.test(id) || /^\d/.test(id) ? `n_${id}` : id;
}

const CODES: Readonly<Record<string, string>> = { '"': '#quot;', '<': '#lt;', '>': '#gt;', '`': '#96;', '\\': '#92;' };

/** Words as they read in a quoted label: what Mermaid would take for markup is written as a code. */
export const labelText = (text: string): string =>
  text
    .replace(/#(?=\w+;)/g, '#35;')
    .replace(/["<>`\\]/g, (sign) => CODES[sign]!)
    .replace(/%%\{/g, '%%#123;')
    .replace(/\*(?=\*|\S)|(?<!\w)_(?=\S)/g, (sign) => `#${sign.charCodeAt(0)};`)
    // A label that begins as a list or a heading is painted as “unsupported markdown”.
    .replace(/^(\d+)([.)])(?=\s)/, (_, number: string, mark: string) => `${number}#${mark.charCodeAt(0)};`)
    .replace(/^[-+*](?=\s)/, (mark) => `#${mark.charCodeAt(0)};`)
    .replace(/^#(?=[#\s])/, '#35;');

const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} ._,+'’–—·/-]*$/u;

/** Lines as a label between brackets or bars, in quotes where Mermaid needs them; a blank where nothing is written. */
export function labelOf(lines: readonly string[]): string {
  const [first = ''] = lines;
  if (lines.length === 1 && PLAIN.test(first) && !/\bend\b|--|[\s/]$|^\d+\.\s|(?<!\w)_/.test(first)) return first;
  return `"${lines.map(labelText).join('<br/>') || ' '}"`;
}

/** The lines that give a diagram its title; none where it has none. */
export function titleLines(title: string | undefined): string[] {
  if (title === undefined) return [];
  return [
    '---',
    `title: ${/^\p{L}[\p{L}\p{N} ()_./—–-]*$/u.test(title) && !/^(?:true|false|null|yes|no)$/i.test(title) ? title : JSON.stringify(title)}`,
    '---',
  ];
}
