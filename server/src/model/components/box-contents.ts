/**
 * What a box holds besides its name: members of a class, things that would each be a component, and whether it is of the
 * level of its diagram at all. Facts, read from every notation that draws boxes; kept with the section.
 */
import type { Part } from '../../syntax/mermaid/tree.ts';
import { type Range, shift } from '../../text/range.ts';
import { joinedIn, scaleApart, servicesIn, trimmed } from './box-bundles.ts';
import { isClassMember } from './class-members.ts';
import { isProgramPart, kindOfGroup, LINE_BREAK, tellingWords, wordsOf } from './component-name.ts';
import { GROUP_OF_KIND } from './component-words.ts';
import type { BoxThing, ComponentKind } from '../design.ts';
import type { BoxFacts, DrawnFacts } from './drawn.ts';
import type { Graph, GraphBox, GraphGroup } from './graph.ts';

/** What a box stands for: a thing that is deployed, a part of one process, or something done. */
export type BoxLevel = 'deployed' | 'part' | 'activity';

/** All ranges count from the start of the diagram's text. */
export interface BoxContents {
  /** Of the box in its diagram. */
  readonly id: string;
  readonly name: string;
  readonly kind?: ComponentKind;
  /** Its label where it has one, else its id. */
  readonly range: Range;
  /** Absent: the reader does not know. */
  readonly level?: BoxLevel;
  /** A part inside the frame of its component. */
  readonly zoomed: boolean;
  /** A container or component in a C4 diagram whose type has none. */
  readonly foreign: boolean;
  /** Fields and methods; none where there are not two. */
  readonly members: readonly BoxThing[];
  /** Things that scale apart, by their own words; none where there are not two. */
  readonly things: readonly BoxThing[];
  /** What tells it from others of its kind. */
  readonly stems: readonly string[];
  /** Lists of what is named together in it: they scale apart where another drawing has a box for each. */
  readonly lists: readonly (readonly ListedThing[])[];
}

export interface ListedThing extends BoxThing {
  readonly stems: readonly string[];
}

/** What the boxes of a diagram hold; `text` is what the diagram was read from, `c4` its type where it is of C4. */
export function readBoxContents(drawn: DrawnFacts | undefined, text: string, c4: string | undefined): BoxContents[] {
  if (!drawn) return [];
  const contents = drawn.boxes.map((box) => contentsOf(box, text));
  const framed = boxesInProgram(drawn.graph, new Map(contents.map((box) => [box.id, box])));
  return contents.map((box, i) => ({
    ...box,
    zoomed: box.level === 'part' && framed.has(box.id),
    foreign: isForeign(drawn.boxes[i]!.box, c4),
  }));
}

function contentsOf(facts: BoxFacts, text: string): BoxContents {
  const {
    meaning,
    words,
    box: { id, places, type },
  } = facts;
  const place = places.findLast((each) => each.label !== undefined) ?? places[0]!;
  const lines = place.label ? linesOf(place.label, text) : [];
  const joined = lines.map((line) => joinedIn(line.text).map((list) => listed(list.map((part) => placed(part, line)))));
  const below = listed(
    lines
      .slice(1)
      .map((line) => placed(trimmed(line.text, 0), line))
      .filter((part) => part.text !== ''),
  );
  const apart = joined.flatMap((lists, i) =>
    lists.filter((list) => scaleApart(list, i === 0 && meaning.name.includes(list[0]!.text) ? undefined : meaning.kind)),
  )[0];
  const members = GROUP_OF_KIND[meaning.kind ?? 'service'] === 'store' ? [] : membersIn(lines);
  const level = levelOf(facts);
  return {
    id,
    name: meaning.name,
    ...(meaning.kind && { kind: meaning.kind }),
    range: place.label?.range ?? place.id,
    ...(level && { level }),
    zoomed: false,
    foreign: false,
    members,
    // Who is outside scales its own.
    things: type?.startsWith('external_') ? [] : (apart ?? servicesIn(meaning.name, below, meaning.kind)),
    stems: stemsOf(words),
    lists: isDivisible(meaning.kind)
      ? [...joined.flat(), below]
          .filter((list) => list.length > 1)
          .map((list) => list.map((part) => ({ ...part, stems: stemsOf(wordsOf(part.text)) })))
      : [],
  };
}

/** What a store or a broker lists are tables and topics, which are no components; a client scales with its users. */
const isDivisible = (kind: ComponentKind | undefined): boolean =>
  kind === undefined || GROUP_OF_KIND[kind] === 'service' || kind === 'gateway' || kind === 'load-balancer';

/** `Video Encode Worker`, `Video encoding`: video, encod. */
const stemsOf = (words: readonly string[]): string[] =>
  tellingWords(words).map((word) => (word.length > 4 ? word.replace(/(?:ations?|ions?|ing|ers?|e)$/, '') : word));

/** A line of a label: where what is written is not what Mermaid reads, it stands on the whole label. */
interface Line extends Part {
  readonly verbatim: boolean;
}

/** Splits so that the breaks stay between the lines. */
const KEPT_BREAK = new RegExp(`(${LINE_BREAK.source})`, 'i');
/** Of a label no more is looked at. */
const LONGEST_LABEL = 1000;

function linesOf({ text: label, range }: Part, text: string): Line[] {
  const verbatim = text.startsWith(label, range.start) && label.length === range.end - range.start;
  let at = range.start;
  return label
    .slice(0, LONGEST_LABEL)
    .split(KEPT_BREAK)
    .flatMap((piece, i) => {
      const start = at;
      at += piece.length;
      return i % 2 === 1 ? [] : [{ text: piece, range: verbatim ? { start, end: at } : range, verbatim }];
    });
}

const placed = ({ text, range }: Part, line: Line): Part => ({ text, range: line.verbatim ? shift(range, line.range.start) : line.range });

/** Each but the first with what goes when it is taken out: from the end of the one before. */
const listed = (parts: readonly Part[]): BoxThing[] =>
  parts.map((part, i) => {
    const before = parts[i - 1];
    return before && before.range.end < part.range.start ? { ...part, cut: { start: before.range.end, end: part.range.end } } : part;
  });

/** The members that the lines below the name list, one a line or several between commas. */
function membersIn(lines: readonly Line[]): BoxThing[] {
  const members: BoxThing[] = [];
  for (const [i, line] of lines.entries()) {
    let end = lines[i - 1]?.range.end;
    for (const { text, range } of i === 0 || line.text.length > LONGEST_LINE ? [] : memberTexts(line.text)) {
      const member = placed({ text, range }, line);
      members.push({ ...member, ...(line.verbatim && end !== undefined && { cut: { start: end, end: member.range.end } }) });
      end = member.range.end;
    }
  }
  return members.length > 1 ? members : [];
}

const LONGEST_LINE = 200;

const memberTexts = (line: string): Part[] =>
  [...line.matchAll(/[^,;(]+(?:\([^)]*\)[^,;]*)?/g)]
    .map(({ 0: text, index }) => ({ text: text.trim(), start: index + text.length - text.trimStart().length }))
    .filter(({ text }) => isClassMember(text))
    .map(({ text, start }) => ({ text, range: { start, end: start + text.length } }));

function levelOf({ box: { label }, activity, meaning: { entry, kind, name } }: BoxFacts): BoxLevel | undefined {
  if (entry === undefined && isProgramPart(label)) return 'part';
  // `Streaming Platform` is a thing, `Streaming to S3` is none.
  if (activity) return /^\p{L}+ing\s\p{L}+$/u.test(name) ? undefined : 'activity';
  return kind && 'deployed';
}

/** The word for a whole program at the end of a frame's title. */
const PROGRAM = /\b(?:app|application|process|program|binary|executable|server|service|worker|monolith|module|library|sdk|internals?|inside)$/i;

/** The boxes in frames of one program: a frame named so, in which neither a store, a broker nor a client stands. */
function boxesInProgram({ groups }: Graph, boxes: ReadonlyMap<string, BoxContents>): ReadonlySet<string> {
  const groupOf = new Map(groups.map((group) => [group.id, group]));
  const programs = groups.filter(({ label }) => kindOfGroup(label?.text ?? '') !== undefined || PROGRAM.test(label?.text.trim() ?? ''));
  return new Set(
    programs
      .map(({ id }) => inside(id, groupOf))
      .filter((members) => ![...members].some((id) => standsAlone(boxes.get(id))))
      .flatMap((members) => [...members]),
  );
}

/** All that stands in a frame and in the frames within it. */
function inside(frame: string, groupOf: ReadonlyMap<string, GraphGroup>): ReadonlySet<string> {
  const found = new Set([frame]);
  for (const id of found) for (const member of groupOf.get(id)?.members ?? []) found.add(member);
  return found;
}

/** Whether a box is no part of any program: a store, a broker, a client. */
function standsAlone(box: BoxContents | undefined): boolean {
  const group = box?.kind && box.level === 'deployed' ? GROUP_OF_KIND[box.kind] : undefined;
  return group === 'store' || group === 'broker' || group === 'client';
}

/** What a type of C4 diagram zooms past: a context has no containers, a container diagram no components; dynamic views take all. */
function isForeign({ type = '' }: GraphBox, c4: string | undefined): boolean {
  const isComponent = /(?:^|_)component(?:_|$)/.test(type);
  return c4 === 'C4Context' ? isComponent || /(?:^|_)container(?:_|$)/.test(type) : c4 === 'C4Container' && isComponent;
}
