/** State machines as diagrams draw them. */
import type { ArrowNode, ArrowText, Drawing } from '../../syntax/arrow-text/tree.ts';
import type { Flowchart, Part, StateDiagram } from '../../syntax/mermaid/tree.ts';
import { valuesIn } from '../../syntax/value-list/value-list.ts';
import { overlaps, type Range } from '../../text/range.ts';
import type { MachineState } from '../design.ts';
import { labelled, type MachineFacts } from './machine-facts.ts';
import { IS_OPTION } from './machine-hops.ts';

/** The machine that the diagram read from `text` may be; undefined for diagrams of other types. */
export function readMachine(tree: Drawing, text: string): MachineFacts | undefined {
  if (tree.type === 'state') return machineOfStates(tree, text);
  if (tree.type === 'arrow-text') return tree.edges.length > 0 ? machineOfArrowText(tree, text) : undefined;
  return tree.type === 'flowchart' && tree.edges.length > 0 ? machineOfFlowchart(tree, text) : undefined;
}

const START_OR_END = '[*]';

function machineOfStates(tree: StateDiagram, text: string): MachineFacts {
  const real = tree.transitions.filter(({ from, to }) => from.id !== START_OR_END && to.id !== START_OR_END);
  const top = tree.transitions.filter(({ scope }) => scope === undefined);
  const title = tree.title?.text ?? tree.accTitle?.text;
  return {
    notation: 'state-diagram',
    ...(title !== undefined && { title }),
    states: tree.states.map((state) => ({
      id: state.id,
      descriptions: state.descriptions.map((description) => description.text),
      ...(state.kind && { kind: state.kind }),
      ...(state.parent !== undefined && { parent: state.parent }),
      ...(state.region !== undefined && { region: state.region }),
      isComposite: state.bodies.length > 0,
      listed: tree.notes.filter(({ target }) => target.id === state.id).flatMap((note) => listedIn(note.text.text)),
      places: state.places,
    })),
    initials: tree.transitions
      .filter(({ from, to }) => from.id === START_OR_END && to.id !== START_OR_END)
      .map(({ to, scope, region }) => ({ state: to.id, ...(scope !== undefined && { scope }), ...(region !== undefined && { region }) })),
    finals: tree.transitions.filter(({ to }) => to.id === START_OR_END).map(({ from }) => from.id),
    transitions: real.map(({ from, to, label, arrow }) => ({
      from: from.id,
      to: to.id,
      ...labelled(label),
      range: arrow,
      ...(!label && isLastOfLine(text, to.range.end) && { room: { range: { start: to.range.end, end: to.range.end }, before: ' : ', after: '' } }),
    })),
    head: tree.header,
    range: { start: 0, end: text.length },
    ...(top.length > 0 && { lines: linesOf(text, top[0]!.arrow.start, top.at(-1)!.arrow.start) }),
  };
}

function machineOfFlowchart(tree: Flowchart, text: string): MachineFacts {
  const label = new Map(tree.nodes.map((node) => [node.id, node.label.replace(/<br\s*\/?>|\\n/gi, ' ').trim()]));
  const name = (id: string): string => label.get(id) ?? id;
  const states = new Map<string, MachineState>();
  for (const { id, places } of tree.nodes) {
    const state = states.get(name(id));
    const written = places.map((place) => place.label ?? place.id);
    states.set(name(id), { id: name(id), descriptions: [], isComposite: false, listed: [], places: [...(state?.places ?? []), ...written] });
  }
  return {
    notation: 'flowchart',
    states: [...states.values()],
    initials: [],
    finals: [],
    transitions: tree.edges
      .filter(({ stroke }) => stroke !== 'invisible')
      .map(({ from, to, label: said, tokens, link }) => ({
        from: name(from.id),
        to: name(to.id),
        ...labelled(said),
        range: link,
        ...(!said && tokens.length === 1 && { room: { range: { start: tokens[0]!.range.end, end: tokens[0]!.range.end }, before: '|', after: '|' } }),
      })),
    head: tree.header,
    range: { start: 0, end: text.length },
  };
}

/** Each name is a state, however often it is drawn; `A / B` is either. What stands in parentheses after a name leads to it. */
function machineOfArrowText(tree: ArrowText, text: string): MachineFacts {
  const named = new Map([...tree.groups.map(({ id, label }) => [id, label] as const), ...tree.nodes.map(({ id, name }) => [id, name] as const)]);
  const namesOf = (id: string): string[] => alternatives(named.get(id) ?? id);
  const states = new Map<string, MachineState>();
  for (const node of tree.nodes) {
    for (const id of alternatives(node.name)) {
      const places = [...(states.get(id)?.places ?? []), ...node.places.map(({ name }) => name.range)];
      states.set(id, { id, descriptions: [], isComposite: false, listed: [], places });
    }
  }
  return {
    notation: 'arrow-text',
    ...(tree.title && { title: tree.title.text }),
    states: [...states.values()],
    initials: [],
    finals: [],
    transitions: tree.edges
      .filter(({ heads }) => heads === 1)
      .flatMap(({ from, to, label, arrow, room }) => {
        const said =
          label ??
          noteOf(
            tree.nodes.find(({ id }) => id === to.id),
            to.range,
          );
        return namesOf(from.id).flatMap((a) =>
          namesOf(to.id).map((b) => ({ from: a, to: b, ...labelled(said), range: arrow, ...(!said && room && { room }) })),
        );
      }),
    head: [...states.values()][0]?.places[0] ?? tree.header,
    range: { start: 0, end: text.length },
  };
}

const alternatives = (name: string): string[] => (/^[\p{Lu}\p{N}_]+(?:\s*\/\s*[\p{Lu}\p{N}_]+)+$/u.test(name) ? name.split(/\s*\/\s*/) : [name]);

/** What stands in parentheses behind the name at `place`. */
function noteOf(node: ArrowNode | undefined, place: Range): Part | undefined {
  const note = node?.places.find(({ name, box }) => overlaps(name.range, place) || overlaps(box, place))?.notes[0];
  return note && !IS_OPTION.test(note.text) ? note : undefined;
}

const isLastOfLine = (text: string, offset: number): boolean => /^[ \t]*(?:\r?\n|$)/.test(text.slice(offset, offset + 200));

/** The lines from that at `first` to that at `last`. */
function linesOf(text: string, first: number, last: number): { readonly first: number; readonly last: number; readonly indent: string } {
  const start = text.lastIndexOf('\n', first - 1) + 1;
  const found = text.indexOf('\n', last);
  const end = found < 0 ? text.length : found;
  return { first: start, last: text[end - 1] === '\r' ? end - 1 : end, indent: /^[ \t]*/.exec(text.slice(start, first))![0] };
}

const BULLET = /^\s*(?:[-*•·–]|\d+[.)])\s*/;

/** Values that a note lists: one a line behind bullets, or in one line. */
function listedIn(note: string): string[] {
  const lines = note.split(/<br\s*\/?>|\n/i);
  const bullets = lines.filter((line) => BULLET.test(line)).map((line) => line.replace(BULLET, '').trim());
  return bullets.length > 0 ? bullets : lines.flatMap((line) => valuesIn(line, 0).map(({ text }) => text));
}
