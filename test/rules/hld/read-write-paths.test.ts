import { describe, expect, test } from 'vitest';
import { readWritePaths } from '../../../server/src/rules/hld/read-write-paths.ts';
import { readDesign } from '../../../server/src/model/read.ts';
import { companion } from '../../support/companion.ts';
import { checkRule, findingsOf } from '../../support/check-rule.ts';

const DRAWING =
  '```mermaid\nflowchart LR\n  app[Rider App] -->|HTTPS| rides[Ride Service]\n  rides -->|SQL| db[(Rides DB)]\n  rides -->|GET / SET| cache[(Redis)]\n  rides -.->|publish ride.requested| bus[[Kafka]]\n  bus -.->|consume| mail[Mail Worker]\n```\n';
const HEAD = '---\ndesign: hld\n---\n# Rides\n';
const design = (...parts: string[]): string => [HEAD, ...parts].join('\n');
const found = (...parts: string[]): string[] => findingsOf(readWritePaths, design(...parts)).map(({ message }) => message);
const BOTH = 'Nothing shows how data gets into Rides DB and out again. Trace a write, then a read, hop by hop.';
const NO_WRITE = 'Nothing shows how data gets into Rides DB. Trace one write through the components, before the read path.';
const NO_READ = 'Nothing shows how Rides DB is read. Trace one read through the components, after the write path.';
const ARCHITECTURE = `## Architecture\n\n${DRAWING}`;

describe('hld/read-write-paths', () => {
  test('both paths are drafted from the drawing, after its section', () => {
    checkRule(
      readWritePaths,
      `
      # Design

      ## Architecture
      ^^^^^^^^^^^^^^^ ${BOTH}

      \`\`\`mermaid
      flowchart LR
        app[Rider App] -->|HTTPS| rides[Ride Service]
        rides -->|SQL| db[(Rides DB)]
        rides -->|GET / SET| cache[(Redis)]
        rides -.->|publish ride.requested| bus[[Kafka]]
        bus -.->|consume| mail[Mail Worker]
      \`\`\`

      ## Security
      `,
      {
        path: 'rides.hld.md',
        fixed: `
      # Design

      ## Architecture

      \`\`\`mermaid
      flowchart LR
        app[Rider App] -->|HTTPS| rides[Ride Service]
        rides -->|SQL| db[(Rides DB)]
        rides -->|GET / SET| cache[(Redis)]
        rides -.->|publish ride.requested| bus[[Kafka]]
        bus -.->|consume| mail[Mail Worker]
      \`\`\`

      ## Write path

      1. Rider App calls Ride Service (HTTPS).
      2. Ride Service writes to Rides DB (SQL).
      3. Ride Service publishes to Kafka (publish ride.requested).
      4. Mail Worker consumes from Kafka (consume).

      ## Read path

      1. Rider App calls Ride Service (HTTPS).
      2. Ride Service looks in Redis.
      3. On a miss it reads from Rides DB and fills Redis.

      ## Security
      `,
      },
    );
  });

  test('one that is missing stands on the section of flows and is drafted beside the other', () => {
    const text = design(ARCHITECTURE, '## 5. Data flow\n', '### 5.1 Write path\n', '1. It inserts.\n', '## 6. Security\n');
    const [finding] = findingsOf(readWritePaths, text);
    expect(finding).toMatchObject({ message: NO_READ });
    expect(text.slice(finding!.range.start, finding!.range.end)).toBe('## 5. Data flow');
    expect(finding!.fixes![0]!.edits[0]!.text).toMatch(/^### 5\.2 Read path\n\n1\. Rider App calls/);
  });

  test('a write path is drafted before the read path', () => {
    const text = design(ARCHITECTURE, '## Read path\n', '1. It selects.\n');
    const [finding] = findingsOf(readWritePaths, text);
    expect(finding).toMatchObject({ message: NO_WRITE });
    expect(text.slice(finding!.fixes![0]!.edits[0]!.range.start)).toMatch(/^## Read path/);
  });

  test('the read path first is worth a hint, and both change places', () => {
    checkRule(
      readWritePaths,
      `
      # Design

      ## 1. Architecture

      \`\`\`mermaid
      flowchart LR
        app[Rider App] -->|HTTPS| rides[Ride Service]
        rides -->|SQL| db[(Rides DB)]
      \`\`\`

      ## 2. Read path
      ^^^^^^^^^^^^^^^ [hint] “2. Read path” comes before the write path. Show the write first: it is the harder one.

      It selects.

      ## 3. Write path

      It inserts.
      `,
      {
        path: 'rides.hld.md',
        fixed: `
      # Design

      ## 1. Architecture

      \`\`\`mermaid
      flowchart LR
        app[Rider App] -->|HTTPS| rides[Ride Service]
        rides -->|SQL| db[(Rides DB)]
      \`\`\`

      ## 2. Write path

      It inserts.

      ## 3. Read path

      It selects.

      `,
      },
    );
  });

  test('where no way leads to a store, a placeholder is left', () => {
    const [finding] = findingsOf(
      readWritePaths,
      design('## Architecture\n', '```mermaid\nflowchart LR\n  app[App] -->|HTTPS| gw[API Gateway]\n  db[(Rides DB)] -->|CDC| job[Worker]\n```\n'),
    );
    expect(finding?.fixes?.[0]?.edits[0]?.text).toContain('1. TODO who writes, through which components, into which store');
  });

  describe('is silent', () => {
    test('where another document of the design shows the flows', () => {
      const alone = readDesign({ path: 'rides.md', text: design(ARCHITECTURE) });
      expect([...readWritePaths.check(alone)]).toHaveLength(1);
      expect([...readWritePaths.check({ ...alone, companions: [companion({ topics: ['write-path', 'read-path'] })] })]).toEqual([]);
    });
    test('on a system that says that it is write-only or read-only', () => {
      expect(found(ARCHITECTURE, '## Write path\n', 'This is a write-only service.\n')).toEqual([]);
      expect(found(ARCHITECTURE, '## Read path\n', 'The catalogue has no write path.\n')).toEqual([]);
    });
    test.each([
      ['upload and view', '## Upload flow\n\n## Viewing a video\n'],
      ['looking up and placing', '## Placing an order\n\n## Looking up an order\n'],
      ['publish and consume', '## Publishing a message\n\n## Consuming\n'],
      ['ingest and query', '## Ingestion\n\n## Query API\n'],
      ['steps in prose', '1. **Ingestion**: it comes in.\n2. **Querying**: it goes out.\n'],
      ['bold words', '**Write path:** app, service, store.\n\n**Read path:** store, service, app.\n'],
      ['a sentence', 'The write path is synchronous, the read path goes by the cache.\n'],
      ['sequence diagrams', '```mermaid\nsequenceDiagram\n  App->>API: POST /rides\n  App->>API: GET /rides/1\n```\n'],
      ['messages in words', '```mermaid\nsequenceDiagram\n  App->>API: create ride\n  App->>API: list rides\n```\n'],
    ])('where the flows are told as %s', (_, told) => {
      expect(found(ARCHITECTURE, told)).toEqual([]);
    });
    test('where groups, boxes or arrows of the drawing are named for them', () => {
      expect(found('## Architecture\n', DRAWING.replace('|HTTPS|', '|1. write|').replace('|GET / SET|', '|2. reads|'))).toEqual([]);
      expect(
        found('## Architecture\n', DRAWING.replace('```\n', '  q[Query Service] -->|SQL| db\n  i[Ingestion Service] -->|SQL| db\n```\n')),
      ).toEqual([]);
    });
    test('where numbers on the arrows trace a write and a read', () => {
      const steps = (...[a, b, c]: string[]): string =>
        `\`\`\`mermaid\nflowchart LR\n  app[Rider App] -->|${a}| gw[API Gateway]\n  gw -->|${b}| rides[Ride Service]\n  rides -->|${c}| db[(Rides DB)]\n  app -->|4. GET rides| gw\n\`\`\`\n`;
      expect(found('## Architecture\n', steps('1. POST rides', '2. gRPC', '3. INSERT'))).toEqual([]);
      expect(found('## Architecture\n', steps('POST rides', 'gRPC', 'INSERT'))).toHaveLength(1);
    });
    test('where three flows or more are traced in sequence diagrams, of which one reads or writes', () => {
      const flow = (first: string): string => `\`\`\`mermaid\nsequenceDiagram\n  App->>API: ${first}\n  API-->>App: done\n\`\`\`\n`;
      const told = [flow('create ride'), flow('log in'), flow('match')];
      expect(found(ARCHITECTURE, ...told)).toEqual([]);
      expect(found(ARCHITECTURE, ...told.slice(0, 2))).toEqual([NO_READ]);
    });
    test('on event pipelines without a reader', () => {
      expect(
        found(
          '## Architecture\n',
          '```mermaid\nflowchart LR\n  src[Relay Service] -->|publish| k[[Kafka]]\n  k -->|consume| w[Worker]\n  w -->|SQL| db[(Rides DB)]\n```\n',
        ),
      ).toEqual([]);
    });
    test('on pages that hold only a C4 view', () => {
      const c4 =
        '```mermaid\nC4Container\n  Person(u, "Rider")\n  Container(s, "Rides API")\n  ContainerDb(d, "Rides DB")\n  Rel(u, s, "asks", "HTTPS")\n  Rel(s, d, "stores", "SQL")\n```\n';
      expect(found('## Containers\n', c4)).toEqual([]);
    });
    test('on a page about one aspect of the system', () => {
      expect(findingsOf(readWritePaths, `---\ndesign: hld\n---\n# Scaling and reliability\n\n## Sharding\n\n${DRAWING}`)).toEqual([]);
    });
    test('in decision records and requests for comments', () => {
      expect(findingsOf(readWritePaths, `---\ndesign: hld\n---\n# ADR-012: One store\n\n## Context\n\n${DRAWING}`)).toEqual([]);
    });
    test('on a later step of a linked series', () => {
      const step = (n: number): string => `---\ndesign: hld\n---\n# Step ${n}: Add a cache\n\n## Design\n\n${DRAWING}\n[next](./next.md)\n`;
      expect(findingsOf(readWritePaths, step(4))).toEqual([]);
      expect(findingsOf(readWritePaths, step(1))).toHaveLength(1);
    });
    test('on systems without a data store', () => {
      expect(
        found('## Architecture\n', '```mermaid\nflowchart LR\n  app[App] -->|HTTPS| gw[API Gateway]\n  gw -->|gRPC| s[Ride Service]\n```\n'),
      ).toEqual([]);
    });
    test('on systems that store only secrets', () => {
      expect(
        found(
          '## Architecture\n',
          '```mermaid\nflowchart LR\n  app[App] -->|HTTPS| gw[API Gateway]\n  gw -->|gRPC| s[Ride Service]\n  s -->|HTTPS| v[(Secrets Vault)]\n```\n',
        ),
      ).toEqual([]);
    });
    test('on half-typed diagrams', () => {
      expect(found('## Architecture\n', DRAWING.replace('db[(Rides DB)]', 'db[(Rides DB'))).toEqual([]);
    });
  });

  test('a Read Replica and Read/Write are no paths', () => {
    expect(found('## Architecture\n', DRAWING.replace('db[(Rides DB)]', 'db[(Rides DB)]\n  rides -->|Read/Write| r[(Read Replica)]'))).toEqual([
      BOTH,
    ]);
  });
});
