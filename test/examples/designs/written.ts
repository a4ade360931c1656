import type { ComponentKind } from '../../../server/src/model/design.ts';

/** What a person reads in the diagrams of a design. */
export interface WrittenDesign {
  /** Every component, once, under its kind. */
  readonly components: Readonly<Partial<Record<ComponentKind, readonly string[]>>>;
  /** By the heading of their diagram, `from → to: label`; `⇢` is drawn asynchronous. Answers, talk to oneself and what a transaction says are no connections. */
  readonly connections: Readonly<Record<string, readonly string[]>>;
}
