/** Queries and indexes in every notation: which are found, and what is said of them. */
import { describe, expect, test } from 'vitest';
import { readDesign } from '../../server/src/model/read.ts';

const read = (text: string) => readDesign({ path: 'design.md', text: `---\ndesign: lld\n---\n# Design\n\n${text}\n` });

/** `text → verdict` of each query. */
const verdicts = (text: string): string[] => read(text).queries.map((query) => `${query.text.replace(/\s+/g, ' ')} → ${query.verdict.kind}`);

/** `table (columns)` of each index. */
const indexes = (text: string): string[] =>
  read(text).indexes.map(
    ({ table, columns, unique, where }) =>
      `${unique ? 'unique ' : ''}${table} (${columns.map(({ name, descending }) => `${name}${descending ? ' DESC' : ''}`).join(', ')})${where ? ` where ${where.text}` : ''}`,
  );

const fence = (lang: string, text: string): string => `\`\`\`${lang}\n${text}\n\`\`\`\n`;

const TABLES = fence(
  'sql',
  `CREATE TABLE rides (ride_id uuid PRIMARY KEY, rider_id bigint NOT NULL, status text NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE riders (rider_id bigint PRIMARY KEY, email text NOT NULL UNIQUE, name text);
CREATE INDEX ON rides (rider_id, created_at DESC);`,
);

describe('CQL', () => {
  const messages = (query: string, index = ''): string[] =>
    verdicts(
      fence(
        'cql',
        `CREATE TABLE messages (chat_id uuid, bucket int, sent_at timeuuid, sender_id uuid, body text, PRIMARY KEY ((chat_id, bucket), sent_at, sender_id))
WITH CLUSTERING ORDER BY (sent_at DESC, sender_id ASC);
${index}
${query};`,
      ),
    ).map((line) => line.replace(/.* → /, ''));

  test.each([
    ['the whole partition', 'SELECT body FROM messages WHERE chat_id = ? AND bucket = ?', 'served'],
    ['one of two partition columns', 'SELECT body FROM messages WHERE chat_id = ?', 'missing'],
    ['a range of the first clustering column', 'SELECT body FROM messages WHERE chat_id = ? AND bucket IN (1, 2) AND sent_at < ?', 'served'],
    ['a later clustering column without the first', 'SELECT body FROM messages WHERE chat_id = ? AND bucket = ? AND sender_id = ?', 'missing'],
    ['a clustering column behind a range', 'SELECT body FROM messages WHERE chat_id = ? AND bucket = ? AND sent_at > ? AND sender_id = ?', 'missing'],
    ['the stored order', 'SELECT body FROM messages WHERE chat_id = ? AND bucket = ? ORDER BY sent_at DESC', 'served'],
    ['the stored order backwards', 'SELECT body FROM messages WHERE chat_id = ? AND bucket = ? ORDER BY sent_at ASC', 'served'],
    ['neither', 'SELECT body FROM messages WHERE chat_id = ? AND bucket = ? ORDER BY sent_at DESC, sender_id DESC', 'missing'],
    ['an order of no clustering column', 'SELECT body FROM messages WHERE chat_id = ? AND bucket = ? ORDER BY body', 'missing'],
    ['filtering without the partition', 'SELECT body FROM messages WHERE sender_id = ? ALLOW FILTERING', 'missing'],
    [
      'filtering in the partition',
      "SELECT body FROM messages WHERE chat_id = ? AND bucket = ? AND body = 'x' PER PARTITION LIMIT 2 ALLOW FILTERING",
      'served',
    ],
    ['every row', 'SELECT body FROM messages', 'served'],
    [
      'a write with TTL and IF',
      "UPDATE messages USING TTL 60 SET body = 'x' WHERE chat_id = ? AND bucket = ? AND sent_at = ? AND sender_id = ? IF body = 'y'",
      'served',
    ],
    ['a delete by partition', 'DELETE FROM messages WHERE chat_id = ? AND bucket = ?', 'served'],
    ['an insert', 'INSERT INTO messages (chat_id, bucket) VALUES (?, ?) IF NOT EXISTS USING TTL 60', 'served'],
  ])('%s', (_, query, verdict) => expect(messages(query)).toEqual([verdict]));

  test('a secondary index', () =>
    expect(messages('SELECT body FROM messages WHERE sender_id = ?', 'CREATE INDEX ON messages (sender_id);')).toEqual(['served']));

  test('the first column of a plain key is the partition', () =>
    expect(
      verdicts(fence('cql', 'CREATE TABLE t_a (a int, b int, PRIMARY KEY (a, b));\nSELECT b FROM t_a WHERE b = ?;\nSELECT b FROM t_a WHERE a = ?;')),
    ).toEqual(['SELECT b FROM t_a WHERE b = ? → missing', 'SELECT b FROM t_a WHERE a = ? → served']));
});

describe('DynamoDB', () => {
  const ORDERS = `## Orders (DynamoDB)

${fence('mermaid', 'erDiagram\n  Orders {\n    string user_id PK\n    string created_at PK\n    string order_id\n    string status\n  }')}
- GSI1: PK = status, SK = created_at

`;
  const request = (condition: string): string[] =>
    verdicts(ORDERS + fence('js', `await ddb.query({ TableName: 'Orders', KeyConditionExpression: '${condition}' });`));

  test('an index is read with its key', () => expect(indexes(ORDERS)).toEqual(['Orders (status, created_at)']));
  test.each([
    ['the partition key', 'user_id = :u', 'served'],
    ['with a range of the sort key', 'user_id = :u AND created_at > :t', 'served'],
    ['with a prefix of it', 'user_id = :u AND begins_with(created_at, :t)', 'served'],
    ['the key of an index', '#status = :s AND created_at BETWEEN :a AND :b', 'served'],
    ['the sort key alone', 'created_at > :t', 'missing'],
    ['no key', 'order_id = :o', 'missing'],
  ])('%s', (_, condition, verdict) => expect(request(condition)).toEqual([`${condition} → ${verdict}`]));
});

describe('MongoDB', () => {
  const ORDERS = `## Orders collection (MongoDB)

${fence('mermaid', 'erDiagram\n  orders {\n    ObjectId _id PK\n    string userId\n    string status\n    int total\n    date createdAt\n  }')}
`;
  const asking = (...calls: readonly string[]): string[] => verdicts(ORDERS + fence('js', calls.join('\n'))).map((line) => line.replace(/.* → /, ''));
  const ESR = 'db.orders.createIndex({ userId: 1, createdAt: -1, total: 1 }, { unique: false });';

  test('an index is read with its directions', () =>
    expect(indexes(ORDERS + fence('js', 'db.orders.createIndex({ userId: 1, createdAt: -1 }, { unique: true })'))).toEqual([
      'unique orders (userId, createdAt DESC)',
    ]));
  test('indexes of Mongoose schemas', () =>
    expect(
      indexes(
        ORDERS +
          fence(
            'js',
            'const orderSchema = new mongoose.Schema({\n  status: { type: String, index: true },\n  total: Number,\n});\norderSchema.index({ userId: 1, createdAt: -1 });',
          ),
      ),
    ).toEqual(['order (status)', 'order (userId, createdAt DESC)']));
  test('keys below a heading about indexes', () =>
    expect(indexes(`${ORDERS}\n### Indexes\n\n${fence('js', '{ userId: 1, createdAt: -1 }  // recent first\n{ unknown: 1 }')}`)).toEqual([
      'orders (userId, createdAt DESC)',
    ]));
  test('keys in a line about indexes', () =>
    expect(indexes(`${ORDERS}\nIndexes of orders: \`{ userId: 1 }\`, \`{ status: 1 }\`\n`)).toEqual(['orders (userId)', 'orders (status)']));
  test('an object elsewhere is no index', () => expect(indexes(`${ORDERS}\nThe caller sends \`{ userId: 1 }\`.\n`)).toEqual([]));
  test.each([
    ['its first field', 'db.orders.find({ userId: id })', 'served'],
    ['equality, sort, range', 'db.orders.find({ userId: id, total: { $gt: 5 } }).sort({ createdAt: -1 }).limit(20)', 'served'],
    ['a later field only', 'db.orders.find({ total: { $gt: 5 } })', 'missing'],
    ['_id', 'db.orders.findOne({ _id: id })', 'served'],
    ['an OR with one arm', 'db.orders.find({ $or: [{ userId: 1 }, { status: "open" }] })', 'missing'],
    ['a pattern', 'db.orders.find({ status: /open/ })', 'missing'],
    ['an update', 'db.orders.updateMany({ status: "open" }, { $set: { status: "done" } })', 'missing'],
    ['every document', 'db.orders.find({})', 'served'],
    ['an operator that is not read', 'db.orders.find({ total: { $mod: [2, 0] } })', 'unknown'],
    ['a filter that is not written out', 'db.orders.find(filter)', 'unknown'],
  ])('%s', (_, call, verdict) => expect(asking(ESR, call)).toEqual([verdict]));
});

describe('names of methods', () => {
  const method = (name: string): string[] =>
    verdicts(TABLES + fence('java', `interface RideRepository extends JpaRepository<Ride, UUID> {\n  List<Ride> ${name}(Object x);\n}`));
  test.each([
    ['findByRiderId', 'served'],
    ['findByRiderIdOrderByCreatedAtDesc', 'served'],
    ['findById', 'served'],
    ['findByRideId', 'served'],
    ['findByRider', 'served'],
    ['findByStatus', 'missing'],
    ['countByStatusIn', 'missing'],
    ['findByStatusAndRiderId', 'served'],
    ['findByStatusOrRiderId', 'missing'],
    ['deleteByCreatedAtBefore', 'missing'],
    ['findByColour', 'unknown'],
  ])('%s: %s', (name, verdict) => expect(method(name)).toEqual([`${name} → ${verdict}`]));

  test('in a class diagram, in a code span, and with what is found in the name', () => {
    expect(
      verdicts(
        `${TABLES}\n${fence('mermaid', 'classDiagram\n  class RiderRepository {\n    +findByEmail(email) Rider\n    +findByName(name) Rider\n  }')}`,
      ),
    ).toEqual(['findByEmail → served', 'findByName → missing']);
    expect(verdicts(`${TABLES}\nThe service calls \`getRidesByStatus(status)\`.`)).toEqual(['getRidesByStatus → missing']);
  });

  test('of a thing that is no table nothing is said', () => {
    expect(verdicts(`${TABLES}\n${fence('java', 'Session findByToken(String token);\nclass Cache { Elevator findElevatorById(int id); }')}`)).toEqual(
      [],
    );
  });
});

describe('indexes and conditions in prose', () => {
  test.each([
    ['Rides by rider: index on `(rider_id, status)`.', ['rides (rider_id, status)']],
    ['Index: `(rider_id, created_at DESC)` on rides.', ['rides (rider_id, created_at DESC)']],
    ['A unique index on `email` and an index on `name` for riders.', ['unique riders (email)', 'riders (name)']],
    ['`CREATE INDEX idx ON rides (status)`, or `index (status, created_at)` of rides.', ['rides (status, created_at)']],
    ['Consider an index on `name` of riders.', []],
    ['The search index on `title` of the catalogue.', []],
    [
      '**Indexes:**\n\n- `idx_rides_status` on (status) WHERE status = 1\n- `rides (created_at)`\n- `rider_id`',
      ['rides (status) where status = 1', 'rides (created_at)'],
    ],
    ['Indexes: status, created_at on rides', ['rides (status)', 'rides (created_at)']],
    ['Indexes: whatever the store needs, later', []],
    ['**Indexes**:\n\n- `rides_created_at_idx` (Desc) - created by the store', ['rides (created_at DESC)']],
    [
      '| Table | Index | Columns |\n| --- | --- | --- |\n| rides | idx_a | `status`, `created_at DESC` |\n| riders | idx_b | name |',
      ['rides (status, created_at DESC)', 'riders (name)'],
    ],
    ['| Query | Index |\n| --- | --- |\n| Rides by status | `rides (status)` |\n| Ride by id | primary key |', ['rides (status)']],
  ])('%s', (said, found) => expect(indexes(`${TABLES}\n${said}`).slice(1)).toEqual(found));

  test('a condition gets the table of its line, of a heading, or the only one that has the columns', () => {
    expect(
      read(`${TABLES}\nRides of a rider: \`WHERE rider_id = ?\`.\n\n## Riders\n\n\`WHERE rider_id = ?\`, \`WHERE email = ?\``).queries.map(
        ({ tables }) => tables[0]?.text,
      ),
    ).toEqual(['rides', 'riders', 'riders']);
    expect(verdicts(`${TABLES}\n\`WHERE status = ? ORDER BY created_at\``)).toEqual(['WHERE status = ? ORDER BY created_at → missing']);
  });

  test('a condition of no known table is not judged', () =>
    expect(verdicts(`${TABLES}\n\`WHERE colour = ?\``)).toEqual(['WHERE colour = ? → unknown']));

  test('all foreign keys are indexed', () =>
    expect(
      verdicts(
        `${fence('sql', 'CREATE TABLE a (id int PRIMARY KEY, b_id int REFERENCES b(id));\nSELECT id FROM a WHERE b_id = ?;')}\nAll foreign keys are indexed.`,
      ),
    ).toEqual(['SELECT id FROM a WHERE b_id = ? → served']));
});
