import { describe, expect, test } from 'vitest';
import { readDesign } from '../../../server/src/model/read.ts';
import { queryIndex } from '../../../server/src/rules/lld/query-index.ts';
import { checkRule, findingsOf } from '../../support/check-rule.ts';

const RIDES = `
\`\`\`sql
CREATE TABLE rides (
  ride_id uuid PRIMARY KEY,
  rider_id bigint NOT NULL,
  city_id int NOT NULL,
  status text NOT NULL,
  note text,
  created_at timestamptz NOT NULL
);
\`\`\`
`;

/** A document with the table, what may be said of it, and one statement. */
const asking = (statement: string, said = '', schema = RIDES): string => `# Rides LLD
${schema}
${said}

\`\`\`sql
${statement}
\`\`\`
`;

const silent = (statement: string, said?: string, schema?: string): void => checkRule(queryIndex, asking(statement, said, schema));

test('a query without an index is found at its WHERE, and the index is put behind the table', () => {
  checkRule(
    queryIndex,
    asking(`SELECT ride_id FROM rides
WHERE rider_id = ?
^^^^^^^^^^^^^^^^^^ No index on rides serves this query. Add one on (rider_id, created_at DESC).
ORDER BY created_at DESC LIMIT 20;`),
    {
      fixed: asking(
        `SELECT ride_id FROM rides
WHERE rider_id = ?
ORDER BY created_at DESC LIMIT 20;`,
        '',
        RIDES.replace(');\n', ');\nCREATE INDEX idx_rides_rider_id_created_at ON rides (rider_id, created_at DESC);\n'),
      ),
    },
  );
});

test('equality stands before the range in the index that is proposed, and a name that is taken gets a number', () => {
  const taken = RIDES.replace(');\n', ');\nCREATE INDEX idx_rides_city_id_created_at ON other (x);\n');
  checkRule(
    queryIndex,
    asking(
      `SELECT ride_id FROM rides WHERE created_at > ? AND city_id = ?;
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No index on rides serves this query. Add one on (city_id, created_at).`,
      '',
      taken,
    ),
    {
      fixed: asking(
        'SELECT ride_id FROM rides WHERE created_at > ? AND city_id = ?;',
        '',
        taken
          .replace('ride_id uuid', 'ride_id uuid')
          .replace(');\nCREATE', ');\nCREATE INDEX idx_rides_city_id_created_at_2 ON rides (city_id, created_at);\nCREATE'),
      ),
    },
  );
});

test('a query without WHERE is found on its first line', () => {
  checkRule(
    queryIndex,
    asking(`SELECT ride_id FROM rides
^^^^^^^^^^^^^^^^^^^^^^^^^ No index on rides serves this query. Add one on (created_at DESC).
ORDER BY created_at DESC LIMIT 20;`),
  );
});

test('a query stated twice is reported once, at the first', () => {
  checkRule(
    queryIndex,
    asking(`SELECT ride_id FROM rides WHERE rider_id = ?;
                          ^^^^^^^^^^^^^^^^^^ No index on rides serves this query. Add one on (rider_id).
SELECT status FROM rides WHERE rider_id = :rider;`),
  );
});

test('arms of an OR without an index are named together', () => {
  checkRule(
    queryIndex,
    asking(`SELECT ride_id FROM rides WHERE rider_id = ? OR city_id = ?;
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Not each arm of this OR has an index on rides: add (rider_id) and (city_id).`),
    {
      fixed: asking(
        'SELECT ride_id FROM rides WHERE rider_id = ? OR city_id = ?;',
        '',
        RIDES.replace(');\n', ');\nCREATE INDEX idx_rides_rider_id ON rides (rider_id);\nCREATE INDEX idx_rides_city_id ON rides (city_id);\n'),
      ),
    },
  );
});

test('what no index can serve is said so, and no fix is offered', () => {
  checkRule(
    queryIndex,
    asking(`SELECT ride_id FROM rides WHERE status NOT IN ('done');
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No index can serve this condition on rides. Turn it into one that names what is wanted.`),
    { fixed: asking("SELECT ride_id FROM rides WHERE status NOT IN ('done');") },
  );
});

test('a pattern that begins with % needs an inverted index', () => {
  checkRule(
    queryIndex,
    asking(`SELECT ride_id FROM rides WHERE note ILIKE '%late%';
                          ^^^^^^^^^^^^^^^^^^^^^^^^^ No index on rides serves this query. Add one on (note gin_trgm_ops).`),
    {
      fixed: asking(
        "SELECT ride_id FROM rides WHERE note ILIKE '%late%';",
        '',
        RIDES.replace(');\n', ');\nCREATE INDEX idx_rides_note ON rides USING gin (note gin_trgm_ops);\n'),
      ),
    },
  );
});

test('a table that is no SQL gets a line behind its description', () => {
  const drawn = '\n```mermaid\nerDiagram\n  RIDES {\n    uuid ride_id PK\n    bigint rider_id\n  }\n```\n';
  checkRule(
    queryIndex,
    asking(
      `SELECT ride_id FROM rides WHERE rider_id = ?;
                          ^^^^^^^^^^^^^^^^^^ No index on RIDES serves this query. Add one on (rider_id).`,
      '',
      drawn,
    ),
    {
      fixed: asking(
        'SELECT ride_id FROM rides WHERE rider_id = ?;',
        '',
        drawn.replace('```\n', '```\n').replace(/```\n$/, '```\n\nIndex on RIDES: `(rider_id)`.\n'),
      ),
    },
  );
  silent('SELECT ride_id FROM rides WHERE rider_id = ?;', 'Index on RIDES: `(rider_id)`.', drawn);
});

test("an index goes into the document's own table of indexes", () => {
  const listed = (rows: string): string =>
    `# Rides LLD\n${RIDES}\n| Table | Index | Columns | For |\n| --- | --- | --- | --- |\n| rides | idx_status | \`status\` | open rides |\n${rows}\n`;
  const query = '\n```sql\nSELECT ride_id FROM rides WHERE rider_id = ?;\n';
  checkRule(
    queryIndex,
    `${listed('')}${query}                          ^^^^^^^^^^^^^^^^^^ No index on rides serves this query. Add one on (rider_id).\n\`\`\`\n`,
    { fixed: `${listed('| rides | idx_rides_rider_id | `rider_id` | `SELECT ride_id FROM rides WHERE rider_id = ?` |\n')}${query}\`\`\`\n` },
  );
});

test('SQL in code, in a comment and on an arrow is read', () => {
  checkRule(
    queryIndex,
    `# Rides LLD
${RIDES.replace(');\n', ');\n-- SELECT ride_id FROM rides WHERE city_id = ?;\n                             ^^^^^^^^^^^^^^^^^ No index on rides serves this query. Add one on (city_id).\n')}
\`\`\`js
const rows = await db.query('SELECT ride_id FROM rides WHERE rider_id = $1', [rider]);
                                                       ^^^^^^^^^^^^^^^^^^^ No index on rides serves this query. Add one on (rider_id).
\`\`\`

\`\`\`mermaid
sequenceDiagram
  participant A as Ride Service
  participant B as Rides DB
  A->>B: SELECT ride_id FROM rides<br/>WHERE status = 'open'
                                       ^^^^^^^^^^^^^^^^^^^^^ No index on rides serves this query. Add one on (status).
\`\`\`
`,
  );
});

describe('silent', () => {
  const indexed = (index: string): string => RIDES.replace(');\n', `);\n${index}\n`);

  test('keys and unique constraints are indexes', () => {
    silent('SELECT status FROM rides WHERE ride_id = ?;');
    silent('SELECT status FROM rides WHERE note = ?;', '', RIDES.replace('note text', 'note text UNIQUE'));
  });

  test('leftmost columns are enough', () =>
    silent('SELECT 1 FROM rides WHERE rider_id = ?;', '', indexed('CREATE INDEX a ON rides (rider_id, created_at);')));

  test('one bounded condition is enough', () =>
    silent("SELECT 1 FROM rides WHERE rider_id = ? AND status = 'open' AND note IS NULL;", '', indexed('CREATE INDEX a ON rides (rider_id);')));

  test('tables that the option `smallTables` names', () => {
    const design = readDesign({ path: 'docs/rides.lld.md', text: asking('SELECT ride_id FROM rides WHERE rider_id = ?;') });
    expect([...queryIndex.check(design)]).toHaveLength(1);
    expect([...queryIndex.check(design, { smallTables: ['Rides'] })]).toEqual([]);
  });

  test('tables that the document calls small or lookup', () => {
    silent('SELECT ride_id FROM rides WHERE rider_id = ?;', '`rides` is a small lookup table.');
    silent('SELECT ride_id FROM rides WHERE rider_id = ?;', 'The rides table stays small.');
  });

  test('tables of examples', () => silent('SELECT a FROM t1 WHERE b = ?;', '', '\n```sql\nCREATE TABLE t1 (a int PRIMARY KEY, b int);\n```\n'));

  test('parameters that may select anything', () => {
    silent('SELECT ride_id FROM rides WHERE (:status IS NULL OR status = :status);');
    silent('SELECT ride_id FROM rides WHERE note LIKE ?;', '', indexed('CREATE INDEX a ON rides (note);'));
  });

  test('statements the parser does not read', () => silent('SELECT ride_id FROM rides WHERE rider_id = = ?;'));

  test('tables that the document does not describe', () => silent('SELECT id FROM drivers WHERE city_id = ?;'));

  test('columns of unknown tables in a join', () => silent('SELECT 1 FROM rides r JOIN drivers d ON d.ride_id = r.ride_id WHERE d.city_id = ?;'));

  test('tables described in part', () =>
    silent('SELECT ride_id FROM rides WHERE rider_id = ?;', '', RIDES.replace('  note text,', '  -- other columns')));

  test('queries that ask for every row', () => {
    silent('SELECT count(*) FROM rides;');
    silent('SELECT status, count(*) FROM rides GROUP BY status ORDER BY count(*) DESC LIMIT 5;');
    silent('SELECT ride_id FROM rides ORDER BY created_at;');
    silent('SELECT ride_id FROM rides LIMIT 10;');
  });

  test('a sort on a joined table where the driving rows are found by an index', () =>
    silent(
      'SELECT r.ride_id FROM riders u JOIN rides r ON r.rider_id = u.rider_id WHERE u.email = ? ORDER BY r.created_at DESC LIMIT 20;',
      '',
      indexed('CREATE INDEX a ON rides (rider_id);\nCREATE TABLE riders (rider_id bigint PRIMARY KEY, email text UNIQUE);'),
    ));

  test('a write reads nothing', () => silent("INSERT INTO rides (ride_id, status) VALUES (?, 'open') ON CONFLICT (ride_id) DO NOTHING;"));

  test('MySQL makes an index of a foreign key', () =>
    silent(
      'SELECT id FROM orders WHERE user_id = ?;',
      '',
      '\n```sql\nCREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, FOREIGN KEY (user_id) REFERENCES users(id)) ENGINE=InnoDB;\n```\n',
    ));

  test('a half-typed query, and its neighbour stays', () => {
    silent('SELECT ride_id FROM rides WHERE');
    checkRule(
      queryIndex,
      asking(`SELECT ride_id FROM rides WHERE
SELECT ride_id FROM rides WHERE rider_id = ?;
                          ^^^^^^^^^^^^^^^^^^ No index on rides serves this query. Add one on (rider_id).`),
    );
  });
});

test.each([
  ['CREATE INDEX rides_by_city ON rides (city_id, status);', 'rides_by_rider'],
  ['CREATE INDEX rides_city_id_idx ON rides (city_id);', 'rides_rider_id_created_at_idx'],
  ['CREATE INDEX ix_rides_city_id ON rides (city_id);', 'ix_rides_rider_id_created_at'],
  ['CREATE INDEX index_rides_on_city_id ON rides (city_id);', 'index_rides_on_rider_id_created_at'],
  ['CREATE INDEX fast ON rides (city_id);', 'idx_rides_rider_id_created_at'],
])('the new index is named as its siblings are: %s', (sibling, name) => {
  const schema = RIDES.replace(');\n', `);\n${sibling}\n`);
  const text = asking('SELECT ride_id FROM rides WHERE rider_id = ? ORDER BY created_at DESC LIMIT 20;', '', schema);
  const [finding] = findingsOf(queryIndex, text);
  expect(finding!.fixes![0]!.edits[0]!.text).toBe(`\nCREATE INDEX ${name} ON rides (rider_id, created_at DESC);`);
});
