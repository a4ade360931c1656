import { dash, solidify } from '../../edits/arrows.ts';
import { draw } from '../../edits/sequence.ts';
import { byDiagram } from '../../model/components/connections.ts';
import type { Connection, DiagramView } from '../../model/design.ts';
import { shiftNotation } from '../../model/components/graph.ts';
import { answeredMessages, misdrawnMessages } from '../../model/components/messages.ts';
import { isCall, isEitherWay } from '../../model/components/waiting.ts';
import { shift } from '../../text/range.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Finding, type Fix } from '../rule.ts';

/** A solid arrow that is asynchronous, or a dashed one that is a call. */
export const asyncDashed = defineRule({
  id: 'hld/async-dashed',
  since: '0.1.0',
  source: 'HLD drawing rule 3',
  scope: 'any',
  severity: 'warning',
  detected: 'off',
  fix: 'safe',
  fixAll: 'Draw all arrows of this diagram as they run',
  summary: 'Asynchronous arrow drawn solid, or a call drawn dashed.',
  why: 'Dashed says that nobody waits. One solid arrow to a queue among dashed ones tells the reader that this caller blocks until the message is handled.',
  leftAlone: [
    'Replication, change data capture and cache fills: they may be either.',
    'What is sent to monitoring; what goes on inside one broker, from an exchange to a queue.',
    'Arrows without a head.',
    'C4, architecture and block diagrams, and plain-text drawings without `⇢`.',
    'Messages of a sequence diagram to a broker that gets an answer, or that do not publish.',
    'A diagram that never uses dashed arrows and has a legend.',
    'Only a hint: diagrams that draw no asynchronous arrow dashed.',
    'Only information: a reply drawn as a call among dashed replies, a new call drawn as a reply.',
  ],
  bad: 'flowchart LR\n  api[Order API] -->|publish orders| q[[Order Queue]]\n  q -.->|consume orders| w[Order Worker]\n',
  good: 'flowchart LR\n  api[Order API] -.->|publish orders| q[[Order Queue]]\n  q -.->|consume orders| w[Order Worker]\n',

  *check({ connections, diagrams }) {
    for (const [index, drawn] of byDiagram(connections)) {
      const diagram = diagrams[index]!;
      const dashed = drawn.filter((connection) => connection.async && connection.dashed).length;
      if (diagram.role === 'behaviour') yield* publishedWaiting(drawn, diagram, dashed > 0);
      else if (diagram.role === 'architecture' && tellsAsync(diagram, dashed > 0)) yield* drawnOtherwise(drawn, dashed > 0);
    }
    for (const diagram of diagrams) if (diagram.role === 'behaviour') yield* misdrawn(diagram);
  },
});

const dashedMessage = ({ from, to }: Connection): string =>
  `Draw ${shorten(from.name, 26)} → ${shorten(to.name, 26)} dashed: it is asynchronous, and a solid arrow says that the sender waits.`;

/** Whether a solid arrow of it says that somebody waits: of a drawing in plain text only where another is dashed. */
function tellsAsync(diagram: DiagramView, isUsual: boolean): boolean {
  return diagram.type === 'flowchart' ? isUsual || !hasLegend(diagram) : diagram.type === 'arrow-text' && isUsual;
}

/** Arrows of a flowchart, or of a drawing in plain text that knows asynchronous ones. */
function* drawnOtherwise(drawn: readonly Connection[], isUsual: boolean): Generator<Finding> {
  const severity = isUsual ? 'warning' : 'hint';
  for (const [index, connection] of drawn.entries()) {
    const { from, to, async, dashed, arrow, label } = connection;
    const isRepeat = drawn[index - 1]?.arrow.start === arrow.start;
    if (isRepeat || connection.isContainment || connection.undirected || isEitherWay(connection)) continue;
    if (async && !dashed) {
      yield { range: arrow, message: dashedMessage(connection), severity, fixes: fix('Draw it dashed', dash(connection), connection) };
    } else if (dashed && !async && isCall(connection)) {
      const call = `“${shorten(label!.text, 22)}” is a call, and a dashed arrow says that nobody waits.`;
      const message = `Draw ${shorten(from.name, 22)} → ${shorten(to.name, 22)} solid: ${call}`;
      yield { range: arrow, message, severity, fixes: fix('Draw it solid', solidify(connection), connection) };
    }
  }
}

/** Messages of a sequence diagram that publish, and are drawn as if somebody waited, though nobody answers. */
function* publishedWaiting(drawn: readonly Connection[], { graph, body }: DiagramView, isUsual: boolean): Generator<Finding> {
  const answered = answeredMessages(graph!);
  for (const connection of drawn) {
    const { notation, async, arrow, contract } = connection;
    const isCalled = notation.kind === 'sequence' && notation.type === 'SOLID';
    if (!isCalled || !async || contract?.family !== 'publish' || answered.has(arrow.start - body.start)) continue;
    const severity = isUsual ? 'warning' : 'hint';
    yield {
      range: arrow,
      message: dashedMessage(connection).replace(' dashed:', ' with `-)`:'),
      severity,
      fixes: fix('Draw it with `-)`', dash(connection), connection),
    };
  }
}

/** Replies drawn as calls, and calls drawn as replies. */
function* misdrawn({ graph, body: { start }, broken }: DiagramView): Generator<Finding> {
  if (!graph || broken) return;
  for (const { arrow, is } of misdrawnMessages(graph)) {
    const notation = shiftNotation(arrow.notation, start);
    if (notation.kind !== 'sequence') continue;
    const said = shorten(notation.text.text, 40);
    const message =
      is === 'reply'
        ? `“${said}” answers, and the other answers of this diagram are dashed. Draw it with \`-->>\`.`
        : `“${said}” is a new call, and a dashed arrow says that it answers. Draw it with \`->>\`.`;
    yield {
      range: shift(arrow.arrow, start),
      message,
      severity: 'information',
      fixes: [{ title: is === 'reply' ? 'Draw it as a reply' : 'Draw it as a call', edits: [draw(notation, is)] }],
    };
  }
}

/** It explains its signs. */
const hasLegend = ({ graph }: DiagramView): boolean =>
  graph !== undefined &&
  [...graph.groups.map(({ label }) => label?.text ?? ''), ...graph.boxes.map(({ label }) => label)].some((text) =>
    /\b(?:legend|key)\s*:?$/i.test(text),
  );

/** Thick arrows stress something: taking that away is the author's to decide. */
function fix(title: string, edits: Fix['edits'] | undefined, { notation }: Connection): Fix[] {
  if (!edits) return [];
  const isThick = notation.kind === 'flowchart' && notation.tokens.some(({ text }) => text.includes('='));
  return [{ title, edits, ...(isThick && { kind: 'suggestion' as const }) }];
}
