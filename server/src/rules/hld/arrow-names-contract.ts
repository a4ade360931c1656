import { speak } from '../../edits/arrows.ts';
import { byDiagram, byHop, ofArchitecture } from '../../model/components/connections.ts';
import { likelyProtocols } from '../../model/contracts/contracts.ts';
import type { Connection } from '../../model/design.ts';
import { isVague } from '../../model/components/vague-label.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Fix } from '../rule.ts';

/** An arrow whose label says no more than the arrow itself. */
export const arrowNamesContract = defineRule({
  id: 'hld/arrow-names-contract',
  since: '0.2.0',
  source: 'HLD drawing rule 3',
  scope: 'architecture',
  severity: 'information',
  detected: 'off',
  fix: 'suggestion',
  fixAll: 'Name the protocol of all such arrows of this diagram',
  summary: 'Label that names no contract.',
  why: '“Uses” is what every arrow says. A protocol, a path, a topic or a query tells the reader what both sides have agreed on.',
  leftAlone: [
    'Labels with a protocol, method, path, topic, query or event name.',
    'A verb with its object: “creates ride”.',
    'C4 relations that name a technology.',
    'Hops whose channel a table of the document gives by the kinds of both ends.',
    'Only a hint: other diagrams than C4, and C4 diagrams in which some relation names a technology.',
  ],
  bad: 'C4Container\n  Container(web, "Web App", "React")\n  Container(api, "Order API", "Go")\n  Rel(web, api, "Uses")\n',
  good: 'C4Container\n  Container(web, "Web App", "React")\n  Container(api, "Order API", "Go")\n  Rel(web, api, "Uses", "HTTPS")\n',

  *check(design) {
    for (const drawn of byDiagram(ofArchitecture(design)).values()) {
      const isExpected = drawn[0]!.notation.kind === 'c4' && drawn.every(({ technology }) => !technology);
      for (const [connection, ...others] of byHop(drawn.filter(saysNothing))) {
        const { from, to, label, arrow } = connection;
        yield {
          range: label!.range,
          message: `“${shorten(label!.text, 24)}” names no contract. Say what ${shorten(from.name, 24)} and ${shorten(to.name, 24)} speak: a protocol, a path, a topic.`,
          ...(!isExpected && { severity: 'hint' as const }),
          related: others
            .filter((other) => other.arrow.start !== arrow.start)
            .map((other) => ({ range: other.arrow, message: 'The same hop, to or from another instance.' })),
          fixes: likelyProtocols(connection).flatMap((protocol) => fix(protocol, [connection, ...others])),
        };
      }
    }
  },
});

const saysNothing = ({ label, technology, contract, channel, isContainment }: Connection): boolean =>
  label !== undefined && !technology && !contract && !channel && !isContainment && isVague(label.text);

/** One edit for each label, of which some stand for several connections. */
function fix(protocol: string, hop: readonly Connection[]): Fix[] {
  const edits = new Map(
    hop.flatMap((connection) => {
      const edit = speak(connection, protocol);
      return edit ? [[edit.range.start, edit] as const] : [];
    }),
  );
  return edits.size > 0 ? [{ title: `Name ${protocol}`, edits: [...edits.values()] }] : [];
}
