import { keyset, listColumns } from '../../edits/queries.ts';
import type { Design, StatedQuery } from '../../model/design.ts';
import { entityKey } from '../../model/entities/entities.ts';
import type { Range } from '../../text/range.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Finding, type Fix } from '../rule.ts';

/** A query that is served, and still costs more than it need. */
export const queryShape = defineRule({
  id: 'lld/query-shape',
  since: '0.2.0',
  source: 'LLD drawing rule 4',
  scope: 'document',
  // A query is low-level design wherever it stands.
  part: 'all',
  severity: 'information',
  detected: 'off',
  fix: 'suggestion',
  summary: 'A query whose shape costs more than it need: OFFSET, SELECT *, a leading %, one query per row.',
  why: 'OFFSET reads and throws away all pages before; `SELECT *` reads columns that nobody asked for and breaks when one is added; a pattern that begins with % cannot use an index; a query per row waits for the network each time.',
  leftAlone: [
    'Ad-hoc, admin, reporting and migration queries: the heading or the comment above says so.',
    'OFFSET on tables that the document calls small.',
    'A leading % that an index serves (trigrams, full text), and one that `lld/query-index` speaks of.',
    'Documents of high-level design alone: a query is an illustration there.',
    'A second `SELECT *` from the same table: the first stands for all.',
  ],
  bad: '```sql\nCREATE TABLE orders (\n  order_id bigint PRIMARY KEY,\n  user_id bigint NOT NULL,\n  created_at timestamptz NOT NULL\n);\nCREATE INDEX idx_orders_user ON orders (user_id, created_at DESC);\n```\n\nPage by page:\n\n```sql\nSELECT order_id FROM orders WHERE user_id = ? ORDER BY created_at DESC LIMIT 20 OFFSET ?;\n```\n',
  good: '```sql\nCREATE TABLE orders (\n  order_id bigint PRIMARY KEY,\n  user_id bigint NOT NULL,\n  created_at timestamptz NOT NULL\n);\nCREATE INDEX idx_orders_user ON orders (user_id, created_at DESC);\n```\n\nPage by page:\n\n```sql\nSELECT order_id FROM orders WHERE user_id = ? AND (created_at, order_id) < (:last_created_at, :last_order_id) ORDER BY created_at DESC, order_id DESC LIMIT 20;\n```\n',

  *check(design) {
    if (design.kind === 'hld') return;
    const starred = new Set<string>();
    for (const query of design.queries) {
      if (isAdHoc(query, design)) continue;
      yield* offset(query, design);
      const [table] = query.tables;
      if (query.shape.star && table && !starred.has(entityKey(table.text))) {
        starred.add(entityKey(table.text));
        yield finding(
          query.shape.star,
          `SELECT * from ${shorten(table.text)} reads every column. List those that are needed.`,
          listColumns(query, design),
        );
      }
      if (query.shape.leadingWildcard && query.verdict.kind === 'unknown')
        yield finding(query.shape.leadingWildcard, 'A pattern that begins with % cannot use an ordinary index. Use full text or trigram search.', []);
      if (query.shape.loop && table)
        yield finding(query.shape.loop, `This loop asks ${shorten(table.text)} once per row. Ask for all rows at once, with IN or a join.`, []);
    }
  },
});

const finding = (range: Range, message: string, fixes: readonly Fix[]): Finding => ({ range, message, fixes });

function* offset(query: StatedQuery, design: Design): Generator<Finding> {
  const { offset: range } = query.shape;
  const [table] = query.tables;
  if (!range || !table || design.tables.get(entityKey(table.text))?.small) return;
  yield finding(range, `OFFSET on ${shorten(table.text)} reads all pages before the one it gives. Page by the last key seen.`, keyset(query, design));
}

const AD_HOC =
  /\b(?:ad[- ]?hoc|admin(?:istrat\w+)?|debug(?:ging)?|maintenance|back ?fill\w*|migrations?|migrate|one[- ]off|reports?|reporting|analytics?|audits?|reconcil\w+|verif\w+|troubleshoot\w*|manual(?:ly)?|back ?office|exports?|data fix)\b/i;

/** What nobody waits for; the heading above says so, or the comment on the line before. */
function isAdHoc({ section, range }: StatedQuery, { sections, comments }: Design): boolean {
  for (let at: number | undefined = section; at !== undefined; at = sections[at]?.parent) if (AD_HOC.test(sections[at]?.title ?? '')) return true;
  return comments.some(
    ({ text, covers, notation }) => notation === 'sql' && covers.start <= range.start && range.start <= covers.end && AD_HOC.test(text),
  );
}
