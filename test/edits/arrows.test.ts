/** Writers for arrows in the notations other than flowcharts; those of flowcharts have a test of their own. */
import { describe, expect, test } from 'vitest';
import { label, speak } from '../../server/src/edits/arrows.ts';
import { draw } from '../../server/src/edits/sequence.ts';
import type { Connection } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/text-edit.ts';
import { asDocument } from '../support/check-rule.ts';
import { mermaidErrors } from '../support/mermaid.ts';

const C4 = 'C4Container\n  Container(api, "Order API", "Go")\n  ContainerDb(db, "Orders DB", "PostgreSQL")';
const ARCHITECTURE = 'architecture-beta\n  service api(server)[Order API]\n  service db(database)[Orders DB]';
const BLOCK = 'block-beta\n  api["Order API"] db[("Orders DB")] k[["Kafka"]]\n  api -- "publish" --> k';

/** The last line of a diagram after a writer has written to its last connection, and what is read of it. */
async function written(
  diagram: string,
  line: string,
  write: (connection: Connection) => TextEdit | undefined,
): Promise<{ line: string; arrow: Connection }> {
  const text = asDocument(`${diagram}\n  ${line}\n`);
  const edit = write(readDesign({ path: 'a.md', text }).connections.at(-1)!);
  const after = applyEdits(text, edit ? [edit] : []);
  expect(await mermaidErrors(after)).toEqual([]);
  return { line: after.trimEnd().split('\n').at(-2)!.trim(), arrow: readDesign({ path: 'a.md', text: after }).connections.at(-1)! };
}

describe('label', () => {
  test.each([
    [C4, 'Rel(api, db, "")', 'SQL', 'Rel(api, db, "SQL")'],
    [C4, 'Rel_D(api, db, "", "TCP")', 'say "hi"', 'Rel_D(api, db, "say #quot;hi#quot;", "TCP")'],
    [ARCHITECTURE, 'api:R --> L:db', 'GET / SET (cached)', 'api:R -[GET / SET (cached)]-> L:db'],
    [ARCHITECTURE, 'api:R -- L:db', 'SQL', 'api:R -[SQL]- L:db'],
    [ARCHITECTURE, 'api:R <-- L:db', 'rows', 'api:R <-[rows]- L:db'],
    [ARCHITECTURE, 'api:R <--> L:db', 'a [b]', 'api:R <-[a (b)]-> L:db'],
    [BLOCK, 'api --> db', 'SQL', 'api -- "SQL" --> db'],
    [BLOCK, 'api --- db', 'SQL', 'api -- "SQL" --- db'],
    [BLOCK, 'api ==> db', 'SQL', 'api == "SQL" ==> db'],
    [BLOCK, 'api -.-> db', 'say "hi"', 'api -. "say \'hi\'" -.-> db'],
  ])('%s\n%s', async (diagram, before, text, after) => {
    const result = await written(diagram, before, (connection) => label(connection, text));
    expect(result.line).toBe(after);
    expect(result.arrow.label?.text).toBe(text.replaceAll('"', after.includes('#quot;') ? '"' : "'").replace('[b]', '(b)'));
  });

  test('what draws several arrows is labelled once', async () => {
    const text = asDocument('flowchart LR\n  a[Web App] & b[Mobile App] --> c[Order API]\n');
    const { connections } = readDesign({ path: 'a.md', text });
    expect(connections.map((connection) => label(connection, 'HTTPS'))).toEqual([label(connections[0]!, 'HTTPS'), label(connections[0]!, 'HTTPS')]);
  });
});

describe('speak says the protocol', () => {
  test.each([
    [C4, 'Rel(api, db, "Uses")', 'Rel(api, db, "Uses", "SQL")'],
    [C4, 'Rel(api, db, "Uses", "")', 'Rel(api, db, "Uses", "SQL")'],
    [C4, 'Rel(api, db, "Uses", $tags="x")', 'Rel(api, db, "Uses", $tags="x", $techn="SQL")'],
    [ARCHITECTURE, 'api:R -[uses]-> L:db', 'api:R -[SQL: uses]-> L:db'],
    [BLOCK, 'api -- "uses" --> db', 'api -- "SQL: uses" --> db'],
    ['flowchart LR\n  api[Order API] -->|HTTP| x[User Service]', 'api -->|uses| db[(Orders DB)]', 'api -->|SQL: uses| db[(Orders DB)]'],
    ['flowchart LR\n  api[Order API] -->|HTTP| x[User Service]', 'api -- "uses" --> db[(Orders DB)]', 'api -- "SQL: uses" --> db[(Orders DB)]'],
    ['flowchart LR\n  api[Order API] -->|HTTP| x[User Service]', 'api -- uses --> db[(Orders DB)]', 'api -- SQL: uses --> db[(Orders DB)]'],
  ])('%s\n%s', async (diagram, before, after) => {
    const result = await written(diagram, before, (connection) => speak(connection, 'SQL'));
    expect(result.line).toBe(after);
    expect(`${result.arrow.technology?.text}${result.arrow.label?.text}`).toContain('SQL');
  });
});

test.each([
  ['A->>B: publish', 'asynchronous', 'A-)B: publish'],
  ['A->>+B: publish', 'asynchronous', 'A-)+B: publish'],
  ['A->>B: 200', 'reply', 'A-->>B: 200'],
  ['A-->>B: GET /x', 'call', 'A->>B: GET /x'],
  ['A-)B: GET /x', 'call', 'A->>B: GET /x'],
] as const)('the message %s drawn as %s', async (before, as, after) => {
  const text = asDocument(`sequenceDiagram\n  ${before}\n`);
  const { diagrams } = readDesign({ path: 'a.md', text });
  const { notation } = diagrams[0]!.graph!.arrows[0]!;
  if (notation.kind !== 'sequence') throw new Error('no message');
  const { range, text: token } = draw(notation, as);
  const { start } = diagrams[0]!.body;
  const fixed = applyEdits(text, [{ range: { start: range.start + start, end: range.end + start }, text: token }]);
  expect(fixed).toContain(`  ${after}\n`);
  expect(await mermaidErrors(fixed)).toEqual([]);
});
