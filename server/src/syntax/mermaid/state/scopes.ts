import type { Range } from '../../../text/range.ts';
import type { Part, Reference, State, Transition } from '../tree.ts';

/** A composite state while its body is being read. */
interface Scope {
  readonly state: StateDraft;
  readonly start: number;
  /** Which region is being read, from 1. */
  region: number;
  /** Statements so far in that region. */
  statements: number;
  /** Known at its end: whether `--` cuts it into regions. Mermaid looks only if something follows the last `--`. */
  isCut: boolean;
}

/** Where something is written: in a scope, the whole diagram if undefined, and in one of its regions. */
interface Place {
  readonly scope: Scope | undefined;
  readonly region: number;
}

interface StateDraft {
  readonly id: string;
  readonly parent: string | undefined;
  /** One for each statement that describes it. */
  readonly described: Part[][];
  kind?: NonNullable<State['kind']>;
  kindPlace?: Range;
  readonly mentions: Place[];
  readonly places: Range[];
  readonly bodies: Range[];
  readonly dividers: Range[];
}

/** The states and transitions of a diagram, in the composites that hold them. */
export class Scopes {
  /** The state named last. */
  last: string | undefined;
  readonly #states = new Map<string, StateDraft>();
  readonly #open: Scope[] = [];
  readonly #transitions: { readonly transition: Transition; readonly place: Place }[] = [];

  get depth(): number {
    return this.#open.length;
  }

  /** A statement of the scope being read begins. */
  countStatement(): void {
    const scope = this.#open.at(-1);
    if (scope) scope.statements++;
  }

  /** The state that `name` names here; `[*]` is none. */
  see({ text: id, range }: Part): void {
    if (id === '[*]') return;
    const state = this.#states.get(id) ?? this.#add(id);
    state.places.push(range);
    state.mentions.push(this.#here());
    this.last = id;
  }

  /** What one statement says about a state: at most two texts. */
  describe(id: string, descriptions: Part[]): void {
    this.#states.get(id)?.described.push(descriptions);
  }

  setKind(id: string, kind: NonNullable<State['kind']>, place: Range): void {
    const state = this.#states.get(id);
    if (state) Object.assign(state, { kind, kindPlace: place });
  }

  /** The body of a composite begins at `start`. */
  open(id: string, start: number): void {
    const state = this.#states.get(id) ?? this.#add(id);
    this.#open.push({ state, start, region: 1, statements: 0, isCut: false });
  }

  /** A `--` begins the next region. */
  divide(range: Range): void {
    const scope = this.#open.at(-1);
    if (!scope) return;
    scope.state.dividers.push(range);
    scope.region++;
    scope.statements = 0;
  }

  close(rangeFrom: (start: number) => Range): void {
    const scope = this.#open.pop();
    if (!scope) return;
    scope.isCut = scope.region > 1 && scope.statements > 0;
    scope.state.bodies.push(rangeFrom(scope.start));
  }

  connect(from: Reference, to: Reference, arrow: Range, label: Part | undefined): void {
    this.#transitions.push({ transition: { from, to, arrow, ...(label && { label }) }, place: this.#here() });
  }

  /** Descriptions that Mermaid rejects: a composite may have but one. */
  surplusDescriptions(): Part[] {
    return [...this.#states.values()].flatMap(({ bodies, described }) =>
      bodies.length > 0 ? described.slice(1).flatMap((texts) => texts.slice(0, 1)) : [],
    );
  }

  states(): State[] {
    return [...this.#states.values()].map((state) => ({
      id: state.id,
      descriptions: state.described.flat(),
      ...(state.kind && { kind: state.kind }),
      ...(state.kindPlace && { kindPlace: state.kindPlace }),
      ...(state.parent !== undefined && { parent: state.parent }),
      ...regionOf(state.mentions.find(({ scope }) => scope?.isCut)),
      places: state.places,
      bodies: state.bodies,
      dividers: state.dividers,
    }));
  }

  transitions(): Transition[] {
    return this.#transitions.map(({ transition, place }) => ({
      ...transition,
      ...(place.scope && { scope: place.scope.state.id }),
      ...regionOf(place),
    }));
  }

  #add(id: string): StateDraft {
    const parent = this.#open.at(-1)?.state.id;
    const state: StateDraft = { id, parent, described: [], mentions: [], places: [], bodies: [], dividers: [] };
    this.#states.set(id, state);
    return state;
  }

  #here(): Place {
    const scope = this.#open.at(-1);
    return { scope, region: scope?.region ?? 0 };
  }
}

const regionOf = (place: Place | undefined): { region?: number } => (place?.scope?.isCut ? { region: place.region } : {});
