/** What a family of systems is (course notes, "System Families"): what its templates are filled with. */
import type { Call, Failure, PatternId, TradeOff } from '../pattern.ts';
import type { Slots } from '../slots.ts';

export type FamilyId = 'crud' | 'feed' | 'realtime' | 'search' | 'pipeline' | 'agent';

/** A line of a table of estimates: what, how much, and the sum it comes from. */
export interface Estimate {
  readonly what: string;
  readonly sum: string;
  readonly value: string;
}

/** A stated query, and the index that serves it. */
export interface IndexedQuery {
  readonly purpose: string;
  readonly query: string;
  readonly index: string;
}

/** What several callers change at once, and what keeps it safe. */
export interface Race {
  readonly race: string;
  readonly guard: string;
}

/** All texts may hold slots. Diagrams are Mermaid; a text of one sentence stands on one line. */
export interface Family {
  readonly id: FamilyId;
  readonly name: string;
  /** Which systems belong to it, in one line of at most 100 characters. */
  readonly summary: string;
  readonly slots: Slots;
  readonly hld: HighLevel;
  readonly lld: LowLevel;
}

export interface HighLevel {
  readonly must: readonly string[];
  readonly later: readonly string[];
  /** Each with its figure. */
  readonly qualities: readonly { readonly what: string; readonly target: string }[];
  readonly estimates: readonly Estimate[];
  /** What the estimates say of the design: which resource is the bottleneck. */
  readonly bottleneck: string;
  readonly calls: readonly Call[];
  /** `**Order**: one purchase; …`. */
  readonly entities: readonly string[];
  /** The whole architecture: all arrows labelled, dashed where asynchronous, with figures. */
  readonly flowchart: string;
  readonly write: { readonly steps: readonly string[]; readonly sequence: string };
  readonly read: { readonly steps: readonly string[]; readonly sequence: string };
  /** The hardest component. */
  readonly deepDive: { readonly title: string; readonly paragraphs: readonly string[] };
  readonly patterns: readonly { readonly id: PatternId; readonly why: string }[];
  readonly consistency: readonly string[];
  /** The first is what fails first. */
  readonly failures: readonly Failure[];
  /** What is done at ten times the load. */
  readonly scaling: readonly string[];
  readonly tradeOffs: readonly TradeOff[];
  readonly first: readonly string[];
  /** The metric that wakes somebody up comes first. */
  readonly metrics: readonly { readonly metric: string; readonly alert: string }[];
}

export interface LowLevel {
  readonly scope: string;
  readonly erDiagram: string;
  /** Fields of an entity that only some states have, constraints, and what else the diagram cannot say. */
  readonly constraints: readonly string[];
  /** The one that matters most, with its field: `Order.status`. */
  readonly machine: { readonly field: string; readonly diagram: string; readonly notes: readonly string[] };
  readonly queries: readonly IndexedQuery[];
  readonly classDiagram: string;
  /** `Strategy: …`. */
  readonly patterns: readonly string[];
  readonly races: readonly Race[];
  readonly calls: readonly Call[];
  readonly errors: readonly { readonly when: string; readonly answer: string }[];
}
