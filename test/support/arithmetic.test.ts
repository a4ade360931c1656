/** What the judge of the designs' arithmetic reads, what it refuses, and what it leaves alone. */
import { describe, expect, test } from 'vitest';
import { checkArithmetic } from './arithmetic.ts';

describe('right', () => {
  test.each([
    '4 × 5 = 20',
    '2 + 3 × 4 = 14',
    '10 − 4 = 6 and 300/4 = 75',
    '10 M users/day × 20 % = 2 M users/day',
    '1 M calls/day ÷ 86,400 s/day = 11.6 calls/s',
    '1 M calls/day ÷ 86,400 s/day = 12 calls/s, × 4 = 46.3 calls/s at peak',
    '1 M calls/day ÷ 86,400 s/day = 12 calls/s, × 4 = 48 calls/s at peak',
    '86,400 s × 1,000 calls/s × 500 B = 43.2 GB',
    '4 B messages/day × 300 B = 1.2 TB/day',
    '300 GB/day × 30 days × 3 copies = 27 TB',
    '128 KiB × 1,024 = 128 MiB',
    '8 kbit/s × 10 s = 10 KB',
    '0.1 % × 43,200 min/month = 43.2 min/month',
    '62^7 = 3.52 T codes and 10^6 × 2 = 2 M',
    '2^41 ≈ 2.2 T',
    '1,048 requests/s ÷ 500 requests/s ≈ 2.0',
    '11,574 requests/s × 4 = 46,300 requests/s',
    'Rows: 3 tables (two each) × 5 = 15 rows. Then 15 × 2 = 30',
    'the store takes $3 × 4 = $12',
    '- **Sum.** 5 ms + 7 ms = 12 ms, against 20 ms',
    '| a | ~3 × 2 = 6 |',
    '```text\n3 × 2 = 6\n```',
  ])('%s', (text) => {
    const { right, problems } = checkArithmetic(text);
    expect(problems).toEqual([]);
    expect(right.length).toBeGreaterThan(0);
  });
});

describe('wrong, or not to be recomputed', () => {
  test.each([
    ['4 × 5 = 21', '4 × 5 = 21 is 20'],
    ['2 + 3 × 4 = 20', '2 + 3 × 4 = 20 is 14'],
    ['1 M calls/day ÷ 86,400 s/day = 115 calls/s', '1 M calls/day ÷ 86,400 s/day = 115 calls/s is 11.5741'],
    ['3 × 4 = 12, × 2 = 25', '3 × 4 = 12 , × 2 = 25 is 24'],
    ['10 GB/day × 30 days = 300 MB', '10 GB/day × 30 days = 300 MB is 300,000'],
    ['99 × 1.01 = 99.98', '99 × 1.01 = 99.98 is 99.99'],
    ['11,574 × 4 = 46,400', '11,574 × 4 = 46,400 is 46,296'],
    ['1,200 ÷ 500 ≈ 2.0', '1,200 ÷ 500 ≈ 2.0 is 2.4'],
    ['100 calls/s × 60 s = 6,000 calls/s', '100 calls/s × 60 s = 6,000 calls/s has other units on its right'],
    ['5 s + 3 GB = 8', '5 s + 3 GB = 8 adds what has different units'],
    ['a store of 3 copies × 5 nodes', '3 copies × 5 nodes has no result'],
    ['it is 12 km straight × 1.4', '12 km straight × 1.4 has no result'],
    ['demand ÷ supply = 1.4', 'demand ÷ supply = 1.4 is no calculation with numbers'],
    ['so, that × 3 = 6', 'so, that × 3 = 6 is no calculation with numbers'],
    ['80–150 ms × 3 = 450 ms', '80–150 ms × 3 = 450 ms is no calculation with numbers'],
    ['`3 × 2 = 7`', '3 × 2 = 7 is 6'],
    ['```sql\n-- 3 × 2 = 7\n```', '3 × 2 = 7 is 6'],
  ])('%s', (text, problem) => expect(checkArithmetic(text).problems.map((one) => one.replace(/^\d+: /, ''))).toEqual([problem]));

  test('brackets', () => expect(checkArithmetic('(2 + 3) × 4 = 20').problems).not.toEqual([]));
  test('names its line', () => expect(checkArithmetic('---\na: 1\n---\n\n2 × 2 = 5').problems).toEqual(['5: 2 × 2 = 5 is 4']));
});

describe('no arithmetic', () => {
  test.each([
    '`GET /v1/users/12/rides?limit=20` and /v1/rides',
    'https://example.com/1/2?a=3 and [page 2](p/3=4)',
    '`WHERE a = 1 AND b = 2`, max-age=2, acks=all',
    '2026/11/24, 24/7, HTTP/2, SHA-256, 80–150 ms, 10:30',
    'requests/s at 4 replicas, Redis / Memcached, 3 nodes - enough',
    'N = 3 copies; multiplier = demand ÷ supply, at least 1.0',
    'straight line × 1.4 for durations; at 2×, 16 shards',
    '0.7 × time to pickup + 0.2 × rating',
    '```sql\nUPDATE a SET b = 2 + 3 WHERE c = 4 * 5;\n```',
    '---\nsum: 2 × 2 = 5\n---',
  ])('%s', (text) => expect(checkArithmetic(text)).toEqual({ right: [], problems: [] }));
});
