import { describe, expect, it } from 'vitest';
import { tablesOf } from '../../support/tables.ts';
import { readTableQuantities } from '../../../server/src/syntax/quantity/table.ts';

function told(text: string): string[] {
  return tablesOf(text)
    .flatMap(readTableQuantities)
    .map(({ value, upTo, unit, per, of, range }) => {
      const amount = upTo === undefined ? `${value}` : `${value}–${upTo}`;
      return `${text.slice(range.start, range.end)} = ${amount} ${unit}${per ? `/${per}` : ''}${of ? ` (${of})` : ''}`;
    });
}

const table = (...rows: string[]): string => [rows[0], rows[0]!.replace(/[^|]+/g, '---'), ...rows.slice(1)].join('\n');

describe('a bare number in a table is measured', () => {
  it.each([
    [
      'by its row',
      table('| Metric | Target |', '| Peak RPS | ~20,000 |', '| Messages per day | **100M** |'),
      ['20,000 = 20000 request/s (peak)', '100M = 100000000 message/day'],
    ],
    ['by its column', table('| Service | RPS | p99 (ms) |', '| Orders | 1.2K | 120 |'), ['1.2K = 1200 request/s', '120 = 120 ms (p99)']],
    ['by the unit in parentheses', table('| Service | Storage (GB) |', '| Orders | 10–20 |'), ['10–20 = 10000000000–20000000000 B']],
    ['by a column of copies', table('| Topic | Partitions |', '| rides | 12 |'), ['12 = 12 partition']],
    ['by a rate in words', table('| What | Writes per second |', '| rides | 1,157 |'), ['1,157 = 1157 write/s']],
    ['by a share', table('| What | Availability (%) |', '| API | 99.95 |'), ['99.95 = 99.95 %']],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe('it is none', () => {
  it.each([
    ['where neither row nor column names a unit', table('| Service | Port |', '| Orders | 8080 |')],
    ['where the column says which one', table('| Key | Partition |', '| a | 3 |')],
    ['where the cell says more', table('| Metric | Target |', '| RPS | see 5 |')],
    ['where the row is a method', table('| Method | Status |', '| POST | 200 |')],
    ['in the first column', table('| Users | Plan |', '| 5,000 | big |')],
  ])('%s', (_, text) => {
    expect(told(text)).toEqual([]);
  });
});
