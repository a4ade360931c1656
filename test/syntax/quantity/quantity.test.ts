import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuantities } from '../../../server/src/syntax/quantity/quantity.ts';

/** Each quantity as `text = value[–upTo] unit[/per][ (of)]`. */
function told(text: string): string[] {
  return readQuantities(text).map(({ value, upTo, unit, per, of, range }) => {
    const amount = upTo === undefined ? `${value}` : `${value}–${upTo}`;
    return `${text.slice(range.start, range.end)} = ${amount} ${unit}${per ? `/${per}` : ''}${of ? ` (${of})` : ''}`;
  });
}

describe('readQuantities', () => {
  it.each([
    // rates
    ['10K RPS', '10K RPS = 10000 request/s'],
    ['four nines', 'four nines = 99.99 %'],
    ['3 nines of uptime', '3 nines = 99.9 %'],
    ['two nines', 'two nines = 99 %'],
    ['3x replication', '3x replication = 3 replica'],
    ['3-way replication', '3-way replication = 3 replica'],
    ['1B URLs', '1B URLs = 1000000000 url'],
    ['peak 10k rps', '10k rps = 10000 request/s (peak)'],
    ['10KRPS', '10KRPS = 10000 request/s'],
    ['~5k/s', '5k/s = 5000 item/s'],
    ['1,000 req/s', '1,000 req/s = 1000 request/s'],
    ['1000 requests per second', '1000 requests per second = 1000 request/s'],
    ['1_000_000 requests/min', '1_000_000 requests/min = 1000000 request/min'],
    ['12.5K writes/s', '12.5K writes/s = 12500 write/s'],
    ['5000 write requests/s', '5000 write requests/s = 5000 request/s (write)'],
    ['40 rides per second', '40 rides per second = 40 ride/s'],
    ['500 location updates/s', '500 location updates/s = 500 item/s (location updates)'],
    ['115 QPS (peak)', '115 QPS = 115 query/s (peak)'],
    ['~2,300 TPS', '2,300 TPS = 2300 transaction/s'],
    ['3 million events a day', '3 million events a day = 3000000 event/day'],
    ['10B events/day', '10B events/day = 10000000000 event/day'],
    ['16K IOPS', '16K IOPS = 16000 operation/s'],
    ['QPS: 5k/s avg', '5k/s = 5000 item/s (avg)'],
    ['100K+ messages / sec', '100K+ messages / sec = 100000 message/s'],
    // things
    ['100M users', '100M users = 100000000 user'],
    ['100M DAU', '100M DAU = 100000000 user (daily active)'],
    ['100 million daily active users', '100 million daily active users = 100000000 user (daily active)'],
    ['10K concurrent WebSocket connections', '10K concurrent WebSocket connections = 10000 connection (concurrent websocket)'],
    ['2B rows', '2B rows = 2000000000 row'],
    ['1 B users', '1 B users = 1000000000 user'],
    ['5m users', '5m users = 5000000 user'],
    ['5,000 orders', '5,000 orders = 5000 order'],
    // times
    ['p99 200 ms', '200 ms = 200 ms (p99)'],
    ['p99 < 200 ms', '200 ms = 200 ms (p99)'],
    ['P95 latency of 1.5s', '1.5s = 1500 ms (p95)'],
    ['200ms p99', '200ms = 200 ms (p99)'],
    ['<200ms', '200ms = 200 ms'],
    ['sub-100ms', '100ms = 100 ms'],
    ['every 4 s', '4 s = 4000 ms (every)'],
    ['a 5-minute window', '5-minute = 300000 ms'],
    ['TTL 5m', '5m = 300000 ms'],
    ['TTL: 24h', '24h = 86400000 ms'],
    ['kept for 7 days', '7 days = 604800000 ms'],
    ['150µs', '150µs = 0.15 ms'],
    ['250us', '250us = 0.25 ms'],
    ['30 Minutes', '30 Minutes = 1800000 ms'],
    ['4.3 min/month', '4.3 min/month = 258000 ms/month'],
    ['**30s**', '30s = 30000 ms'],
    ['latency:5ms', '5ms = 5 ms'],
    // sizes
    ['10–20 GB', '10–20 GB = 10000000000–20000000000 B'],
    ['10-20 GB', '10-20 GB = 10000000000–20000000000 B'],
    ['10 to 20 ms', '10 to 20 ms = 10–20 ms'],
    ['5ms–20ms', '5ms–20ms = 5–20 ms'],
    ['500 MB - 2 GB', '500 MB - 2 GB = 500000000–2000000000 B'],
    ['10–20K users', '10–20K users = 10000–20000 user'],
    ['10K-20K RPS', '10K-20K RPS = 10000–20000 request/s'],
    ['1.5 TB/day', '1.5 TB/day = 1500000000000 B/day'],
    ['2 GB/s', '2 GB/s = 2000000000 B/s'],
    ['10 Gbps', '10 Gbps = 10000000000 bit/s'],
    ['500 B', '500 B = 500 B'],
    ['500B per row', '500B = 500 B'],
    ['row size 500B', '500B = 500 B'],
    ['64 KiB', '64 KiB = 65536 B'],
    ['512Mi', '512Mi = 536870912 B'],
    ['20 gigabytes', '20 gigabytes = 20000000000 B'],
    // shares
    ['99.9%', '99.9% = 99.9 %'],
    ['99.99 % uptime', '99.99 % = 99.99 %'],
    ['10 percent', '10 percent = 10 %'],
    // copies
    ['3 replicas', '3 replicas = 3 replica'],
    ['3 read replicas', '3 read replicas = 3 replica (read)'],
    ['API x3', 'x3 = 3 replica'],
    ['API ×3', '×3 = 3 replica'],
    ['API (x3)', 'x3 = 3 replica'],
    ['replicas: 3', 'replicas: 3 = 3 replica'],
    ['RF=3', 'RF=3 = 3 replica'],
    ['auto-scale 10..400', '10..400 = 10 replica'],
    ['HPA: 2-20', '2-20 = 2 replica'],
    ['16 shards', '16 shards = 16 shard'],
    ['a 3-node cluster', '3-node = 3 node'],
    ['8 vCPU', '8 vCPU = 8 core'],
    ['50M+ followers', '50M+ followers = 50000000 follower'],
    ['partitions = 12', 'partitions = 12 = 12 partition'],
  ])('reads %s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it.each([
    ...['10K', '500B', '500B/s', '12', '3.14', '100'],
    ...[':8080', 'port 6379', 'localhost:3000', 'port 443 requests'],
    ...['v2', 'HTTP/2', '1.2.3', 'v1.5 s', 'TLS 1.3', '10.0.0.1/24', 'PostgreSQL 16'],
    ...['2024', 'in 2024 users complained', '2024-01-15', '15/01/2024', '10:30', 'the 1990s', 'May 12 nodes'],
    ...['$5', '$5M/month', '$ 20 per day', '€3/h', '5 USD per day', '$0.02/GB', '20€/h', '5 dollars per hour'],
    ...['1. users', 'Step 2', 'Step 2 replicas', '①', '① requests', 'Phase 3 nodes', '2 users book one seat', '3 services'],
    ...['#123', 'ORD-1001', '0x1F', '550e8400-e29b-41d4-a716-446655440000', 'a%20b', '100%20ms', '&#8217;', '/v1/123/s'],
    ...['200 lines', 'returns 404s', 'HTTP 404 responses', '500s', '429 Too Many Requests', 'HTTP 500 errors'],
    ...[
      'S3',
      'EC2 instances',
      'Layer 7',
      'OAuth2',
      'SHA-256',
      'SHA-256 bytes',
      'x64',
      'Base64',
      'IPv4',
      'p99',
      '3D',
      '4K',
      'node:24',
      '9 Node.js',
      'per server: 1,000',
      '2d',
      '24/7',
      '1/2 day',
    ],
    ...['peak ×3', '5 x3', '2 ×3 = 6', '10^6 users', '200 us', '1,5 ms', 'A100', 'top 100 users', '3 m', 'md5s'],
  ])('takes %s for no quantity', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('reads several in one line, each where it stands', () => {
    expect(told('| Writes | 1.2K/s | p99 50 ms | 3 replicas |')).toEqual(['1.2K/s = 1200 item/s', '50 ms = 50 ms (p99)', '3 replicas = 3 replica']);
  });

  it('takes a falling pair for two quantities', () => {
    expect(told('from 5 s to 200 ms')).toEqual(['5 s = 5000 ms', '200 ms = 200 ms']);
  });

  it('gives ranges inside any text, in order, and throws on none', () => {
    const pieces = [
      '1',
      '23',
      '.',
      ',',
      '-',
      '–',
      ' ',
      'K',
      'M',
      'ms',
      ' s',
      '/s',
      ' per day',
      '%',
      'GB',
      'x',
      '×',
      'users',
      'p99 ',
      '$',
      '🚀',
      '\r\n',
      ' to ',
    ];
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (source) => {
        let end = 0;
        for (const { value, upTo, range } of readQuantities(source)) {
          expect(range.start).toBeGreaterThanOrEqual(end);
          expect(range.end).toBeGreaterThan(range.start);
          expect(source.slice(range.start, range.end)).toMatch(/^[^\r\n]*\d[^\r\n]*$/);
          expect(Number.isFinite(value)).toBe(true);
          if (upTo !== undefined) expect(upTo).toBeGreaterThan(value);
          end = range.end;
        }
        expect(end).toBeLessThanOrEqual(source.length);
      }),
      { numRuns: 2000 },
    );
  });
});
