import { dash, solidify } from '../../edits/arrows.ts';
import { isStore } from '../../model/component-words.ts';
import { byDiagram, ofArchitecture } from '../../model/connections.ts';
import type { Connection } from '../../model/design.ts';
import { defineRule, type Fix } from '../rule.ts';

/** A solid arrow that is asynchronous, or a dashed one that is a call. */
export const asyncDashed = defineRule({
  id: 'hld/async-dashed',
  since: '0.1.0',
  source: 'HLD drawing rule 3',
  scope: 'architecture',
  severity: 'warning',
  detected: 'off',
  fix: 'safe',
  summary: 'Asynchronous arrow drawn solid, or a call drawn dashed.',
  why: 'Dashed says that nobody waits. One solid arrow to a queue among dashed ones tells the reader that this caller blocks until the message is handled.',
  leftAlone: [
    'Replication, change data capture and cache fills: they may be either.',
    'Arrows without a head.',
    'Only a hint: diagrams that draw no asynchronous arrow dashed.',
  ],
  bad: 'flowchart LR\n  api[Order API] -->|publish orders| q[[Order Queue]]\n  q -.->|consume orders| w[Order Worker]\n',
  good: 'flowchart LR\n  api[Order API] -.->|publish orders| q[[Order Queue]]\n  q -.->|consume orders| w[Order Worker]\n',

  *check(design) {
    for (const drawn of byDiagram(ofArchitecture(design)).values()) {
      const dashes = drawn.filter(({ async, dashed }) => async && dashed).length;
      for (const [index, connection] of drawn.entries()) {
        if (drawn[index - 1]?.arrow.start === connection.arrow.start || connection.isContainment || connection.undirected || isEither(connection))
          continue;
        const { from, to, async, dashed } = connection;
        const severity = dashes > 0 ? 'warning' : 'hint';
        if (async && !dashed) {
          yield {
            range: connection.arrow,
            message: `Draw ${from.name} → ${to.name} dashed: it is asynchronous, and a solid arrow says that the sender waits.`,
            severity,
            fixes: fix('Draw it dashed', dash(connection), connection),
          };
        } else if (dashed && !async && isCall(connection)) {
          yield {
            range: connection.arrow,
            message: `Draw ${from.name} → ${to.name} solid: “${connection.label!.text}” is a call, and a dashed arrow says that nobody waits.`,
            severity,
            fixes: fix('Draw it solid', solidify(connection), connection),
          };
        }
      }
    }
  },
});

const EITHER =
  /\b(?:replicat\w*|cdc|change data capture|wal|binlog|cache fill|populate|warm|invalidat\w*|sync(?:s|ed|hronis\w*|hroniz\w*)?|backup|snapshot|failover|heartbeat)\b/i;

/** Two stores, or a label that says replication, change data capture or a cache fill. */
const isEither = ({ from, to, label }: Connection): boolean => EITHER.test(label?.text ?? '') || (isStore(from.kind) && isStore(to.kind));

const CALL =
  /^(?:https?|rest|grpc|graphql|sql|cql|rpc|select|insert|update|delete)\b|^(?:get|post|put|patch|delete|head)\s+\/|\b(?:grpc|rest|sql|https?) (?:call|request|query|queries|api)s?$/i;
const NO_CALL =
  /\b(?:async\w*|events?|webhooks?|publish\w*|consume\w*|subscri\w*|stream\w*|push\w*|callbacks?|fire.and.forget|batch\w*|queue\w*|metrics?|logs?|traces?|scrape\w*|poll\w*|optional|fallback|on (?:a )?miss)\b/i;

/** A label that names a call somebody waits for, and nothing that says otherwise. */
const isCall = ({ label, from, to }: Connection): boolean =>
  label !== undefined && !from.observer && !to.observer && CALL.test(label.text) && !NO_CALL.test(label.text);

/** Thick arrows stress something: taking that away is the author's to decide. */
const fix = (title: string, edits: Fix['edits'] | undefined, { notation }: Connection): Fix[] =>
  edits
    ? [
        {
          title,
          edits,
          ...(notation.kind === 'flowchart' && notation.tokens.some(({ text }) => text.includes('=')) && { kind: 'suggestion' as const }),
        },
      ]
    : [];
