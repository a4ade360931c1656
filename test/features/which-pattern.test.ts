import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Answer, answersOf, nothingAnswered } from '../../server/src/features/which-pattern.ts';
import { readDesign } from '../../server/src/model/read.ts';
import { PATTERNS, patternWithId } from '../../server/src/patterns/index.ts';
import { type QuestionId, QUESTIONS } from '../../server/src/patterns/questions.ts';
import { describeRealDocuments } from '../support/real-documents.ts';

const HEAD = '---\ndesign: hld+lld\n---\n# Shop\n\n';
const answersIn = (text: string): Answer[] => answersOf(readDesign({ path: 'docs/shop.md', text }), text);
const answerTo = (id: QuestionId, body: string): Answer => answersIn(HEAD + body).find(({ question }) => question.id === id)!;
const drawing = (...lines: string[]): string => ['```mermaid', 'flowchart LR', ...lines, '```', ''].join('\n');
const table = (sql: string): string => `\`\`\`sql\n${sql}\n\`\`\`\n`;

const ORDERS = '  api[Order Service] -->|SQL INSERT order| db[(Order DB)]';

/** A document, what it answers, and how the line begins that it is read from. */
type Row = readonly [says: string, body: string, answer: Answer['answer'], line?: string];

const CASES: Readonly<Record<QuestionId, readonly Row[]>> = {
  'read-write-ratio': [
    ['a ratio over 5:1', 'Read:write is 20:1.', 'yes', 'Read:write is 20:1.'],
    ['a ratio of 3:1', '- Read:write is 3:1', 'no', '- Read:write is 3:1'],
    ['both rates', 'Peak reads: 2,300/s.\n\nPeak writes: 115/s.', 'yes', 'Peak reads'],
    ['a row of figures each', '| | RPS |\n|---|---|\n| Reads | 400 |\n| Writes | 300 |', 'no', '| Reads | 400 |'],
    [
      'methods and rates on arrows',
      drawing('  app[Web App] -->|"GET /items, 900 RPS"| gw[API Gateway]', '  app -->|"POST /items, 9 RPS"| gw'),
      'yes',
      'app[Web',
    ],
    [
      'what clients ask for, whatever rows it makes inside',
      `${drawing('  app[Web App] -->|"GET /items, 900 RPS"| gw[API Gateway]', '  app -->|"POST /items, 90 RPS"| gw')}\nRows written: 90 × 30 = 2,700 rows/s.`,
      'yes',
      'app[Web',
    ],
    [
      'a client of whom it is not said what it asks',
      drawing('  app[Web App] -->|"GET /items, 900 RPS"| gw[API Gateway]', '  app -->|"HTTPS, 5,000 RPS"| gw'),
      'unknown',
    ],
    ['words', 'The catalogue is read-heavy.', 'yes', 'The catalogue'],
    ['that writes prevail', 'The system is write-heavy.', 'no', 'The system'],
    ['two ratios that differ', 'Feed: read:write is 100:1.\n\nOrders: read:write is 2:1.', 'unknown'],
    ['figures that leave it open', 'Reads: 1,000/s on the feed, reads: 900/s on profiles. Writes: 250/s, 100 writes/s.', 'unknown'],
    ['a few writes, and much that may be written', 'Reads: 1,000/s. Writes: 10/s. It takes 5,000 events/s.', 'unknown'],
    ['a few writes, and less than the reads that may be written', 'Reads: 1,000/s. Writes: 10/s. It takes 500 events/s.', 'unknown'],
    ['only reads', 'Reads: 9,000/s.', 'unknown'],
    ['what a node can bear', 'One node takes 90,000 reads/s and 100 writes/s.', 'unknown'],
  ],
  'writes-per-second': [
    ['more', 'Devices send 120,000 updates/s at peak.', 'yes', 'Devices'],
    ['more, on the arrow of a client', drawing('  car[Mobile App] -->|"WebSocket position, 375,000/s"| gw[Realtime Gateway]'), 'yes', 'car'],
    ['less', 'Writes: 40 requests/s at peak.', 'no', 'Writes'],
    ['few writes, but other things are more', 'Writes: 40/s. 90,000 events/s come in.', 'unknown'],
    ['what a product can bear', 'Cassandra handles 1 M writes/s.', 'unknown'],
    ['that writes are many', 'The system is write-heavy.', 'unknown'],
  ],
  'server-push': [
    ['a WebSocket to a client', drawing('  gw[Realtime Gateway] -->|WebSocket order status| app[Mobile App]'), 'yes', 'gw['],
    ['it in words', 'The server pushes the status to the app.', 'yes', 'The server'],
    ['that clients poll', 'Clients poll the status every 5 s.', 'no', 'Clients'],
    ['a stream from somebody else', drawing('  api[Chat Service] -->|HTTPS SSE| ai[OpenAI]'), 'unknown'],
    ['a notification of a phone', drawing('  api[Notification Service] -->|APNs push| app[Mobile App]'), 'unknown'],
  ],
  'global-latency': [
    ['80 ms', 'p99 under 80 ms for users worldwide.', 'yes', 'p99'],
    ['300 ms', 'p99 under 300 ms for users worldwide.', 'no', 'p99'],
    ['one region', 'It runs in a single region.', 'no', 'It runs'],
    ['no place', 'p99 under 80 ms.', 'unknown'],
    ['a CDN for pictures', drawing('  app[Web App] -->|HTTPS pictures| cdn[CDN]'), 'unknown'],
  ],
  'transaction-over-services': [
    ['a saga', 'A saga reserves, charges and ships.', 'yes', 'A saga'],
    ['that none is needed', 'No saga: the order and its payment are rows of one database.', 'no', 'No saga'],
    ['both', 'No saga is needed. The saga refunds.', 'unknown'],
    ['one in an alternative', '## Alternatives\n\nA saga.', 'unknown'],
  ],
  'write-and-publish': [
    ['both arrows of one service', drawing(ORDERS, '  api -.->|publish order.placed| kafka[[Kafka]]'), 'yes', 'api[Order'],
    ['an outbox', 'The outbox table is read from the WAL.', 'yes', 'The outbox'],
    ['that nothing is published', 'No events are published.', 'no', 'No events'],
    ['them of two services', drawing(ORDERS, '  ship[Shipping Service] -.->|publish order.sent| kafka[[Kafka]]'), 'unknown'],
    [
      'reading and publishing',
      drawing('  api[Order Service] -->|SQL SELECT| db[(Order DB)]', '  api -.->|publish order.seen| kafka[[Kafka]]'),
      'unknown',
    ],
    ['dead letters', drawing(ORDERS, '  api -.->|publish dead-letters| kafka[[Kafka]]'), 'unknown'],
  ],
  search: [
    ['a search engine', drawing('  api[Catalog Service] -->|HTTP query| es[(Elasticsearch)]'), 'yes', 'api['],
    ['it in words', 'Full-text search over titles.', 'yes', 'Full-text'],
    ['that it is out of scope', 'Out of scope: full-text search, payouts.', 'no', 'Out of scope'],
    ['logs', drawing('  logs[Log Collector] -->|logs| es[(Elasticsearch logs)]'), 'unknown'],
  ],
  location: [
    ['a command', drawing('  api[Match Service] -->|GEOSEARCH drivers| geo[(Redis)]'), 'yes', 'api['],
    ['a path', '| Call | Does |\n|---|---|\n| `GET /v1/shops/nearby` | finds shops |', 'yes', '| `GET'],
    ['a type', table('CREATE TABLE shop (\n  id bigint PRIMARY KEY,\n  place geography(Point)\n);'), 'yes', 'place'],
    ['that it is out of scope', 'Out of scope: proximity search.', 'no', 'Out of scope'],
    ['an address', table('CREATE TABLE shop (\n  id bigint PRIMARY KEY,\n  lat float,\n  lng float\n);'), 'unknown'],
  ],
  abuse: [
    ['a limit', 'Rate limit: 10 requests/min a user.', 'yes', 'Rate limit'],
    ['that there is none', '| Rate limiting | None, internal callers only |\n|---|---|\n| TLS | yes |', 'no', '| Rate'],
    ['the limit of another', 'The provider’s rate limit is 100 requests/s.', 'unknown'],
  ],
  ids: [
    ['time-ordered ids', 'Ids are UUID v7 made by the service.', 'yes', 'Ids are'],
    ['sequences alone', table('CREATE TABLE shop (\n  id BIGSERIAL PRIMARY KEY,\n  name text\n);'), 'no', 'id BIGSERIAL'],
    ['sequences and others', table('CREATE TABLE a (\n  id BIGSERIAL PRIMARY KEY\n);\nCREATE TABLE b (\n  id uuid PRIMARY KEY\n);'), 'unknown'],
    ['a data warehouse', 'Reports run in Snowflake.', 'unknown'],
  ],
  'read-models': [
    ['CQRS', 'We use CQRS: events feed a read model.', 'yes', 'We use'],
    ['one model', 'One model serves both reads and writes.', 'no', 'One model'],
    ['a replica', 'History reads a replica.', 'unknown'],
  ],
  dependencies: [
    ['a call', drawing('  app[Web App] -->|HTTPS| api[Order Service]', '  api -->|HTTPS charge| psp[Payment Provider]'), 'yes', 'api -->'],
    ['a breaker', 'A circuit breaker guards the calls.', 'yes', 'A circuit'],
    ['none', 'It calls no other service.', 'no', 'It calls'],
    ['a store', drawing(ORDERS), 'unknown'],
    [
      'an event',
      drawing('  api[Order Service] -.->|publish order.placed| kafka[[Kafka]]', '  kafka -.->|consume order.placed| mail[Mail Service]'),
      'unknown',
    ],
    ['a call inside a process', drawing('  api[Order Service] -->|"Save()"| repo[Order Repository Service]'), 'unknown'],
  ],
};

for (const { id, asks } of QUESTIONS) {
  describe(asks, () => {
    for (const [says, body, answer, line] of CASES[id])
      test(says, () => {
        const found = answerTo(id, body);
        expect(found.answer).toBe(answer);
        if (line === undefined) expect(found.evidence).toEqual([]);
        else expect(found.evidence[0]?.quote.slice(0, line.length)).toBe(line);
      });
  });
}

test('the questions are in the order of the patterns, and short enough to be read in one line', () => {
  expect(QUESTIONS.map(({ pattern }) => patternWithId(pattern).number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(PATTERNS.map(({ number, id }) => [number, id])).toEqual(PATTERNS.map(({ number }) => [number, QUESTIONS[number - 1]!.pattern]));
  for (const { asks, threshold } of QUESTIONS) for (const text of [asks, threshold]) expect(text.length).toBeLessThanOrEqual(85);
});

test('says what it has read, in words', () => {
  const [answer] = answersIn(`${HEAD}Reads 2,300/s and writes 115/s.\n`);
  expect(answer?.evidence.map(({ words }) => words)).toEqual(['Reads 2,300/s and writes 115/s: 20:1.']);
});

test('a long line is quoted around its place', () => {
  const { evidence } = answerTo('ids', `${'Before it. '.repeat(40)}Ids are UUID v7. ${'Behind it. '.repeat(40)}`);
  expect(evidence[0]?.quote).toMatch(/^….*Ids are UUID v7\..*…$/);
  expect(evidence[0]!.quote.length).toBeLessThan(150);
});

test.each([
  ['is no design doc', '# Notes\n\nA saga, 20:1 read:write, WebSocket.\n'],
  ['has no numbers', `${HEAD}It sells things.\n\n${drawing('  app[Web App] --> api[Shop Service]', '  api --> db[(Shop DB)]')}`],
])('of a document that %s all is asked', (_, text) => expect(answersIn(text)).toEqual(nothingAnswered()));

/** Question, answer, and a part of the line that it is read from. */
const shown = (file: string): string[] => {
  const text = readFileSync(`examples/designs/${file}`, 'utf8');
  return answersIn(text).flatMap(({ question: { id }, answer, evidence }) => {
    for (const { quote } of evidence) expect(text).toContain(quote.replaceAll('…', ''));
    return answer === 'unknown' ? [] : [`${id}: ${answer}. ${evidence[0]!.words}`];
  });
};

test('the worked design of short links is read-heavy by what is asked for, not by the rows of its copies', () => {
  expect(shown('url-shortener.md')[0]).toBe('read-write-ratio: yes. Reads 46,300/s and writes 6,137/s: 7.5:1.');
});

test('the worked design of ride booking answers nine by itself', () => {
  expect(shown('uber.md')).toEqual([
    'read-write-ratio: no. Reads 11,100/s and writes 375,000/s: 1:34.',
    'writes-per-second: yes. The largest write rate is 375,000/s.',
    'server-push: yes. Realtime Gateway → Driver App: WebSocket offer, ride.',
    'transaction-over-services: yes. Says “saga”.',
    'write-and-publish: yes. Ride DB → CDC Connector: WAL of outbox.',
    'location: yes. Matching Service → Driver Index: GEOSEARCH cells, SET NX PX locks.',
    'abuse: yes. Draws “Rate Limits”.',
    'ids: yes. Says “UUID v7”.',
    'dependencies: yes. Ride Service → Pricing Service: gRPC Quote, 926 RPS.',
  ]);
});

describeRealDocuments('real documents', (documents) => {
  test('answer only with lines of their own', () => {
    for (const { text } of documents.filter((_, at) => at % 16 === 0))
      for (const { answer, evidence } of answersIn(text)) {
        expect(evidence.length === 0).toBe(answer === 'unknown');
        for (const { quote } of evidence) expect(text.includes(quote.replaceAll('…', ''))).toBe(true);
      }
  });
});
