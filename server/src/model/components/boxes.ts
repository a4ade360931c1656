/** The boxes of all drawings, and which of them hold things that another drawing has apart. */
import { type Range, shift } from '../../text/range.ts';
import type { BoxContents } from './box-contents.ts';
import type { BoxThing, ComponentKind, DrawnBox } from '../design.ts';
import type { DiagramFacts } from '../facts.ts';

/** The facts of one section, and where it stands. */
interface Located {
  readonly facts: { readonly diagrams: readonly DiagramFacts[] };
  readonly range: Range;
}

/** In document order; diagrams count as in `design.diagrams`. */
export function findBoxes(located: readonly Located[]): DrawnBox[] {
  const diagrams = located.flatMap(({ facts, range }) =>
    facts.diagrams.map(({ contents, body }) => ({ contents, offset: range.start + body.start })),
  );
  const isAsked = diagrams.some(({ contents }) => contents.some(({ lists }) => lists.length > 0));
  const names = namesIn(isAsked ? diagrams.map(({ contents }) => contents) : []);
  return diagrams.flatMap(({ contents, offset }, diagram) =>
    contents.map((box) => {
      const things = box.things.length > 0 ? box.things : drawnApart(box, names);
      const { id, name, level, zoomed, foreign } = box;
      const at = ({ text, range, cut }: BoxThing): BoxThing => ({ text, range: shift(range, offset), ...(cut && { cut: shift(cut, offset) }) });
      return {
        diagram,
        id,
        name,
        range: shift(box.range, offset),
        ...(level && { level }),
        zoomed,
        foreign,
        members: box.members.map(at),
        things: things.map(at),
      };
    }),
  );
}

/** A name that boxes have, and the drawings that have one. */
interface Drawn {
  readonly stems: readonly string[];
  readonly kind?: ComponentKind;
  readonly drawings: Set<number>;
}

/** The names of all boxes by the first word that tells them apart. */
function namesIn(drawings: readonly (readonly BoxContents[])[]): ReadonlyMap<string, readonly Drawn[]> {
  const names = new Map<string, Drawn>();
  for (const [drawing, boxes] of drawings.entries()) {
    for (const { stems, kind } of boxes) {
      const key = `${kind} ${stems.join(' ')}`;
      const known = names.get(key) ?? { stems, ...(kind && { kind }), drawings: new Set<number>() };
      known.drawings.add(drawing);
      names.set(key, known);
    }
  }
  const byFirst = new Map<string, Drawn[]>();
  for (const name of names.values()) {
    const [first] = name.stems;
    if (first === undefined) continue;
    const others = byFirst.get(first);
    if (others) others.push(name);
    else byFirst.set(first, [name]);
  }
  return byFirst;
}

/** Things that a box names together while one drawing has a box for two of them or more: the document itself has them apart. */
function drawnApart({ kind, lists, stems }: BoxContents, names: ReadonlyMap<string, readonly Drawn[]>): readonly BoxThing[] {
  const own = stems.join(' ');
  for (const list of lists) {
    const thingsIn = new Map<number, Map<Drawn, BoxThing>>();
    for (const thing of list) {
      const words = new Set(thing.stems);
      const drawn = [...words].flatMap((word) => names.get(word) ?? []).find((name) => name.stems.join(' ') !== own && isOneOf(name, words, kind));
      for (const drawing of drawn?.drawings ?? []) {
        const things = thingsIn.get(drawing) ?? new Map<Drawn, BoxThing>();
        if (!things.has(drawn!)) things.set(drawn!, thing);
        thingsIn.set(drawing, things);
      }
    }
    const apart = [...thingsIn.values()].find(({ size }) => size > 1);
    if (apart) return [...apart.values()];
  }
  return [];
}

/** Whether a name is of the thing that these words name: of the holder's kind, or of none that is known and with no other words. */
const isOneOf = ({ stems, kind }: Drawn, words: ReadonlySet<string>, holder: ComponentKind | undefined): boolean =>
  stems.every((stem) => words.has(stem)) && (kind === undefined ? stems.length === words.size : kind === holder);
