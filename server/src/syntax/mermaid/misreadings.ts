/** What Mermaid accepts and reads otherwise than it looks: measured with 12.3.0. */
import type { Range } from '../../text/range.ts';
import { type PreparedSource, rangeIn } from './kit/source.ts';
import type { C4Call, C4Diagram, Diagram, DiagramError, Flowchart, Part } from './tree.ts';

/** In order of position; none where Mermaid rejects the diagram. */
export function findMisreadings(source: PreparedSource, diagram: Diagram): DiagramError[] {
  if (diagram.errors.length > 0) return [];
  return [...swallowedLines(source, diagram), ...partsOf(diagram)].sort((a, b) => a.range.start - b.range.start);
}

function partsOf(diagram: Diagram): DiagramError[] {
  switch (diagram.type) {
    case 'flowchart':
      return [...gluedHeads(diagram), ...commentNodes(diagram.nodes)];
    case 'block':
      return [...commentNodes(diagram.nodes), ...diagram.chains.map(lostChain)];
    case 'c4':
      return runaways(diagram);
    default:
      return [];
  }
}

/** `A---oB` ends in a circle at `B`, `A---xB` in a cross: the letter belongs to the arrow, not to the id. */
function gluedHeads({ edges }: Flowchart): DiagramError[] {
  const seen = new Set<number>();
  return edges.flatMap(({ tokens, to }) => {
    const token = tokens.at(-1);
    const [, shaft, head] = /^([-=.]+)([ox])$/.exec(token?.text ?? '') ?? [];
    if (!token || !shaft || !head || token.range.end !== to.range.start || seen.has(token.range.end)) return [];
    seen.add(token.range.end);
    return [
      {
        range: { start: token.range.start, end: to.range.end },
        message: `Mermaid draws an arrow with a ${head === 'o' ? 'circle' : 'cross'} to “${to.id}” here. Write a blank before “${head}${to.id}” if that is the box.`,
        fixes: [
          { title: `Lead to “${head}${to.id}”`, edits: [{ range: token.range, text: `${shaft.length === 2 ? shaft + shaft[0] : shaft} ${head}` }] },
        ],
      },
    ];
  });
}

/** A comment is a whole line with something after `%%`; a bare `%%`, and in block diagrams one behind other text, makes a node. */
function commentNodes(nodes: readonly { readonly id: string; readonly places: readonly { readonly id: Range }[] }[]): DiagramError[] {
  return nodes
    .filter(({ id }) => id.startsWith('%%'))
    .flatMap(({ places }) => places)
    .map(({ id }) => ({ range: id, message: 'Mermaid makes a box of this `%%`. A comment is a line of its own, with text after `%%`.' }));
}

/** Without its quotes, or one of them, a parameter of a C4 call goes on through the next line. */
function runaways({ nodes, groups, edges, styles }: C4Diagram): DiagramError[] {
  const found: DiagramError[] = [];
  const look = ({ parameters }: C4Call): void => {
    for (const { value } of parameters) if (value.text.includes('\n') && RUNS_ON.test(value.text)) found.push(runaway(value));
  };
  for (const { calls } of nodes) calls.forEach(look);
  for (const { calls } of groups) calls.forEach(look);
  for (const { call } of edges) look(call);
  styles.forEach(look);
  return found;
}

const RUNS_ON = /\)[^\S\n]*\n\s*\w+\(/;

const runaway = ({ text, range: { start } }: Part): DiagramError => ({
  range: { start, end: start + text.indexOf('\n') },
  message: 'Mermaid reads this parameter on into the next line. Write a quote at both of its ends.',
});

const lostChain = (range: Range): DiagramError => ({
  range,
  message: 'Of a chain Mermaid keeps only the last arrow in block diagrams, without its start. Write one arrow a line.',
});

const WITH_DIRECTION: ReadonlySet<Diagram['type']> = new Set(['flowchart', 'er', 'class', 'state', 'requirement']);
const DIRECTION = /direction[ \t]+(?:TB|BT|RL|LR|TD)/;

/** A line with `direction LR` anywhere in it is taken for that, and the rest of it is lost. */
function swallowedLines(source: PreparedSource, { type }: Diagram): DiagramError[] {
  if (!WITH_DIRECTION.has(type) || !source.text.includes('direction')) return [];
  const found: DiagramError[] = [];
  let start = 0;
  for (const line of source.text.split('\n')) {
    const match = DIRECTION.exec(line);
    const hides = match && /\p{L}|\p{N}/u.test(line.slice(0, match.index) + line.slice(match.index + match[0].length));
    if (hides && (type === 'flowchart' || !match[0].endsWith('TD'))) {
      const indent = line.length - line.trimStart().length;
      found.push({
        range: rangeIn(source, start + indent, start + line.trimEnd().length),
        message: `Mermaid takes this whole line for “${match[0]}”, and the rest of it is lost. Word it differently.`,
      });
    }
    start += line.length + 1;
  }
  return found;
}
