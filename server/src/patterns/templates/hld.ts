/** High-level designs to begin with: the eight-part answer template, and the 45-minute structure (course notes). */
import type { Family, HighLevel } from '../families/family.ts';
import { patternWithId } from '../index.ts';
import { blocks, bullets, mermaid, numbered, table } from '../markdown.ts';
import { callTable, failureTable, tradeOffList } from '../section.ts';

/** What the reader of the design never sees: a question for its author. */
const ask = (question: string): string[] => [`<!-- ${question} -->`];

/**
 * The eight parts: scope, scale, APIs and entities, write path, read path, the hardest component, failures and scaling, trade-offs.
 * The "10 Questions To Ask For Any Design" stand where they are answered.
 */
export function longHighLevel({ hld }: Family): string[] {
  return blocks(
    ['TODO what it does and for whom in two sentences'],
    ['## 1. Scope and non-functionals'],
    ask('Who are the users, and how many? Which latency do they expect, at p50 and p99? One region or several? What is left out on purpose?'),
    ['Must have:'],
    bullets(hld.must),
    ['Later:'],
    bullets(hld.later),
    qualities(hld),
    ['## 2. Scale and traffic'],
    ask('Is it bound by CPU, memory, disk or network? What fails first at 10x traffic?'),
    estimates(hld),
    [hld.bottleneck],
    ['## 3. APIs and core entities'],
    ask('What does the outside world call? What is the source of truth of each entity?'),
    callTable(hld.calls, 'Load'),
    bullets(hld.entities),
    ['## 4. Architecture and write path'],
    ask('What is the write path? What must be synchronous, and what asynchronous?'),
    mermaid(hld.flowchart),
    numbered(hld.write.steps),
    mermaid(hld.write.sequence),
    ['## 5. Read path'],
    ask('What is the read path? What can be stale, and for how long? Where do we cache, and how do we invalidate?'),
    numbered(hld.read.steps),
    mermaid(hld.read.sequence),
    [`## 6. Deep dive: ${hld.deepDive.title}`],
    ask('Which component is the hardest, and why is this store, key or algorithm the right one for it?'),
    ...hld.deepDive.paragraphs.map((paragraph) => [paragraph]),
    ['Patterns:'],
    bullets(hld.patterns.map(({ id, why }) => `${patternWithId(id).name}: ${why}.`)),
    ['## 7. Failure modes, consistency and scaling'],
    ask('Where can duplicates happen, and how do we make operations idempotent? How do we partition data and traffic?'),
    failureTable(hld.failures),
    bullets(hld.consistency),
    bullets(hld.scaling),
    ['## 8. Trade-offs, observability and what ships first'],
    ask('What metric would wake you up at 3 AM? What would you build first, and what not at all?'),
    tradeOffList(hld.tradeOffs),
    metrics(hld),
    numbered(hld.first),
    ['TODO what we decided against and why'],
  );
}

/** The 45-minute structure: clarify, estimate, draw, dive, wrap up. */
export function shortHighLevel({ hld }: Family): string[] {
  return blocks(
    ['TODO what it does and for whom'],
    ['## Requirements'],
    ask('Minutes 0 to 5: ask before you draw.'),
    bullets(hld.must),
    qualities(hld),
    ['## Capacity'],
    ask('Minutes 5 to 10: then say what the bottleneck is.'),
    estimates(hld),
    [hld.bottleneck],
    ['## High-level design'],
    ask('Minutes 10 to 20: the calls first, then the boxes. What is the write path? What is the read path?'),
    callTable(hld.calls, 'Load'),
    mermaid(hld.flowchart),
    ['**Write path.**'],
    numbered(hld.write.steps),
    ['**Read path.**'],
    numbered(hld.read.steps),
    [`## Deep dive: ${hld.deepDive.title}`],
    ask('Minutes 20 to 35: the hardest component.'),
    ...hld.deepDive.paragraphs.map((paragraph) => [paragraph]),
    ['## Trade-offs and bottlenecks'],
    ask('Minutes 35 to 45: what fails first at 10x traffic, and which metric would wake you up at 3 AM?'),
    failureTable(hld.failures),
    tradeOffList(hld.tradeOffs),
  );
}

const qualities = ({ qualities: all }: HighLevel): string[] =>
  table(
    ['Quality', 'Target'],
    all.map(({ what, target }) => [what, target]),
  );

const estimates = ({ estimates: all }: HighLevel): string[] =>
  table(
    ['What', 'Sum', 'Result'],
    all.map(({ what, sum, value }) => [what, sum, value]),
  );

const metrics = ({ metrics: all }: HighLevel): string[] =>
  table(
    ['Metric', 'Alert'],
    all.map(({ metric, alert }) => [metric, alert]),
  );
