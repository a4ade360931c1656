import { describe, test } from 'vitest';
import { indexUnused } from '../../../server/src/rules/lld/index-unused.ts';
import { checkRule } from '../../support/check-rule.ts';

const QUERIES = 'SELECT ride_id FROM rides WHERE rider_id = ? ORDER BY created_at DESC LIMIT 20;\nSELECT status FROM rides WHERE ride_id = ?;';

const document = (indexes: string, queries = QUERIES): string => `# Rides LLD

\`\`\`sql
CREATE TABLE rides (
  ride_id uuid PRIMARY KEY,
  rider_id bigint NOT NULL,
  city_id int NOT NULL REFERENCES cities(city_id),
  status text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX idx_rider ON rides (rider_id, created_at DESC);
${indexes}
\`\`\`

\`\`\`sql
${queries}
\`\`\`
`;

test('an index that no query uses', () => {
  checkRule(
    indexUnused,
    document(`CREATE INDEX idx_status ON rides (status);
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No stated query of rides uses idx_status. State the query it is for, or drop it.`),
  );
});

test('an index that begins as another does', () => {
  checkRule(
    indexUnused,
    document(`CREATE INDEX idx_short ON rides (rider_id);
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ idx_short repeats the beginning of idx_rider, which serves the same queries. Drop it.`),
  );
});

test('an index that doubles a key', () => {
  checkRule(
    indexUnused,
    document(`CREATE INDEX idx_id ON rides (ride_id);
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ idx_id repeats the beginning of the key (ride_id), which serves the same queries. Drop it.`),
  );
});

describe('silent', () => {
  test('unique indexes', () => checkRule(indexUnused, document('CREATE UNIQUE INDEX idx_status ON rides (status, created_at);')));

  test('indexes of foreign keys', () => checkRule(indexUnused, document('CREATE INDEX idx_city ON rides (city_id);')));

  test('tables with one stated query', () => checkRule(indexUnused, document('CREATE INDEX idx_status ON rides (status);', QUERIES.split('\n')[0])));

  test('tables of which no index serves a query', () =>
    checkRule(
      indexUnused,
      document(
        'CREATE INDEX idx_status ON rides (status);',
        'SELECT ride_id FROM rides WHERE created_at > ?;\nSELECT ride_id FROM rides WHERE city_id = ?;',
      ),
    ));

  test('tables of which a query is not understood', () =>
    checkRule(indexUnused, document('CREATE INDEX idx_status ON rides (status);', `${QUERIES}\nSELECT ride_id FROM rides WHERE = ?;`)));

  test('a partial index beside a whole one', () =>
    checkRule(
      indexUnused,
      document(
        "CREATE INDEX idx_open ON rides (rider_id) WHERE status = 'open';",
        `${QUERIES}\nSELECT ride_id FROM rides WHERE rider_id = ? AND status = 'open';`,
      ),
    ));
});
