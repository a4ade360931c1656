/** The parts that most designs have: figures, calls, entities, states, queries, races. */
import { blocks, bullets, mermaid, table } from '../markdown.ts';
import { LAST_STOP } from '../slots.ts';
import type { Snippet } from './snippet.ts';

export const tables: readonly Snippet[] = [
  {
    prefixes: ['capacity'],
    name: 'Capacity table',
    description: 'Estimates with their sums: users, writes, reads, storage, bandwidth, cache, partitions.',
    part: 'hld',
    place: 'block',
    slots: { users: { choices: ['100 M'] }, daily: { choices: ['10 M'] } },
    lines: blocks(
      ['## Capacity'],
      table(
        ['What', 'Sum', 'Result'],
        [
          ['Daily users', '«users» × 10 %', '«daily»/day'],
          ['Writes, average', '«daily»/day × 1 / 86,400 s', '116/s'],
          ['Writes, peak', '116/s × 5', '580/s'],
          ['Reads, peak', '580/s × 20', '11,600/s'],
          ['Storage', '«daily»/day × 1 KB × 365 days', '3.65 TB a year'],
          ['Bandwidth', '11,600/s × 10 KB', '116 MB/s'],
          ['Cache, hot fifth', '«daily» × 20 % × 1 KB × 1.3', '2.6 GB'],
          ['Partitions', '580/s ÷ 100/s a consumer', '6'],
        ],
      ),
      [`The bottleneck is TODO CPU or memory or disk or network${LAST_STOP}`],
    ),
  },
  {
    prefixes: ['api'],
    name: 'API table',
    description: 'The calls that matter most, with what holds for all of them: tokens, retries, pages, limits, errors.',
    place: 'block',
    slots: { path: { choices: ['orders'] } },
    lines: blocks(
      ['## API'],
      table(
        ['Call', 'What it does', 'Answer'],
        [
          ['`POST /v1/«path»`', 'Creates one; `Idempotency-Key` in the header', '201, 409 on a conflict'],
          ['`GET /v1/«path»/{id}`', 'Reads one', '200, 404'],
          ['`GET /v1/«path»?cursor={cursor}&limit=20`', 'Lists the caller’s, newest first', '200, `items`, `next_cursor`'],
          ['`PATCH /v1/«path»/{id}`', 'Changes one; `If-Match` in the header', '200, 412 where it has changed'],
        ],
      ),
      bullets([
        'Tokens: JWT, 15 min, checked at the gateway.',
        'Retries: the answer of an idempotency key is kept for 24 h.',
        'Pages: a cursor over `(created_at, id)`, at most 100 at a time.',
        'Limits: 100 calls a minute for each user; above that 429 with `Retry-After`.',
        `Errors: RFC 9457 problem documents. TODO our own codes${LAST_STOP}`,
      ]),
    ),
  },
  {
    prefixes: ['entities'],
    name: 'Entities',
    description: 'An ER diagram with keys, types and cardinalities, and the index of the query that it is read by.',
    part: 'lld',
    place: 'block',
    slots: {
      parent: { choices: ['CUSTOMER'] },
      child: { choices: ['ORDER'] },
      key: { choices: ['customer_id'] },
      children: { choices: ['orders'] },
    },
    lines: blocks(
      ['## Entities'],
      mermaid(`erDiagram
  «parent» {
    uuid id PK
    text email UK
    timestamptz created_at
  }
  «child» {
    uuid id PK
    uuid «key» FK
    decimal total
    int version
    timestamptz created_at
  }
  «parent» ||--o{ «child» : "has"`),
      table(
        ['Query', 'Index'],
        [
          [
            '`SELECT id, total FROM «children» WHERE «key» = $1 ORDER BY created_at DESC, id DESC LIMIT 20`',
            '`«children»_by_parent («key», created_at DESC, id DESC)`',
          ],
        ],
      ),
      [`TODO which other queries they are read by${LAST_STOP}`],
    ),
  },
  {
    prefixes: ['state-machine'],
    name: 'State machine',
    description: 'The states of a status field, with the event that triggers each transition.',
    part: 'lld',
    place: 'after-entity',
    slots: {
      entity: { choices: ['Order'] },
      field: { choices: ['status'] },
      first: { choices: ['PLACED'] },
      second: { choices: ['PAID'] },
      done: { choices: ['SHIPPED'] },
      cancelled: { choices: ['CANCELLED'] },
    },
    lines: blocks(
      ['## State machine: «entity».«field»'],
      mermaid(`stateDiagram-v2
  [*] --> «first» : create
  «first» --> «second» : payment succeeded
  «first» --> «cancelled» : cancel, or no payment for 15 min
  «second» --> «done» : parcel handed over
  «second» --> «cancelled» : cancel and refund
  «done» --> [*]
  «cancelled» --> [*]`),
      ['Each transition is `UPDATE … WHERE id = $1 AND «field» = $2`; where no row changes, somebody was faster.'],
      [`Never: TODO which transition must not happen${LAST_STOP}`],
    ),
  },
  {
    prefixes: ['query-index-table'],
    name: 'Queries and indexes',
    description: 'Each query with the index that serves it.',
    part: 'lld',
    place: 'block',
    slots: { table: { choices: ['orders'] }, owner: { choices: ['customer_id'] } },
    lines: blocks(
      ['## Queries and indexes'],
      table(
        ['Purpose', 'Query', 'Index'],
        [
          ['Read one', '`SELECT id, total FROM «table» WHERE id = $1`', 'primary key'],
          [
            'The newest of one owner',
            '`SELECT id, total FROM «table» WHERE «owner» = $1 ORDER BY created_at DESC, id DESC LIMIT 20`',
            '`«table»_by_owner («owner», created_at DESC, id DESC)`',
          ],
          [
            'The next page',
            '`SELECT id, total FROM «table» WHERE «owner» = $1 AND (created_at, id) < ($2, $3) ORDER BY created_at DESC, id DESC LIMIT 20`',
            'the same',
          ],
        ],
      ),
      [`Not served on purpose: TODO which query may scan${LAST_STOP}`],
    ),
  },
  {
    prefixes: ['concurrency'],
    name: 'Concurrency',
    description: 'Where two callers meet, and what keeps that safe: version check, lock, unique constraint, idempotency key.',
    part: 'lld',
    place: 'block',
    slots: { table: { choices: ['orders'] }, stock: { choices: ['products'] } },
    lines: blocks(
      ['## Concurrency'],
      table(
        ['Race', 'Guard'],
        [
          ['Two callers change one row', 'optimistic: `UPDATE «table» SET total = $1, version = version + 1 WHERE id = $2 AND version = $3`'],
          ['Two callers take the last piece', 'in the statement: `UPDATE «stock» SET stock = stock - 1 WHERE id = $1 AND stock > 0`'],
          ['One job, many workers', 'pessimistic: `SELECT id FROM jobs WHERE id = $1 FOR UPDATE SKIP LOCKED`'],
          ['The same request twice', 'idempotency key with a unique constraint, in the same transaction'],
        ],
      ),
      [`Left open on purpose: TODO which race does no harm${LAST_STOP}`],
    ),
  },
];

