/** What one of the twelve architecture patterns is: the one source of snippets, templates, completions and pages. */
import type { Slots } from './slots.ts';

/** Snippet prefixes, file names and the command line's names, in the order of the course. */
export type PatternId =
  | 'cache-aside'
  | 'write-queue'
  | 'websocket-pubsub'
  | 'edge-cdn'
  | 'saga'
  | 'outbox'
  | 'search-sync'
  | 'geo-proximity'
  | 'rate-limiting'
  | 'unique-ids'
  | 'cqrs'
  | 'circuit-breaker';

/** An answer to a question that has no single right one. */
export interface UsualAnswer {
  readonly answer: string;
  /** When it is the right one, and what it costs. */
  readonly when: string;
}

/** Something that is set in operation and not in the design. */
export interface Knob {
  readonly name: string;
  /** Where to begin, with its unit. */
  readonly value: string;
  /** What turning it does, in both directions. */
  readonly effect: string;
}

/** What breaks, and what then. */
export interface Failure {
  readonly what: string;
  /** The metric that shows it, with a threshold. */
  readonly sign: string;
  readonly response: string;
}

export interface TradeOff {
  readonly gain: string;
  readonly cost: string;
}

/** A figure to calculate with. */
export interface TypicalNumber {
  readonly what: string;
  readonly value: string;
}

export interface RelatedPattern {
  readonly id: PatternId;
  readonly why: string;
}

/** What can be called, or is published, and how often: a row of the section's first table. */
export interface Call {
  /** As it stands in a design: `GET /v1/products/{id}`, `consume order.events`. */
  readonly call: string;
  readonly does: string;
  readonly load: string;
}

/**
 * Texts are Markdown on one line. In those of the section (`calls`, `why`, `flowchart`, `sequence`, `steps`, `questions`) `«name»`
 * stands for a slot.
 */
export interface Pattern {
  /** From 1 to 12, as in the course. */
  readonly number: number;
  readonly id: PatternId;
  readonly name: string;
  /** The need it answers, in two words: `Read heavy`. */
  readonly need: string;
  /** What it is for, in one sentence of at most 120 characters. */
  readonly summary: string;
  readonly whenToUse: readonly string[];
  readonly whenNot: readonly string[];
  /** How it works, a paragraph or two. */
  readonly howItWorks: readonly string[];
  readonly keyQuestion: { readonly question: string; readonly answers: readonly UsualAnswer[] };
  readonly knobs: readonly Knob[];
  /** The first is what fails first. */
  readonly failures: readonly Failure[];
  readonly tradeOffs: readonly TradeOff[];
  readonly numbers: readonly TypicalNumber[];
  /** Systems that are built so. */
  readonly examples: readonly string[];
  readonly related: readonly RelatedPattern[];
  /** The names and technologies that the author sets. */
  readonly slots: Slots;
  /** Why it stands in this design: what the section begins with. */
  readonly why: string;
  readonly calls: readonly Call[];
  /** Mermaid: all arrows labelled, dashed where asynchronous, with figures. */
  readonly flowchart: string;
  /** Mermaid: the path that the flowchart cannot show. */
  readonly sequence: string;
  /** The write path, then the read path (or what they are called here), each as its steps. */
  readonly paths: readonly Path[];
  /** What this design has still to say, besides the key question. */
  readonly questions: readonly string[];
}

/** A way through the system. */
export interface Path {
  /** `Write path`, `Read path`, … */
  readonly name: string;
  readonly steps: readonly string[];
}
