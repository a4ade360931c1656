/** Low-level designs to begin with: entities before behaviour (course notes, "LLD Drawing Rules"). */
import type { Family, LowLevel } from '../families/family.ts';
import { blocks, bullets, mermaid, table } from '../markdown.ts';
import { callTable } from '../section.ts';

/** Entities, states, queries, classes, concurrency, API. */
export function longLowLevel({ lld }: Family): string[] {
  return blocks(
    [`TODO which part of the system this designs. ${lld.scope}`],
    ['## 1. Entities'],
    ['<!-- Which nouns does the problem have? Fields with types and keys, relations with cardinality; M:N needs a junction table. -->'],
    mermaid(lld.erDiagram),
    bullets(lld.constraints),
    [`## 2. State machine: ${lld.machine.field}`],
    ['<!-- Which event triggers each transition? What may never happen? -->'],
    ...machine(lld),
    ['## 3. Queries and indexes'],
    ['<!-- Which queries run, and which index serves each? -->'],
    queries(lld),
    ['## 4. Classes and patterns'],
    ['<!-- What will change, and which pattern keeps that change in one place? -->'],
    mermaid(lld.classDiagram),
    bullets(lld.patterns),
    ['## 5. Concurrency'],
    ['<!-- Where can two callers change the same thing at once, and what keeps it safe? -->'],
    races(lld),
    ['## 6. API and errors'],
    callTable(lld.calls, 'Answer'),
    table(
      ['When', 'Answer'],
      lld.errors.map(({ when, answer }) => [when, answer]),
    ),
    ['TODO what is tested, and how'],
  );
}

/** Entities, states, queries, patterns, concurrency. */
export function shortLowLevel({ lld }: Family): string[] {
  return blocks(
    ['TODO which part of the system this designs'],
    ['## Entities'],
    mermaid(lld.erDiagram),
    [`## State machine: ${lld.machine.field}`],
    ...machine(lld),
    ['## Queries and indexes'],
    queries(lld),
    ['## Patterns'],
    bullets(lld.patterns),
    ['## Concurrency'],
    races(lld),
  );
}

const machine = ({ machine: { diagram, notes } }: LowLevel): string[][] => [mermaid(diagram), bullets(notes)];

const queries = ({ queries: all }: LowLevel): string[] =>
  table(
    ['Purpose', 'Query', 'Index'],
    all.map(({ purpose, query, index }) => [purpose, `\`${query}\``, /[(]/.test(index) ? `\`${index}\`` : index]),
  );

const races = ({ races: all }: LowLevel): string[] =>
  table(
    ['Race', 'Guard'],
    all.map(({ race, guard }) => [race, guard]),
  );
