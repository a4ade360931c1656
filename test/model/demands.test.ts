import { describe, expect, test } from 'vitest';
import type { Demands } from '../../server/src/model/demands/demands.ts';
import { readDesign } from '../../server/src/model/read.ts';

const HEAD = '---\ndesign: hld\n---\n# Rides\n\n';
const demandsOf = (body: string): Demands => readDesign({ path: 'rides.md', text: HEAD + body }).demands;

describe('how reads stand to writes', () => {
  const ratiosIn = (body: string): string[] => demandsOf(body).ratios.map(({ reads, writes }) => `${reads}:${writes}`);

  test.each([
    ['Read:write ratio: 20:1.', '20:1'],
    ['- Read/Write = 80/20', '80:20'],
    ['The read to write ratio is about 100 to 1.', '100:1'],
    ['Write:read is 1:50.', '50:1'],
    ['We expect 100:1 read:write traffic.', '100:1'],
    ['20× read:write makes 2300 reads/s.', '20:1'],
    ['Reads outnumber writes 1,000:1.', '1000:1'],
    ['There are 10 times more reads than writes.', '10:1'],
    ['95 % reads and 5 % writes.', '95:5'],
    ['| Quality | Value |\n|---|---|\n| Read:write | 3:1 |', '3:1'],
  ])('%s', (body, ratio) => expect(ratiosIn(body)).toEqual([ratio]));

  test.each([
    'Reads and writes take 20 ms.',
    'The read path is 2:1 faster.',
    'Read replicas: 3. Write nodes: 1.',
    'Reads at 10:30, writes at 11:30.',
    '30 % reads fail.',
    'Read/write access for 5 users.',
  ])('nothing in: %s', (body) => expect(ratiosIn(body)).toEqual([]));
});

describe('how many reads and writes', () => {
  const loadsIn = (body: string): string[] => demandsOf(body).loads.map(({ path, perSecond }) => `${path} ${Math.round(perSecond)}`);

  test.each<[string, string[]]>([
    ['Reads 2,300/s and writes 115/s.', ['read 2300', 'write 115']],
    ['Write QPS: 1,200 requests/s', ['write 1200']],
    ['It takes 120,000 updates/s at peak.', ['write 120000']],
    ['240 M reads/day come in.', ['read 2778']],
    ['375,000 updates/s × 100 B = 37.5 MB/s', ['write 375000']],
    ['| | RPS |\n|---|---|\n| Reads | 11,574 |\n| Writes | 116 |', ['read 11574', 'write 116']],
    ['| What | Reads/s | Writes/s |\n|---|---|---|\n| Feed | 9,000 | 90 |', ['read 9000', 'write 90']],
    ['```\nReads: 58,000/s\n```', ['read 58000']],
    ['The system must handle 100,000 writes/s.', ['write 100000']],
  ])('%s', (body, loads) => expect(loadsIn(body)).toEqual(loads));

  test.each([
    ['what one node bears', 'One node takes 20,000 writes/s.'],
    ['what a product can bear', 'Cassandra sustains 1 M writes/s.'],
    ['what a shard bears, behind it', 'At 50,000 writes/s a shard that is 15 shards.'],
    ['a divisor', '375,000 ÷ 6,000 writes/s = 62.5'],
    ['what would be', 'A viral ride would make 100,000 writes/s.'],
    ['requests that may be either', 'Peak is 20,000 requests/s.'],
    ['a sum of several things', 'The gateway: 20 entries + 500 reads = 1,009 requests/s.'],
    ['bytes', 'Writes: 37.5 MB/s.'],
    ['copies', 'Writes: 10 nodes, × 3 copies = 30,000 rows/s.'],
  ])('not %s', (_, body) => expect(loadsIn(body)).toEqual([]));
});

describe('how soon all over the world', () => {
  const latenciesIn = (body: string): number[] => demandsOf(body).latencies.map(({ ms }) => ms);

  test.each<[string, number[]]>([
    ['p99 under 100 ms for users worldwide.', [100]],
    ['| Global read latency | p99 < 80 ms |', [80]],
    ['Responses arrive within 300 ms in every region.', [300]],
    ['p99 under 100 ms.', []],
    ['Global replication lag is 80 ms, and reads may be late.', []],
    ['A worldwide audience reads 5 min a day.', []],
  ])('%s', (body, found) => expect(latenciesIn(body)).toEqual(found));
});

describe('needs that are named', () => {
  const needsIn = (body: string): string[] => demandsOf(body).needs.map(({ need, holds, said }) => `${holds ? '' : 'no '}${need}: ${said}`);

  test.each<[string, string[]]>([
    ['The catalogue is read-heavy.', ['read-heavy: read-heavy']],
    ['A saga charges and refunds.', ['transaction: saga']],
    ['There is no saga, because one database holds all.', ['no transaction: no saga']],
    ['Ids are UUID v7.', ['ids: UUID v7']],
    ['Clients poll every 30 s.', ['no push: Clients poll']],
    ['| Full-text search | Not needed |', ['no search: Full-text search | Not needed']],
    ['Out of scope: payouts, rate limiting, chat.', ['no abuse: Out of scope: payouts, rate limiting']],
    ['It runs in one region.', ['no global: runs in one region']],
    ['```mermaid\nflowchart LR\n  app[Mobile App] -->|WebSocket| gw[API Gateway]\n  gw -->|SQL| db[(Ride DB)]\n```', ['push: WebSocket']],
  ])('%s', (body, needs) => expect(needsIn(body)).toEqual(needs));

  test.each([
    ['a comparison', 'Compensation is simple, unlike a saga.'],
    ['a plan', 'A circuit breaker may come later.'],
    ['a condition', 'If it grows, we add CQRS.'],
    ['the alternative of a table', '| Chosen | Instead of |\n|---|---|\n| one database | CQRS |'],
    ['what another asks of us', 'The provider’s rate limit is 100 requests/s.'],
    ['alternatives', '## Alternatives considered\n\nA saga by choreography.'],
    ['a section below them', '## Future work\n\n### Search\n\nFull-text search over rides.'],
    ['a question', 'Do we need a saga?'],
    ['a web address', 'See https://example.com/a/cqrs-patterns for more.'],
    ['a means that is not used, though the need may be there', 'It works without PostGIS.'],
    ['an outbox of mails', 'The phone has an outbox.'],
  ])('not in %s', (_, body) => expect(needsIn(body)).toEqual([]));
});

test('ranges count in the document', () => {
  const text = `${HEAD}## Traffic\n\nRead:write is 20:1, reads 2,300/s.\n`;
  const { ratios, loads } = readDesign({ path: 'rides.md', text }).demands;
  expect([...ratios, ...loads].map(({ range }) => text.slice(range.start, range.end))).toEqual(['Read:write is 20:1', '2,300/s']);
});
