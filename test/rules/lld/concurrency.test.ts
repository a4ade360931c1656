import { describe, expect, test } from 'vitest';
import { concurrency } from '../../../server/src/rules/lld/concurrency.ts';
import { applyEdits } from '../../../server/src/text/text-edit.ts';
import { readDesign } from '../../../server/src/model/read.ts';
import { companion } from '../../support/companion.ts';
import { checkRule, findingsOf } from '../../support/check-rule.ts';

const doc = (...parts: string[]): string => ['---\ndesign: hld+lld\n---\n# Booking\n', ...parts].join('\n');
const er = (name: string, ...fields: string[]): string =>
  ['```mermaid', 'erDiagram', `  ${name} {`, ...['uuid id PK', ...fields].map((field) => `    ${field}`), '  }', '```\n'].join('\n');
const SEAT = er('SEAT', 'string status "FREE, BOOKED"');
const ACCOUNT = er('ACCOUNT', 'decimal balance');
const PRODUCT = er('PRODUCT', 'int stock_quantity');
const CHECKS = 'The service checks that the seat is free and then marks it as booked.\n';
const POST = '- `POST /v1/bookings` books a seat.\n';
const messages = (text: string): string[] => findingsOf(concurrency, text).map(({ message }) => message);
const found = (text: string): void => expect(messages(text)).toHaveLength(1);
const silent = (text: string): void => expect(messages(text)).toEqual([]);

describe('lld/concurrency', () => {
  test('a seat that is checked and then written; the fix adds the version and names the race in a section of its own', () => {
    checkRule(
      concurrency,
      `
      # Booking

      ## 1. Data model

      \`\`\`mermaid
      erDiagram
        SEAT {
        ^^^^ Two callers can take the same SEAT, and nothing says how one of them loses. Name a version, a lock or a constraint.
          uuid id PK
          string status "FREE, BOOKED"
        }
      \`\`\`

      The service checks that the seat is free and then marks it as booked.

      ## 2. Failures
      `,
      {
        fixed: `
      # Booking

      ## 1. Data model

      \`\`\`mermaid
      erDiagram
        SEAT {
          uuid id PK
          string status "FREE, BOOKED"
          int version
        }
      \`\`\`

      The service checks that the seat is free and then marks it as booked.

      ## 2. Concurrency

      Two callers may take the same \`SEAT\` at the same time.

      Compare-and-set: each write names the version that it read and makes it one higher.

      \`\`\`sql
      UPDATE SEAT SET status = :status, version = version + 1
      WHERE id = :id AND version = :version;
      \`\`\`

      When no row has that version any more, somebody else was faster: TODO what the caller sees.

      ## 3. Failures
      `,
      },
    );
  });

  test('quotes what tells of the race', () => {
    const text = doc(POST, SEAT, CHECKS);
    const [finding] = findingsOf(concurrency, text);
    expect(finding?.related?.map(({ range }) => text.slice(range.start, range.end))).toEqual(
      [CHECKS.trim(), 'books a seat.', 'POST /v1/bookings'].map((said) => expect.stringContaining(said)),
    );
  });

  test.each([
    ['a balance and a call that moves money', ACCOUNT, 'POST /v1/transfers\n'],
    ['a balance and a sentence that changes it', ACCOUNT, 'The ledger worker deducts the amount from the balance.\n'],
    ['a stock and a call that buys', PRODUCT, '- `POST /v1/orders` places an order.\n'],
    [
      'a stock that queries read and then write',
      PRODUCT,
      '```sql\nSELECT stock_quantity FROM product WHERE id = 1;\nUPDATE product SET stock_quantity = 4 WHERE id = 1;\n```\n',
    ],
    ['places that are left', er('SHOW', 'int available_seats'), '- `POST /v1/shows/{id}/bookings`\n'],
    ['bookings that name what they take', er('BOOKING', 'uuid room_id FK', 'date check_in'), '- `POST /v1/bookings`\n'],
    ['uses of a coupon', er('COUPON', 'int usage_count', 'int max_uses'), '- `POST /v1/coupons/{code}/redeem`\n'],
    ['a thing that the first to come gets', er('RIDE', 'string status "OPEN, TAKEN"'), 'The first driver to accept has the ride.\n'],
    [
      'a message that says so',
      er('RIDE', 'string status "OPEN, TAKEN"'),
      '```mermaid\nsequenceDiagram\n  S->>D: SELECT the ride, then UPDATE status\n```\n',
    ],
    [
      'a comment that allows only one',
      '```sql\nCREATE TABLE releases (\n  id bigint PRIMARY KEY,\n  -- Exactly one release can have this status at a time.\n  status text NOT NULL\n);\n```\n',
      '',
    ],
    ['a rule that nobody enforces', SEAT, 'A seat must never be sold twice: no double-booking of a seat.\n'],
    [
      'a status that two actors change',
      er('RIDE', 'string status "OPEN, TAKEN, CANCELLED"'),
      '```mermaid\nstateDiagram-v2\n  [*] --> OPEN\n  OPEN --> TAKEN : driver accepts\n  OPEN --> CANCELLED : rider cancels\n```\n',
    ],
  ])('%s', (_, entity, told) => found(doc(entity, told)));

  test('one entity has one finding, whatever tells of it', () =>
    found(doc(POST, SEAT, CHECKS, 'Two users can click at once.\n', 'The first to book wins the seat.\n')));

  test('a long name fits', () => {
    const [message] = messages(
      doc(er('CUSTOMER_LOYALTY_PROGRAMME_ACCOUNT_OF_A_REGION', 'decimal current_wallet_balance_in_points'), 'POST /v1/transfers\n'),
    );
    expect(message?.length).toBeLessThanOrEqual(140);
  });

  test.each([0, 1, 2])('fix %i takes the finding away', (n) => {
    const text = doc(POST, '## Data model\n', ACCOUNT, 'POST /v1/transfers\n', '## Failures\n');
    const [finding] = findingsOf(concurrency, text);
    const fixed = applyEdits(text, finding!.fixes![n]!.edits);
    expect(fixed).toContain('## Concurrency\n');
    silent(fixed);
  });

  test('a check in one step and the write in the next are a race, too', () => {
    found(doc(POST, SEAT, '1. The rider picks a seat.\n2. The service checks that the seat is still free.\n3. It inserts the booking.\n'));
    silent(doc(SEAT, '1. The service checks that the seat is still free.\n2. The rider sees the plan.\n3. It inserts an advert.\n'));
  });

  test('what is not there yet is kept apart by a constraint', () => {
    const text = doc(er('BOOKING', 'uuid room_id FK', 'date check_in'), '- `POST /v1/bookings`\n');
    const [finding] = findingsOf(concurrency, text);
    expect(finding?.message).toBe('Two rows of BOOKING can take the same room_id, and nothing says which one loses. Name a lock or a constraint.');
    for (const { edits } of finding?.fixes ?? []) silent(applyEdits(text, edits));
  });

  test('seats and their bookings are one race', () => found(doc(POST, SEAT, er('BOOKING', 'uuid seat_id FK'), CHECKS)));

  describe('is silent', () => {
    test.each([
      ['a version that is compared', er('SEAT', 'string status "FREE, BOOKED"', 'int version')],
      ['optimistic locking', `${SEAT}\nWrites use optimistic locking.\n`],
      ['a row lock', `${SEAT}\nThe row is read with \`SELECT … FOR UPDATE\`.\n`],
      ['a row lock of an ORM', `${SEAT}\n\`\`\`python\nseat = await db.get_seat_for_update(id)\n\`\`\`\n`],
      ['a distributed lock', `${SEAT}\nA Redis lock with SETNX guards it.\n`],
      [
        'a unique constraint',
        '```sql\nCREATE TABLE seats (id uuid PRIMARY KEY, status text);\nCREATE TABLE bookings (id uuid PRIMARY KEY, seat_id uuid, show_id uuid, UNIQUE (seat_id, show_id));\n```\n',
      ],
      ['a single writer', `${SEAT}\nA single writer per show applies them.\n`],
      ['a serialisable transaction', `${SEAT}\nIn a serializable transaction.\n`],
    ])('where something keeps it safe: %s', (_, guarded) => silent(doc(POST, guarded, CHECKS)));
    test.each([
      'The new list is atomically swapped in.',
      'A Lua script does both.',
      'A write needs a quorum.',
      '`bookSeat` takes a ReentrantLock of the show.',
      'The map of holds is filled by `putIfAbsent`.',
      'The flag is an AtomicBoolean.',
      "```sql\nUPDATE seat SET status = 'BOOKED' WHERE id = $1 AND status = 'FREE';\n```",
    ])('where it is kept safe in other words: %s', (words) => silent(doc(POST, SEAT, CHECKS, `${words}\n`)));
    test('where the section names the race and accepts it', () =>
      silent(doc(POST, SEAT, CHECKS, 'Two concurrent bookings of one seat are rare, and we accept the race: the desk sorts it out.\n')));
    test('where a transaction is said to hold the check and the write', () =>
      silent(doc(POST, SEAT, CHECKS, 'Seats are checked and reserved in one transaction.\n')));
    test('where the companion document is about concurrency', () => {
      const design = readDesign({ path: 'a.md', text: doc(POST, SEAT, CHECKS) });
      expect([...concurrency.check({ ...design, companions: [companion({ topics: ['concurrency'] })] })]).toEqual([]);
    });
    test('on words alone', () => silent(doc(SEAT, ACCOUNT, PRODUCT)));
    test('on calls that only read', () => silent(doc(ACCOUNT, '- `GET /v1/transfers`\n')));
    test('on records of what was changed', () => silent(doc(er('STOCK_LOG', 'int stock_quantity'), '- `POST /v1/orders`\n')));
    test('on what a balance was', () => silent(doc(er('PAYMENT', 'decimal balance_after'), '- `POST /v1/transfers`\n')));
    test('on a status that one actor changes', () =>
      silent(
        doc(
          er('RIDE', 'string status "OPEN, TAKEN, CANCELLED"'),
          '```mermaid\nstateDiagram-v2\n  [*] --> OPEN\n  OPEN --> TAKEN : driver accepts\n  OPEN --> CANCELLED : driver cancels\n```\n',
        ),
      ));
    test('on a limit of requests that Redis counts: it guards no seat', () => found(doc(POST, SEAT, CHECKS, 'Rate limiting counts with INCR.\n')));
    test('on a version that is data: it guards nothing', () =>
      found(
        doc('```sql\nCREATE TABLE seats (\n  id uuid PRIMARY KEY,\n  -- version of the seat map\n  version int,\n  status text\n);\n```\n', CHECKS),
      ));
  });
});
