import { describe, test } from 'vitest';
import { queriesStated } from '../../../server/src/rules/lld/queries-stated.ts';
import { checkRule } from '../../support/check-rule.ts';

const TABLES = `\`\`\`sql
CREATE TABLE rides (
  ride_id uuid PRIMARY KEY,
  rider_id bigint NOT NULL REFERENCES riders(rider_id),
  status text NOT NULL
);
CREATE TABLE riders (
  rider_id bigint PRIMARY KEY,
  name text NOT NULL
);
\`\`\`
`;

const document = (more = '', tables = TABLES): string => `# Rides LLD\n\n## Data model\n\n${tables}\n${more}`;

test('tables that nobody asks are found at the heading of the data model; a table of queries is drafted from their keys', () => {
  checkRule(
    queriesStated,
    `# Rides LLD

## Data model
^^^^^^^^^^^^^ Nothing says how rides and riders are queried. State the queries, and the index that serves each.

${TABLES}
`,
    {
      fixed: `# Rides LLD

## Data model

${TABLES}
| Query | Statement | Index |
| --- | --- | --- |
| rides by key | \`SELECT ride_id, rider_id, status FROM rides WHERE ride_id = ?\` | primary key |
| rides by rider_id | \`SELECT ride_id, rider_id, status FROM rides WHERE rider_id = ?\` | \`rides (rider_id)\` |
| riders by key | \`SELECT rider_id, name FROM riders WHERE rider_id = ?\` | primary key |

`,
    },
  );
});

describe('silent', () => {
  test('a query in SQL', () => checkRule(queriesStated, document('```sql\nSELECT status FROM rides WHERE ride_id = ?;\n```\n')));
  test('a condition in a sentence', () => checkRule(queriesStated, document('Rides of a rider: `WHERE rider_id = ?`.\n')));
  test('an index', () =>
    checkRule(queriesStated, document('', TABLES.replace('```\n', '```\n').replace('\n```', '\nCREATE INDEX a ON rides (rider_id);\n```'))));
  test('a list of indexes', () => checkRule(queriesStated, document('Indexes:\n\n- `(rider_id, status)` on `rides`\n')));
  test('an index by its name', () => checkRule(queriesStated, document('**Indexes**:\n\n- `rides_status_idx` (Desc)\n')));
  test('a section of queries', () => checkRule(queriesStated, document('## Access patterns\n\nA rider looks at the last rides.\n')));
  test('tables of a store that answers by key only', () =>
    checkRule(
      queriesStated,
      document('', '## Redis key-value store\n\n| Field | Type |\n| --- | --- |\n| session_id PK | string |\n| user_id | string |\n'),
    ));
  test('no tables at all', () => checkRule(queriesStated, '# Rides LLD\n\nNothing is stored.\n'));
});
