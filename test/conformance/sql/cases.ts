/**
 * Schemas, indexes and queries that PostgreSQL is asked about. Each is `[indexes, query]`; `whole`: the query asks for every
 * row, or for all of some partitions, so that there is nothing that an index could do, whatever PostgreSQL answers.
 */
export interface Case {
  readonly id: string;
  readonly topic: string;
  readonly ddl: string;
  readonly query: string;
  readonly small: readonly string[];
  readonly whole: boolean;
}

interface Options {
  readonly whole?: true;
  readonly small?: readonly string[];
  readonly schema?: string;
}

const ORDERS = `CREATE TABLE users(user_id bigint PRIMARY KEY, email text NOT NULL UNIQUE, name text NOT NULL, country text, deleted_at timestamptz, created_at timestamptz NOT NULL);
CREATE TABLE orders(order_id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users(user_id), status text NOT NULL, total_cents int NOT NULL, paid_at timestamptz, is_gift boolean NOT NULL, tags text[] NOT NULL, attrs jsonb NOT NULL, note text, created_at timestamptz NOT NULL);
CREATE TABLE items(order_id bigint NOT NULL REFERENCES orders(order_id), line_no int NOT NULL, product_id bigint NOT NULL, qty int NOT NULL, PRIMARY KEY(order_id, line_no));
CREATE TABLE codes(code text PRIMARY KEY, label text NOT NULL);`;

const EVENTS = `CREATE TABLE events(event_id bigint NOT NULL, user_id bigint NOT NULL, kind text NOT NULL, created_at timestamptz NOT NULL, PRIMARY KEY(event_id, created_at)) PARTITION BY RANGE (created_at);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (MINVALUE) TO (MAXVALUE);`;

const BOOKINGS = `CREATE TABLE drivers(driver_id bigint PRIMARY KEY, name citext NOT NULL, status text NOT NULL, location point NOT NULL, lat double precision NOT NULL, lng double precision NOT NULL, geohash varchar(12) NOT NULL, ip inet, updated_at timestamptz NOT NULL);
CREATE TABLE bookings(booking_id uuid PRIMARY KEY, room_id int NOT NULL, driver_id bigint REFERENCES drivers(driver_id), during tstzrange NOT NULL, state text NOT NULL, price numeric(10,2) NOT NULL, meta jsonb NOT NULL, email text, created_at timestamptz NOT NULL, cancelled_at timestamptz);
CREATE TABLE events(id bigserial PRIMARY KEY, booking_id uuid NOT NULL REFERENCES bookings(booking_id), seq int NOT NULL, kind text NOT NULL, at timestamptz NOT NULL, UNIQUE(booking_id, seq));`;

const SHOP = `CREATE TABLE shops(id bigint PRIMARY KEY, owner_id bigint NOT NULL, slug text NOT NULL UNIQUE, city text NOT NULL);
CREATE TABLE products(id bigint PRIMARY KEY, shop_id bigint NOT NULL REFERENCES shops(id), sku text NOT NULL, price_cents int NOT NULL, UNIQUE(shop_id, sku));
CREATE TABLE carts(id uuid PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, expires_at timestamptz);
CREATE TABLE cart_lines(cart_id uuid NOT NULL REFERENCES carts(id), product_id bigint NOT NULL REFERENCES products(id), qty int NOT NULL, PRIMARY KEY(cart_id, product_id));
CREATE TABLE reviews(id bigint PRIMARY KEY, product_id bigint NOT NULL REFERENCES products(id), customer_id bigint NOT NULL, stars smallint NOT NULL, flagged boolean NOT NULL, created_at timestamptz NOT NULL);`;

const TOPICS: Readonly<Record<string, readonly (readonly [indexes: string, query: string, options?: Options])[]>> = {
  'mixed directions': [
    ['CREATE INDEX ON orders (created_at DESC, order_id ASC);', 'SELECT order_id FROM orders ORDER BY created_at DESC, order_id LIMIT 20'],
    ['CREATE INDEX ON orders (created_at DESC, order_id ASC);', 'SELECT order_id FROM orders ORDER BY created_at, order_id DESC LIMIT 20'],
    ['CREATE INDEX ON orders (created_at, order_id);', 'SELECT order_id FROM orders ORDER BY created_at DESC, order_id LIMIT 20'],
    ['CREATE INDEX ON orders (created_at DESC);', 'SELECT order_id FROM orders ORDER BY created_at DESC, order_id DESC LIMIT 20'],
    [
      'CREATE INDEX ON orders (user_id, created_at DESC, order_id ASC);',
      'SELECT order_id FROM orders WHERE user_id = ? ORDER BY created_at DESC, order_id DESC LIMIT 20',
    ],
  ],
  'nulls first and last': [
    ['CREATE INDEX ON orders (paid_at DESC NULLS LAST);', 'SELECT order_id FROM orders ORDER BY paid_at DESC NULLS LAST LIMIT 20'],
    ['CREATE INDEX ON orders (created_at DESC);', 'SELECT order_id FROM orders ORDER BY created_at DESC NULLS LAST LIMIT 20'],
    ['CREATE INDEX ON orders (paid_at);', 'SELECT order_id FROM orders ORDER BY paid_at NULLS FIRST LIMIT 20'],
    ['CREATE INDEX ON orders (paid_at);', 'SELECT order_id FROM orders ORDER BY paid_at DESC LIMIT 20'],
  ],
  'indexes over expressions': [
    ['CREATE INDEX ON users (lower(name));', 'SELECT user_id FROM users WHERE lower(name) = lower($1)'],
    ['CREATE INDEX ON users (lower(name));', 'SELECT user_id FROM users WHERE upper(name) = $1'],
    ['CREATE INDEX ON users (lower(name));', 'SELECT user_id FROM users WHERE name = $1'],
    [`CREATE INDEX ON orders ((attrs->>'sku'));`, `SELECT order_id FROM orders WHERE attrs->>'sku' = $1`],
    [`CREATE INDEX ON orders ((attrs->>'sku'));`, `SELECT order_id FROM orders o WHERE o.attrs->>'color' = $1`],
    [
      `CREATE INDEX ON orders (((created_at AT TIME ZONE 'UTC')::date));`,
      `SELECT order_id FROM orders WHERE (created_at AT TIME ZONE 'UTC')::date = $1`,
    ],
    ['CREATE INDEX ON orders ((total_cents * 2));', 'SELECT order_id FROM orders WHERE total_cents * 2 > 100'],
    ['CREATE INDEX ON users (lower(email));', `SELECT user_id FROM users WHERE lower(email) LIKE 'abc%'`],
    ['CREATE INDEX ON users (lower(name));', 'SELECT user_id, name FROM users ORDER BY lower(name) LIMIT 10'],
    [`CREATE INDEX ON orders (coalesce(note, ''));`, `SELECT order_id FROM orders WHERE coalesce(note, '') = ?`],
    [
      `CREATE INDEX ON orders (date_trunc('day', created_at AT TIME ZONE 'UTC'));`,
      `SELECT count(*) FROM orders WHERE date_trunc('day', created_at AT TIME ZONE 'UTC') = $1`,
    ],
  ],
  patterns: [
    ['CREATE INDEX ON users (name text_pattern_ops);', `SELECT user_id FROM users WHERE name LIKE 'abc%'`],
    ['CREATE INDEX ON users (name text_pattern_ops);', `SELECT user_id FROM users WHERE name LIKE '%abc'`],
    ['CREATE INDEX ON users (name text_pattern_ops);', 'SELECT user_id FROM users WHERE name = ?'],
    ['CREATE INDEX ON users (name text_pattern_ops);', 'SELECT user_id FROM users ORDER BY name LIMIT 10'],
    ['CREATE INDEX ON users (name text_pattern_ops);', 'SELECT user_id FROM users WHERE name > ?'],
    ['CREATE INDEX ON users (name);', 'SELECT user_id FROM users WHERE name LIKE ?'],
    ['CREATE INDEX ON users (name);', `SELECT user_id FROM users WHERE name LIKE ? || '%'`],
    ['CREATE INDEX ON users (name);', `SELECT user_id FROM users WHERE name LIKE 'abc'`],
    ['CREATE INDEX ON users (name);', `SELECT user_id FROM users WHERE name ~ '^abc'`],
    ['CREATE INDEX ON users (name);', `SELECT user_id FROM users WHERE name LIKE 'a_c%'`],
    ['CREATE INDEX ON users (name);', `SELECT user_id FROM users WHERE name NOT LIKE 'abc%'`],
    ['CREATE INDEX ON users USING gin (name gin_trgm_ops);', `SELECT user_id FROM users WHERE name LIKE '%abc%'`],
    ['CREATE INDEX ON users USING gin (name gin_trgm_ops);', 'SELECT user_id FROM users WHERE name ILIKE ?'],
    ['CREATE INDEX ON users USING gin (name gin_trgm_ops);', 'SELECT user_id FROM users WHERE name = ?'],
    ['CREATE INDEX ON users USING gin (lower(name) gin_trgm_ops);', `SELECT user_id FROM users WHERE lower(name) LIKE '%abc%'`],
  ],
  documents: [
    ['CREATE INDEX ON orders USING gin (attrs jsonb_path_ops);', `SELECT order_id FROM orders WHERE attrs @> '{"sku":"s1"}'`],
    ['CREATE INDEX ON orders USING gin (attrs);', 'SELECT order_id FROM orders WHERE attrs @> $1::jsonb'],
    [`CREATE INDEX ON orders USING gin ((attrs->'sku'));`, `SELECT order_id FROM orders WHERE attrs->'sku' @> '"s1"'`],
    [`CREATE INDEX ON orders USING gin ((attrs->'tags'));`, `SELECT order_id FROM orders WHERE attrs->'sku' @> '"s1"'`],
    ['', `SELECT order_id FROM orders WHERE attrs @> '{"a":1}'`],
    ['CREATE INDEX ON orders USING gin (attrs);', `SELECT order_id FROM orders WHERE attrs->'sku' = '"s1"'`],
  ],
  arrays: [
    ['CREATE INDEX ON orders USING gin (tags);', `SELECT order_id FROM orders WHERE tags @> ARRAY['a1']`],
    ['CREATE INDEX ON orders USING gin (tags);', `SELECT order_id FROM orders WHERE tags && ARRAY['a1','b2']`],
    ['CREATE INDEX ON orders USING gin (tags);', `SELECT order_id FROM orders WHERE ARRAY['a1'] <@ tags`],
    ['CREATE INDEX ON orders USING gin (tags);', 'SELECT order_id FROM orders WHERE tags @> $1'],
    ['CREATE INDEX ON orders (tags);', `SELECT order_id FROM orders WHERE tags @> ARRAY['a1']`],
    ['CREATE INDEX ON orders USING gin (tags);', 'SELECT order_id FROM orders WHERE ? = ANY(tags)'],
  ],
  DISTINCT: [
    ['', 'SELECT DISTINCT status FROM orders', { whole: true }],
    ['CREATE INDEX ON orders (user_id, status);', 'SELECT DISTINCT status FROM orders WHERE user_id = ?'],
    ['', 'SELECT DISTINCT status FROM orders WHERE user_id = ?'],
    ['CREATE INDEX ON orders (status);', 'SELECT DISTINCT status FROM orders ORDER BY status LIMIT 10'],
    [
      'CREATE INDEX ON orders (user_id, created_at DESC);',
      'SELECT DISTINCT ON (user_id) user_id, status FROM orders ORDER BY user_id, created_at DESC',
      { whole: true },
    ],
    ['', 'SELECT count(DISTINCT user_id) FROM orders WHERE created_at > ?'],
  ],
  UNION: [
    ['CREATE INDEX ON orders (user_id);', 'SELECT order_id FROM orders WHERE user_id = $1 UNION SELECT order_id FROM items WHERE order_id = $2'],
    ['', 'SELECT order_id FROM orders WHERE user_id = $1 UNION ALL SELECT order_id FROM items WHERE order_id = $2'],
    [
      'CREATE INDEX ON orders (user_id);CREATE INDEX ON items (product_id);',
      '(SELECT order_id FROM orders WHERE user_id = $1) UNION ALL (SELECT order_id FROM items WHERE product_id = $2) ORDER BY order_id LIMIT 10',
    ],
    [
      'CREATE INDEX ON orders (user_id, created_at);',
      '(SELECT order_id, created_at FROM orders WHERE user_id = 1 ORDER BY created_at DESC LIMIT 10) UNION ALL (SELECT order_id, created_at FROM orders WHERE user_id = 2 ORDER BY created_at DESC LIMIT 10)',
    ],
  ],
  'partial indexes': [
    ['CREATE INDEX ON orders (paid_at) WHERE paid_at IS NOT NULL;', 'SELECT order_id FROM orders WHERE paid_at > ?'],
    ['CREATE INDEX ON orders (user_id) WHERE paid_at IS NOT NULL;', 'SELECT order_id FROM orders WHERE user_id = ? AND paid_at < now()'],
    ['CREATE INDEX ON orders (user_id) WHERE paid_at IS NOT NULL;', 'SELECT order_id FROM orders WHERE user_id = ? AND paid_at IS NOT NULL'],
    ['CREATE INDEX ON orders (user_id) WHERE paid_at IS NOT NULL;', 'SELECT order_id FROM orders WHERE user_id = ? AND paid_at IS NULL'],
    ['CREATE INDEX ON orders (user_id) WHERE note IS NOT NULL;', `SELECT order_id FROM orders WHERE user_id = ? AND note LIKE 'a%'`],
    ['CREATE INDEX ON orders (user_id) WHERE note IS NOT NULL;', `SELECT order_id FROM orders WHERE user_id = ? AND lower(note) = 'a'`],
    [
      `CREATE INDEX ON orders (created_at) WHERE status IN ('pending','stuck');`,
      `SELECT order_id FROM orders WHERE status = 'pending' AND created_at < ?`,
    ],
    [
      `CREATE INDEX ON orders (created_at) WHERE status IN ('pending','stuck');`,
      `SELECT order_id FROM orders WHERE status IN ('pending') ORDER BY created_at LIMIT 10`,
    ],
    [
      `CREATE INDEX ON orders (created_at) WHERE status IN ('pending','stuck');`,
      `SELECT order_id FROM orders WHERE status IN ('pending','paid') AND created_at < ?`,
    ],
    [`CREATE INDEX ON orders (created_at) WHERE status <> 'done';`, `SELECT order_id FROM orders WHERE status = 'pending' AND created_at < ?`],
    [`CREATE INDEX ON orders (created_at) WHERE status <> 'done';`, `SELECT order_id FROM orders WHERE status <> 'done' AND created_at < ?`],
    [
      `CREATE INDEX ON orders (created_at) WHERE status NOT IN ('done','void');`,
      `SELECT order_id FROM orders WHERE status NOT IN ('done','void') AND created_at < ?`,
    ],
    [
      `CREATE INDEX ON orders (created_at) WHERE status NOT IN ('done','void');`,
      `SELECT order_id FROM orders WHERE status = 'open' AND created_at < ?`,
    ],
    ['CREATE INDEX ON orders (created_at) WHERE total_cents > 100;', 'SELECT order_id FROM orders WHERE total_cents > 200 AND created_at < ?'],
    ['CREATE INDEX ON orders (created_at) WHERE total_cents > 100;', 'SELECT order_id FROM orders WHERE total_cents > 50 AND created_at < ?'],
    ['CREATE INDEX ON orders (created_at) WHERE total_cents > 100;', 'SELECT order_id FROM orders WHERE total_cents = 150 AND created_at < ?'],
    ['CREATE INDEX ON orders (created_at) WHERE is_gift;', 'SELECT order_id FROM orders WHERE is_gift = true AND created_at < ?'],
    ['CREATE INDEX ON orders (created_at) WHERE is_gift = false;', 'SELECT order_id FROM orders WHERE NOT is_gift ORDER BY created_at LIMIT 5'],
    ['CREATE INDEX ON orders (created_at) WHERE is_gift;', 'SELECT order_id FROM orders WHERE is_gift = ? AND created_at < ?'],
    [`CREATE INDEX ON orders (order_id) WHERE status = 'pending';`, `SELECT order_id FROM orders WHERE status = 'pending'`],
    [
      `CREATE INDEX ON orders (user_id) WHERE status = 'pending' AND paid_at IS NULL;`,
      `SELECT order_id FROM orders WHERE user_id = 1 AND status = 'pending'`,
    ],
    [`CREATE INDEX ON orders (user_id) WHERE status = 'a' OR status = 'b';`, `SELECT order_id FROM orders WHERE user_id = 1 AND status = 'a'`],
    [`CREATE UNIQUE INDEX ON orders (user_id) WHERE status = 'cart';`, `SELECT order_id FROM orders WHERE user_id = ? AND status = 'cart'`],
  ],
  partitions: [
    [
      'CREATE INDEX ON events (user_id, created_at DESC);',
      'SELECT event_id FROM events WHERE user_id = ? ORDER BY created_at DESC LIMIT 20',
      { schema: EVENTS },
    ],
    ['', 'SELECT event_id FROM events WHERE user_id = ?', { schema: EVENTS }],
    ['', 'SELECT event_id FROM events WHERE event_id = ?', { schema: EVENTS }],
    ['', 'SELECT event_id FROM events WHERE created_at >= ? AND created_at < ?', { schema: EVENTS, whole: true }],
  ],
  OR: [
    ['CREATE INDEX ON orders (user_id);', 'SELECT order_id FROM orders WHERE user_id = ? AND (status = ? OR total_cents > 5)'],
    [
      'CREATE INDEX ON orders (user_id);CREATE INDEX ON orders (status);',
      `SELECT order_id FROM orders WHERE (user_id = ? AND total_cents > 3) OR (status = 'x' AND is_gift)`,
    ],
    ['CREATE INDEX ON orders (user_id);', 'SELECT order_id FROM orders WHERE (user_id = ? AND total_cents > 3) OR (user_id = ? AND is_gift)'],
    ['CREATE INDEX ON orders (user_id);', 'SELECT order_id FROM orders WHERE user_id = ? OR user_id IS NULL'],
    ['CREATE INDEX ON orders (created_at);', 'SELECT order_id FROM orders WHERE created_at < ? OR (created_at = ? AND order_id < ?)'],
    ['', 'SELECT order_id FROM orders WHERE order_id = ? OR user_id = ?'],
    [
      'CREATE INDEX ON orders (status);',
      `SELECT o.order_id FROM orders o JOIN users u ON u.user_id = o.user_id WHERE o.status = 'a' OR u.name = 'b'`,
    ],
  ],
  ranges: [
    ['CREATE INDEX ON orders (created_at);', `SELECT order_id FROM orders WHERE created_at BETWEEN ? AND ? AND status = 'x'`],
    ['CREATE INDEX ON orders (created_at);', 'SELECT order_id FROM orders WHERE created_at NOT BETWEEN ? AND ?'],
    ['CREATE INDEX ON orders (created_at);', 'SELECT order_id FROM orders WHERE ? < created_at'],
    ['CREATE INDEX ON orders (created_at);', `SELECT order_id FROM orders WHERE created_at + interval '1 day' < now()`],
  ],
  null: [['CREATE INDEX ON orders (paid_at);', 'SELECT order_id FROM orders WHERE paid_at IS NOT NULL']],
  unequal: [
    ['CREATE INDEX ON orders (status);', `SELECT order_id FROM orders WHERE status <> 'done'`],
    ['CREATE INDEX ON orders (created_at);', `SELECT order_id FROM orders WHERE status <> 'done' ORDER BY created_at DESC LIMIT 20`],
  ],
  booleans: [
    ['CREATE INDEX ON orders (is_gift);', 'SELECT order_id FROM orders WHERE is_gift'],
    ['CREATE INDEX ON orders (is_gift);', 'SELECT order_id FROM orders WHERE NOT is_gift'],
    ['CREATE INDEX ON orders (is_gift);', 'SELECT order_id FROM orders WHERE is_gift IS TRUE'],
    ['CREATE INDEX ON orders (is_gift);', 'SELECT order_id FROM orders WHERE is_gift IS NOT TRUE'],
  ],
  ANY: [
    ['CREATE INDEX ON orders (user_id);', 'SELECT order_id FROM orders WHERE user_id = ANY($1)'],
    ['CREATE INDEX ON orders (user_id);', 'SELECT order_id FROM orders WHERE user_id = ANY(ARRAY[1,2])'],
    ['', 'SELECT order_id FROM orders WHERE user_id = ANY($1)'],
  ],
  'rows of values': [
    [
      'CREATE INDEX ON orders (created_at, order_id);',
      'SELECT order_id FROM orders WHERE (created_at, order_id) > (?, ?) ORDER BY created_at, order_id LIMIT 10',
    ],
    ['CREATE INDEX ON orders (user_id);', 'SELECT order_id FROM orders WHERE (user_id, status) = (?, ?)'],
    ['', 'SELECT order_id FROM items WHERE (order_id, line_no) IN ((1,2),(3,4))'],
  ],
  'MIN and MAX': [
    ['', 'SELECT max(created_at) FROM orders'],
    ['CREATE INDEX ON orders (user_id, created_at);', 'SELECT max(created_at) FROM orders WHERE user_id = ?'],
    ['CREATE INDEX ON orders (created_at);', 'SELECT max(created_at) FROM orders WHERE user_id = ?'],
    ['CREATE INDEX ON orders (paid_at);', 'SELECT max(paid_at) FROM orders WHERE user_id = ?'],
    ['CREATE INDEX ON orders (created_at);', 'SELECT min(created_at), max(created_at) FROM orders'],
    ['CREATE INDEX ON orders (created_at);', 'SELECT min(created_at), count(*) FROM orders', { whole: true }],
  ],
  'ORDER BY with LIMIT': [
    ['CREATE INDEX ON orders (created_at);', 'SELECT order_id FROM orders ORDER BY created_at', { whole: true }],
    ['', 'SELECT order_id FROM orders ORDER BY created_at LIMIT 10'],
    ['', 'SELECT order_id FROM orders LIMIT 10'],
    ['', 'SELECT order_id FROM orders ORDER BY order_id DESC LIMIT 10'],
    ['CREATE INDEX ON orders (status, created_at);', 'SELECT order_id FROM orders ORDER BY created_at LIMIT 10'],
    ['CREATE INDEX ON orders (created_at);', 'SELECT order_id FROM orders ORDER BY created_at DESC LIMIT 20 OFFSET 100'],
    ['CREATE INDEX ON orders (status, created_at);', `SELECT order_id FROM orders WHERE status IN ('a','b') ORDER BY created_at LIMIT 10`],
    ['CREATE INDEX ON orders (created_at);', 'SELECT order_id FROM orders WHERE is_gift ORDER BY created_at LIMIT 10'],
    [
      'CREATE INDEX ON orders (created_at);',
      'SELECT o.order_id, u.name FROM orders o JOIN users u ON u.user_id = o.user_id ORDER BY o.created_at DESC LIMIT 10',
    ],
    ['', 'SELECT o.order_id, u.name FROM orders o JOIN users u ON u.user_id = o.user_id ORDER BY o.created_at DESC LIMIT 10'],
    [
      'CREATE INDEX ON orders (created_at);',
      `SELECT o.order_id FROM orders o JOIN users u ON u.user_id = o.user_id WHERE u.country = 'x' ORDER BY o.created_at DESC LIMIT 10`,
    ],
  ],
  joins: [
    ['CREATE INDEX ON orders (user_id);', 'SELECT u.name FROM users u, orders o WHERE o.user_id = u.user_id AND u.email = ?'],
    ['', 'SELECT u.name FROM users u, orders o WHERE o.user_id = u.user_id AND u.email = ?'],
    ['', 'SELECT u.name, o.status FROM orders o LEFT JOIN users u ON u.user_id = o.user_id WHERE o.order_id = ?'],
    ['CREATE INDEX ON orders (user_id);', 'SELECT u.user_id FROM users u LEFT JOIN orders o ON o.user_id = u.user_id WHERE o.order_id IS NULL'],
    ['CREATE INDEX ON orders (status);', `SELECT u.name FROM users u LEFT JOIN orders o ON o.user_id = u.user_id WHERE o.status = 'x'`],
    ['CREATE INDEX ON orders (user_id);', 'SELECT u.name FROM orders o RIGHT JOIN users u ON o.user_id = u.user_id WHERE u.user_id = ?'],
    ['', 'SELECT o.order_id, i.qty FROM orders o JOIN items i USING (order_id) WHERE i.product_id = ?'],
    ['CREATE INDEX ON items (product_id);', 'SELECT o.order_id, i.qty FROM orders o JOIN items i USING (order_id) WHERE i.product_id = ?'],
    ['', 'SELECT u.country, count(*) FROM users u JOIN orders o ON o.user_id = u.user_id GROUP BY u.country', { whole: true }],
    ['', `SELECT o.order_id FROM orders o JOIN codes k ON k.code = o.status WHERE k.label = 'x'`, { small: ['codes'] }],
    [
      'CREATE INDEX ON orders (status);',
      `SELECT o.order_id FROM orders o JOIN codes k ON k.code = o.status WHERE k.label = 'x'`,
      { small: ['codes'] },
    ],
    ['CREATE INDEX ON orders (user_id);', 'SELECT a.order_id FROM orders a JOIN orders b ON a.user_id = b.user_id WHERE b.order_id = ?'],
  ],
  'queries in queries': [
    [
      'CREATE INDEX ON orders (user_id);',
      `SELECT name FROM users u WHERE EXISTS (SELECT 1 FROM orders o WHERE o.user_id = u.user_id AND o.status = 'x') AND u.email = ?`,
    ],
    [
      'CREATE INDEX ON orders (status);',
      `SELECT name FROM users u WHERE EXISTS (SELECT 1 FROM orders o WHERE o.user_id = u.user_id AND o.status = 'x')`,
    ],
    ['CREATE INDEX ON orders (user_id);', 'SELECT name FROM users u WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.user_id = u.user_id)'],
    [
      'CREATE INDEX ON orders (user_id);',
      'SELECT name FROM users u WHERE u.email = ? AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.user_id = u.user_id)',
    ],
    [
      'CREATE INDEX ON orders (user_id);',
      'SELECT name, (SELECT count(*) FROM orders o WHERE o.user_id = u.user_id) FROM users u WHERE u.user_id = ?',
    ],
    ['', 'SELECT name, (SELECT count(*) FROM orders o WHERE o.user_id = u.user_id) FROM users u WHERE u.user_id = ?'],
    [
      'CREATE INDEX ON orders (user_id, created_at);',
      'SELECT order_id FROM orders WHERE user_id = ? AND created_at = (SELECT max(created_at) FROM orders WHERE user_id = ?)',
    ],
    ['', 'SELECT order_id FROM orders WHERE order_id IN (SELECT order_id FROM items WHERE product_id = ?)'],
    ['CREATE INDEX ON items (product_id);', 'SELECT order_id FROM orders WHERE order_id IN (SELECT order_id FROM items WHERE product_id = ?)'],
    ['CREATE INDEX ON orders (user_id);', `SELECT t.order_id FROM (SELECT * FROM orders WHERE user_id = ?) t WHERE t.status = 'x'`],
    ['CREATE INDEX ON orders (user_id);', 'SELECT t.order_id FROM (SELECT order_id, user_id, status FROM orders) t WHERE t.user_id = ?'],
    [
      'CREATE INDEX ON orders (user_id);',
      'WITH mine AS (SELECT order_id FROM orders WHERE user_id = ?) SELECT i.qty FROM items i JOIN mine m ON m.order_id = i.order_id',
    ],
    ['', 'WITH mine AS (SELECT order_id FROM orders WHERE user_id = ?) SELECT i.qty FROM items i JOIN mine m ON m.order_id = i.order_id'],
    ['', 'SELECT order_id FROM orders WHERE order_id NOT IN (SELECT order_id FROM items)'],
  ],
  writes: [
    ['', `UPDATE orders SET status = 'paid' WHERE order_id = ?`],
    ['', `UPDATE orders SET status = 'paid' WHERE user_id = ?`],
    ['', `DELETE FROM orders WHERE created_at < now() - interval '30 days'`],
    ['CREATE INDEX ON orders (created_at);', `DELETE FROM orders WHERE created_at < now() - interval '30 days'`],
    ['', `UPDATE orders SET status = 'x' FROM users WHERE users.user_id = orders.user_id AND users.email = ?`],
    ['CREATE INDEX ON orders (user_id);', 'DELETE FROM orders USING users u WHERE u.user_id = orders.user_id AND u.email = ?'],
    [
      '',
      'INSERT INTO items (order_id, line_no, product_id, qty) VALUES (?, ?, ?, ?) ON CONFLICT (order_id, line_no) DO UPDATE SET qty = excluded.qty',
      { whole: true },
    ],
    ['', 'UPDATE orders SET total_cents = total_cents + 1', { whole: true }],
  ],
  locks: [
    [
      'CREATE INDEX ON orders (status, created_at);',
      `SELECT order_id FROM orders WHERE status = 'pending' ORDER BY created_at LIMIT 10 FOR UPDATE SKIP LOCKED`,
    ],
    [
      'CREATE INDEX ON orders (created_at);',
      `SELECT order_id FROM orders WHERE status = 'pending' ORDER BY created_at LIMIT 10 FOR UPDATE SKIP LOCKED`,
    ],
  ],
  hash: [
    ['CREATE INDEX ON orders USING hash (user_id);', 'SELECT order_id FROM orders WHERE user_id = ?'],
    ['CREATE INDEX ON orders USING hash (user_id);', 'SELECT order_id FROM orders WHERE user_id > ?'],
    ['CREATE INDEX ON orders USING hash (user_id);', 'SELECT order_id FROM orders WHERE user_id IN (1,2)'],
  ],
  BRIN: [
    ['CREATE INDEX ON orders USING brin (created_at);', 'SELECT order_id FROM orders WHERE created_at > ?'],
    ['CREATE INDEX ON orders USING brin (created_at);', 'SELECT order_id FROM orders ORDER BY created_at LIMIT 5'],
  ],
  windows: [
    ['CREATE INDEX ON orders (user_id);', 'SELECT order_id, row_number() OVER (ORDER BY created_at) FROM orders WHERE user_id = ?'],
    ['', 'SELECT user_id, row_number() OVER (PARTITION BY user_id ORDER BY created_at) FROM orders', { whole: true }],
  ],
  'GROUP BY': [
    [
      'CREATE INDEX ON orders (user_id);',
      'SELECT status, count(*) FROM orders WHERE user_id = ? GROUP BY status HAVING count(*) > 1 ORDER BY count(*) DESC LIMIT 5',
    ],
    ['', 'SELECT user_id, count(*) FROM orders GROUP BY user_id ORDER BY count(*) DESC LIMIT 10', { whole: true }],
  ],
  casts: [
    ['CREATE INDEX ON orders (created_at);', 'SELECT order_id FROM orders WHERE created_at::date = current_date'],
    ['CREATE INDEX ON orders (created_at);', 'SELECT order_id FROM orders WHERE created_at >= current_date'],
    ['CREATE INDEX ON users (name);', `SELECT user_id FROM users WHERE name::varchar = 'x'`],
    ['CREATE INDEX ON orders (total_cents);', `SELECT order_id FROM orders WHERE total_cents = '5'`],
  ],
  'full text': [
    [
      `CREATE INDEX ON orders USING gin (to_tsvector('english', note));`,
      `SELECT order_id FROM orders WHERE to_tsvector('english', note) @@ plainto_tsquery('english', $1)`,
    ],
    [
      `CREATE INDEX ON orders USING gin (to_tsvector('english', note));`,
      `SELECT order_id FROM orders WHERE to_tsvector('simple', note) @@ plainto_tsquery('simple', $1)`,
    ],
    [
      `CREATE INDEX ON orders USING gin (to_tsvector('english', note));`,
      `SELECT order_id FROM orders WHERE to_tsquery('english', $1) @@ to_tsvector('english', note)`,
    ],
  ],
  'later columns': [['CREATE INDEX ON orders (status, user_id);', 'SELECT order_id FROM orders WHERE user_id = ? AND created_at > ?']],
  'columns compared': [['CREATE INDEX ON orders (paid_at);', 'SELECT order_id FROM orders WHERE paid_at < created_at']],
  constants: [['', 'SELECT order_id FROM orders WHERE 1 = 1', { whole: true }]],
  INCLUDE: [['CREATE INDEX ON orders (user_id) INCLUDE (status);', `SELECT status FROM orders WHERE user_id = ? AND status = 'x'`]],
  text: [['', `SELECT order_id FROM orders WHERE note = 'it''s' AND order_id = 5`]],
  places: [
    [
      'CREATE INDEX ON drivers USING gist (ll_to_earth(lat, lng));',
      'SELECT driver_id FROM drivers WHERE earth_box(ll_to_earth($1,$2), 1000) @> ll_to_earth(lat, lng)',
      { schema: BOOKINGS },
    ],
    ['CREATE INDEX ON drivers USING gist (location);', `SELECT driver_id FROM drivers WHERE location <@ circle '((10,10),5)'`, { schema: BOOKINGS }],
    [
      'CREATE INDEX ON drivers USING gist (location);',
      `SELECT driver_id FROM drivers WHERE location <@ box '((0,0),(1,1))' AND status = 'free' ORDER BY location <-> point '(0,0)' LIMIT 5`,
      { schema: BOOKINGS },
    ],
    [
      'CREATE INDEX ON drivers USING gist (location);',
      `SELECT driver_id FROM drivers WHERE status = 'free' ORDER BY location <-> point '(0,0)' LIMIT 5`,
      { schema: BOOKINGS },
    ],
    ['', `SELECT driver_id FROM drivers ORDER BY location <-> point '(0,0)' LIMIT 5`, { schema: BOOKINGS }],
    ['CREATE INDEX ON drivers (geohash);', `SELECT driver_id FROM drivers WHERE geohash LIKE '9q8y%'`, { schema: BOOKINGS }],
    ['CREATE INDEX ON drivers (lat, lng);', 'SELECT driver_id FROM drivers WHERE lat BETWEEN ? AND ? AND lng BETWEEN ? AND ?', { schema: BOOKINGS }],
    ['CREATE INDEX ON drivers USING spgist (location);', `SELECT driver_id FROM drivers WHERE location <@ box '((0,0),(1,1))'`, { schema: BOOKINGS }],
  ],
  addresses: [
    ['CREATE INDEX ON drivers USING gist (ip inet_ops);', `SELECT driver_id FROM drivers WHERE ip << '10.0.0.0/8'`, { schema: BOOKINGS }],
    ['CREATE INDEX ON drivers (ip);', `SELECT driver_id FROM drivers WHERE ip = '10.0.0.1'`, { schema: BOOKINGS }],
  ],
  'spans of time': [
    ['CREATE INDEX ON bookings USING gist (during);', 'SELECT booking_id FROM bookings WHERE during && tstzrange($1, $2)', { schema: BOOKINGS }],
    [
      'CREATE INDEX ON bookings USING gist (room_id, during);',
      'SELECT booking_id FROM bookings WHERE room_id = ? AND during && tstzrange(?, ?)',
      { schema: BOOKINGS },
    ],
    ['CREATE INDEX ON bookings (room_id);', 'SELECT booking_id FROM bookings WHERE room_id = ? AND during && tstzrange(?, ?)', { schema: BOOKINGS }],
    ['', 'SELECT booking_id FROM bookings WHERE during @> now()', { schema: BOOKINGS }],
    ['CREATE INDEX ON bookings USING gist (during);', 'SELECT booking_id FROM bookings WHERE during @> now()', { schema: BOOKINGS }],
  ],
  citext: [['CREATE INDEX ON drivers (name);', 'SELECT driver_id FROM drivers WHERE name = $1', { schema: BOOKINGS }]],
  'IS DISTINCT FROM': [
    ['CREATE INDEX ON bookings (state);', `SELECT booking_id FROM bookings WHERE state IS DISTINCT FROM 'x'`, { schema: BOOKINGS }],
    ['CREATE INDEX ON bookings (email);', `SELECT booking_id FROM bookings WHERE email IS NOT DISTINCT FROM 'x'`, { schema: BOOKINGS }],
    ['CREATE INDEX ON bookings (cancelled_at);', 'SELECT booking_id FROM bookings WHERE cancelled_at IS DISTINCT FROM NULL', { schema: BOOKINGS }],
  ],
  LATERAL: [
    [
      'CREATE INDEX ON drivers (status);',
      `SELECT d.name, x.kind FROM drivers d JOIN LATERAL (SELECT kind FROM events e JOIN bookings b ON b.booking_id = e.booking_id WHERE b.driver_id = d.driver_id ORDER BY e.at DESC LIMIT 1) x ON true WHERE d.status = 'free'`,
      { schema: BOOKINGS },
    ],
    [
      'CREATE INDEX ON bookings (driver_id, created_at);',
      'SELECT d.name, x.state FROM drivers d LEFT JOIN LATERAL (SELECT state FROM bookings b WHERE b.driver_id = d.driver_id ORDER BY b.created_at DESC LIMIT 1) x ON true WHERE d.driver_id = ?',
      { schema: BOOKINGS },
    ],
  ],
  WITH: [
    [
      'CREATE INDEX ON bookings (state, created_at);',
      `WITH next AS (SELECT booking_id FROM bookings WHERE state = 'pending' ORDER BY created_at LIMIT 10 FOR UPDATE SKIP LOCKED) UPDATE bookings b SET state = 'running' FROM next WHERE next.booking_id = b.booking_id RETURNING b.booking_id`,
      { schema: BOOKINGS },
    ],
    [
      '',
      `WITH recent AS (SELECT booking_id, max(at) AS at FROM events WHERE at > now() - interval '1 day' GROUP BY booking_id) SELECT * FROM recent`,
      { schema: BOOKINGS },
    ],
  ],
  'keys that only one side lists': [
    [
      'CREATE INDEX ON reviews (product_id);',
      'SELECT r.id FROM reviews r JOIN products p ON p.id = r.product_id WHERE p.sku = ? OR r.customer_id = ?',
      { schema: SHOP },
    ],
    ['', 'DELETE FROM cart_lines WHERE cart_id IN (SELECT id FROM carts WHERE expires_at < now())', { schema: SHOP }],
    [
      'CREATE INDEX ON carts (customer_id);',
      'DELETE FROM cart_lines WHERE cart_id IN (SELECT id FROM carts WHERE customer_id = ?)',
      { schema: SHOP },
    ],
    [
      '',
      `SELECT l.qty FROM cart_lines l WHERE l.cart_id IN (SELECT c.id FROM carts c WHERE c.customer_id = ? AND c.state = 'open')`,
      { schema: SHOP },
    ],
    ['', 'SELECT id FROM products WHERE shop_id IN (SELECT id FROM shops WHERE owner_id = $1)', { schema: SHOP }],
    ['', 'SELECT qty FROM cart_lines WHERE cart_id = (SELECT id FROM carts WHERE customer_id = ? LIMIT 1)', { schema: SHOP }],
    ['', 'UPDATE products p SET price_cents = 0 FROM cart_lines l WHERE l.product_id = p.id AND l.cart_id = $1', { schema: SHOP }],
  ],
  'what has no row beside it': [
    ['', 'SELECT p.id FROM products p LEFT JOIN reviews r ON r.product_id = p.id WHERE p.shop_id = ? AND r.id IS NULL', { schema: SHOP }],
    [
      'CREATE INDEX ON reviews (product_id);',
      'SELECT p.id FROM products p LEFT JOIN reviews r ON r.product_id = p.id WHERE p.shop_id = ? AND r.id IS NULL',
      { schema: SHOP },
    ],
    [
      '',
      'SELECT p.id FROM products p LEFT JOIN reviews r ON r.product_id = p.id AND r.flagged WHERE p.shop_id = ? AND r.id IS NULL',
      { schema: SHOP },
    ],
    ['', 'SELECT p.id FROM products p WHERE p.shop_id = $1 AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.product_id = p.id)', { schema: SHOP }],
    [
      'CREATE INDEX ON reviews (customer_id, product_id);',
      'SELECT p.id FROM products p WHERE p.shop_id = $1 AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.product_id = p.id AND r.customer_id = $2)',
      { schema: SHOP },
    ],
  ],
  'negations and lists': [
    ['', 'SELECT kind FROM events WHERE (booking_id, seq) IN ((?, 1), (?, 2))', { schema: BOOKINGS }],
    ['CREATE INDEX ON bookings (room_id);', 'SELECT booking_id FROM bookings WHERE room_id IN (SELECT generate_series(1, 5))', { schema: BOOKINGS }],
    ['', `SELECT booking_id FROM bookings WHERE NOT (state = 'x')`, { schema: BOOKINGS }],
    ['CREATE INDEX ON bookings (state);', `SELECT booking_id FROM bookings WHERE NOT (state <> 'x')`, { schema: BOOKINGS }],
  ],
};

/** All cases, in order. */
export const cases: readonly Case[] = Object.entries(TOPICS).flatMap(([topic, list]) =>
  list.map(([indexes, query, { whole = false, small = [], schema = ORDERS } = {}], i): Case => ({
    id: `${topic} ${i + 1}`,
    topic,
    ddl: `${schema}\n${indexes}`,
    query,
    small,
    whole,
  })),
);
