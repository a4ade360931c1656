import { describe, test } from 'vitest';
import { queryShape } from '../../../server/src/rules/lld/query-shape.ts';
import { checkRule } from '../../support/check-rule.ts';

const SCHEMA = `
\`\`\`sql
CREATE TABLE orders (
  order_id bigint PRIMARY KEY,
  user_id bigint NOT NULL,
  note text,
  created_at timestamptz NOT NULL
);
CREATE INDEX idx_orders_user ON orders (user_id, created_at DESC);
\`\`\`
`;

const asking = (statement: string, heading = '## Queries', said = ''): string =>
  `# Orders LLD\n${SCHEMA}\n${said}\n\n${heading}\n\n\`\`\`sql\n${statement}\n\`\`\`\n`;

test('OFFSET is rewritten to the last key seen, with a key that makes the order whole', () => {
  checkRule(
    queryShape,
    asking(`SELECT order_id FROM orders WHERE user_id = ? ORDER BY created_at DESC LIMIT 20 OFFSET ?;
                                                                                ^^^^^^^^ OFFSET on orders reads all pages before the one it gives. Page by the last key seen.`),
    {
      fixed: asking(
        'SELECT order_id FROM orders WHERE user_id = ? AND (created_at, order_id) < (:last_created_at, :last_order_id) ORDER BY created_at DESC, order_id DESC LIMIT 20;',
      ),
    },
  );
});

test('OFFSET without WHERE gets one', () => {
  checkRule(
    queryShape,
    asking(`SELECT order_id FROM orders ORDER BY order_id LIMIT 20 OFFSET 40;
                                                       ^^^^^^^^^ OFFSET on orders reads all pages before the one it gives. Page by the last key seen.`),
    { fixed: asking('SELECT order_id FROM orders WHERE order_id > :last_order_id ORDER BY order_id LIMIT 20;') },
  );
});

test('`*` is replaced by the columns of the table, once a table', () => {
  checkRule(
    queryShape,
    asking(`SELECT * FROM orders WHERE order_id = ?;
       ^ SELECT * from orders reads every column. List those that are needed.
SELECT * FROM orders WHERE user_id = ?;`),
    { fixed: asking('SELECT order_id, user_id, note, created_at FROM orders WHERE order_id = ?;\nSELECT * FROM orders WHERE user_id = ?;') },
  );
});

test('a leading % of a table that is not described', () => {
  checkRule(
    queryShape,
    asking(`SELECT id FROM products WHERE title LIKE '%phone%';
                                         ^^^^^^^^^ A pattern that begins with % cannot use an ordinary index. Use full text or trigram search.`),
  );
});

test('a query per row in a loop', () => {
  checkRule(
    queryShape,
    `# Orders LLD
${SCHEMA}
\`\`\`js
for (const user of users) {
^^^^^^^^^^^^^^^^^^^^^^^^^^^ This loop asks orders once per row. Ask for all rows at once, with IN or a join.
  const orders = await db.query('SELECT order_id FROM orders WHERE user_id = $1', [user.id]);
}
\`\`\`
`,
  );
});

describe('silent', () => {
  test('ad-hoc and admin queries', () => {
    checkRule(queryShape, asking('SELECT * FROM orders LIMIT 20 OFFSET 40;', '## Admin console'));
    checkRule(queryShape, asking('-- Monthly report\nSELECT * FROM orders LIMIT 20 OFFSET 40;'));
  });

  test('OFFSET on a small table', () =>
    checkRule(queryShape, asking('SELECT order_id FROM orders ORDER BY order_id LIMIT 20 OFFSET 40;', '## Queries', '`orders` is a small table.')));

  test('a leading % that lld/query-index speaks of', () => checkRule(queryShape, asking("SELECT order_id FROM orders WHERE note LIKE '%late%';")));

  test('a document of high-level design alone', () =>
    checkRule(queryShape, '# Orders HLD\n\n```js\nawait db.query("SELECT * FROM orders WHERE id = $1", [id]);\n```\n', { path: 'docs/HLD.md' }));

  test('a query before a loop, and one in a function that a loop calls', () =>
    checkRule(
      queryShape,
      '# Orders LLD\n\n```js\nconst rows = await db.query("SELECT id FROM orders WHERE user_id = $1", [id]);\nfor (const row of rows) {\n  send(row);\n}\n```\n',
    ));
});
