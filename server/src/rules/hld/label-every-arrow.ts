import { label } from '../../edits/arrows.ts';
import { isStore } from '../../model/components/component-words.ts';
import { byDiagram, byHop, ofArchitecture } from '../../model/components/connections.ts';
import { isWithinBroker } from '../../model/components/waiting.ts';
import { contractEvidence } from '../../model/contracts/contract-evidence.ts';
import { likelyContracts } from '../../model/contracts/contracts.ts';
import type { Component, Connection } from '../../model/design.ts';
import { isDescribed } from '../../model/components/graphs/c4.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Fix } from '../rule.ts';

/** An arrow that does not say what crosses it. */
export const labelEveryArrow = defineRule({
  id: 'hld/label-every-arrow',
  since: '0.1.0',
  source: 'HLD drawing rule 3',
  scope: 'architecture',
  severity: 'warning',
  detected: 'information',
  detectedOnce: 'diagram',
  fix: 'suggestion',
  fixAll: 'Label all arrows of this diagram',
  summary: 'Arrow without a label.',
  why: 'An arrow that says nothing is a contract that nobody has agreed on: the reader cannot tell a query from an event, nor who waits for whom.',
  leftAlone: [
    'Arrows of process, structure, state and data diagrams.',
    'Invisible links (`~~~`).',
    'Arrows inside the subgraph of one component.',
    'Arrows to or from a subgraph, a step or an event.',
    'Hops whose channel a table of the document gives by the kinds of both ends.',
    'C4 relations that carry a description or a technology.',
    'Drawings in plain text in which no arrow has a label, nor the same hop in another diagram; a chain in one line.',
    'Arrows to each of several instances are one finding, on the first.',
    'Only a hint: a service and a store that nobody else uses; what is sent to monitoring; an exchange and a queue of one broker.',
  ],
  bad: 'flowchart LR\n  app[Mobile App] -->|HTTPS| gw[API Gateway]\n  gw --> api[Order API]\n',
  good: 'flowchart LR\n  app[Mobile App] -->|HTTPS| gw[API Gateway]\n  gw -->|gRPC| api[Order API]\n',

  *check(design) {
    const evidence = contractEvidence(design);
    for (const drawn of byDiagram(ofArchitecture(design)).values()) {
      for (const hop of byHop(drawn.filter(isSilent))) {
        const [connection, ...others] = hop;
        const { from, to, arrow } = connection;
        yield {
          range: arrow,
          message: `Say what crosses this arrow, ${shorten(from.name)} → ${shorten(to.name)}: a protocol, a topic, a query.`,
          ...(isPlain(connection, drawn) && { severity: 'hint' as const }),
          related: others
            .filter((other) => other.arrow.start !== arrow.start)
            .map((other) => ({ range: other.arrow, message: 'The same hop, to or from another instance.' })),
          fixes: likelyContracts(connection, evidence).flatMap((contract) => fix(contract, hop)),
        };
      }
    }
  },
});

/** Nothing says what crosses it. */
const isSilent = ({ label: said, technology, isContainment, channel, mayBeSilent, notation }: Connection): boolean =>
  !said && !mayBeSilent && !technology && !isContainment && !channel && !(notation.kind === 'c4' && isDescribed(notation));

/** One edit for each arrow, of which some draw several connections. */
function fix(contract: string, hop: readonly Connection[]): Fix[] {
  const edits = new Map(
    hop.flatMap((connection) => {
      const edit = label(connection, contract);
      return edit ? [[edit.range.start, edit] as const] : [];
    }),
  );
  return edits.size > 0 ? [{ title: `Label it “${contract}”`, edits: [...edits.values()] }] : [];
}

/** Both ends make the contract plain: a component and a store of its own, what is watched and what watches, an exchange and its queue. */
function isPlain(connection: Connection, drawn: readonly Connection[]): boolean {
  const { from, to } = connection;
  if (from.observer || to.observer || isWithinBroker(connection)) return true;
  const store = isStore(to.kind) ? to : isStore(from.kind) ? from : undefined;
  return store !== undefined && neighbours(store, drawn).size === 1;
}

const neighbours = (component: Component, drawn: readonly Connection[]): ReadonlySet<Component> =>
  new Set(drawn.filter(({ from, to }) => from === component || to === component).map(({ from, to }) => (from === component ? to : from)));
