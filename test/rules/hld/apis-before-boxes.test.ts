import { describe, expect, test } from 'vitest';
import { apisBeforeBoxes } from '../../../server/src/rules/hld/apis-before-boxes.ts';
import { readDesign } from '../../../server/src/model/read.ts';
import { companion } from '../../support/companion.ts';
import { checkRule, findingsOf } from '../../support/check-rule.ts';

const DRAWING =
  '```mermaid\nflowchart LR\n  app[Rider App] -->|HTTPS| gw[API Gateway]\n  gw -->|gRPC| rides[Ride Service]\n  rides -->|SQL| db[(Rides DB)]\n```\n';
const HEAD = '---\ndesign: hld\n---\n# Rides\n';
const API = '## API\n\n- `POST /rides`: requests a ride\n- `GET /rides/{id}`: where it is\n';
const design = (...parts: string[]): string => [HEAD, ...parts].join('\n');
const found = (...parts: string[]): string[] => findingsOf(apisBeforeBoxes, design(...parts)).map(({ message }) => message);
const LATER = 'The boxes come before the API: POST /rides is named only further down. Put the endpoints above this diagram.';

describe('hld/apis-before-boxes', () => {
  test('a drawing before any endpoint gets an API section drafted from its services', () => {
    checkRule(
      apisBeforeBoxes,
      `
      # Design

      ## Architecture

      \`\`\`mermaid
      flowchart LR
      ^^^^^^^^^ API Gateway is drawn before any endpoint is named. Say first what is called from outside: two or three endpoints.
        app[Rider App] -->|HTTPS| gw[API Gateway]
        gw -->|gRPC| rides[Ride Service]
        rides -->|SQL| db[(Rides DB)]
      \`\`\`
      `,
      {
        path: 'rides.hld.md',
        fixed: `
      # Design

      ## API design

      - \`POST /rides\`: TODO what it takes and returns
      - \`GET /rides/{id}\`: TODO what it takes and returns

      ## Architecture

      \`\`\`mermaid
      flowchart LR
        app[Rider App] -->|HTTPS| gw[API Gateway]
        gw -->|gRPC| rides[Ride Service]
        rides -->|SQL| db[(Rides DB)]
      \`\`\`
      `,
      },
    );
  });

  test('an API section that comes later moves up, and the numbers with it', () => {
    checkRule(
      apisBeforeBoxes,
      `
      # Rides

      ## 1. Architecture

      \`\`\`mermaid
      flowchart LR
      ^^^^^^^^^ ${LATER}
        app[Rider App] -->|HTTPS| gw[API Gateway]
        gw -->|SQL| db[(Rides DB)]
      \`\`\`

      ### 1.1 Components

      ## 2. API Design

      - \`POST /rides\`
      - \`GET /rides/{id}\`

      ## 3. Security
      `,
      {
        path: 'rides.hld.md',
        fixed: `
      # Rides

      ## 1. API Design

      - \`POST /rides\`
      - \`GET /rides/{id}\`

      ## 2. Architecture

      \`\`\`mermaid
      flowchart LR
        app[Rider App] -->|HTTPS| gw[API Gateway]
        gw -->|SQL| db[(Rides DB)]
      \`\`\`

      ### 2.1 Components

      ## 3. Security
      `,
      },
    );
  });

  test('endpoints that stand elsewhere than in an API section make the draft, probes left out and ids general', () => {
    const [finding] = findingsOf(
      apisBeforeBoxes,
      design('## Architecture\n', DRAWING, '## Checks\n', '- `GET /health`\n- `GET /rides/42`\n- `POST /rides`\n'),
    );
    expect(finding?.fixes?.[0]?.edits[0]?.text).toBe(
      '## API design\n\n- `GET /rides/{id}`: TODO what it takes and returns\n- `POST /rides`: TODO what it takes and returns\n\n',
    );
    expect(finding?.related?.[0]?.message).toBe('It is named here.');
  });

  test('where only the drawing names an endpoint, the draft has its other half', () => {
    const draft = (label: string): string =>
      findingsOf(apisBeforeBoxes, design('## Architecture\n', DRAWING.replace('|HTTPS|', `|"${label}"|`).replace('Rides DB', 'Metadata DB')))[0]!
        .fixes![0]!.edits.map(({ text }) => text)
        .join('');
    expect(draft('1. POST /photos')).toMatch(/`POST \/photos`: .*\n- `GET \/photos\/\{id\}`: .*\n\n/);
    expect(draft('GET /photos/17')).toMatch(/`GET \/photos\/\{id\}`: .*\n- `POST \/photos`: .*\n\n/);
    expect(draft('HTTPS')).not.toContain('metadata');
  });

  test('a drawing right under the title gets a heading of its own below the API section', () => {
    const [finding] = findingsOf(apisBeforeBoxes, design(DRAWING));
    expect(finding?.fixes?.[0]?.edits[0]?.text).toMatch(/^## API design\n\n[\s\S]+\n\n## Architecture\n\n$/);
  });

  test('a drawing in a list right under the title gets no section in the middle of the list', () => {
    const [finding] = findingsOf(apisBeforeBoxes, design(`- It looks so:\n\n${DRAWING.replace(/^(?=.)/gm, '  ')}`));
    expect(finding?.fixes).toEqual([]);
  });

  test('a drawing whose words give no endpoint gets placeholders, which answer', () => {
    const text = design(
      '## Architecture\n',
      '```mermaid\nflowchart LR\n  app[App] -->|HTTPS| gw[API Gateway]\n  gw -->|SQL| db[(PostgreSQL)]\n```\n',
    );
    const [finding] = findingsOf(apisBeforeBoxes, text);
    const [edit] = finding!.fixes![0]!.edits;
    const fixed = text.slice(0, edit!.range.start) + edit!.text + text.slice(edit!.range.end);
    expect(fixed).toContain('- TODO method and path of the write that matters most');
    expect(findingsOf(apisBeforeBoxes, fixed)).toEqual([]);
  });

  test('one endpoint is not enough where the document has more, nor are names inside the diagram', () => {
    expect(found('It begins with `POST /rides`.\n', '## Architecture\n', DRAWING, API)).toHaveLength(1);
    expect(found('## Architecture\n', DRAWING.replace('|HTTPS|', '|"POST /rides, GET /rides/1"|'))).toEqual([
      'POST /rides is named only in this drawing. Say above it what is called from outside: two or three endpoints.',
    ]);
  });

  test('what is called is named before what is published', () => {
    const said = 'The app POSTs the pickup to `/rides`, and the Ride Service publishes `ride.requested` events.\n';
    expect(found('## Architecture\n', DRAWING, '## Flow\n', said)).toEqual([LATER]);
  });

  test('a line that is half typed further down changes nothing', () => {
    expect(found('## Architecture\n', DRAWING.replace('db[(Rides DB)]', 'db[(Rides DB'), API)).toEqual([LATER]);
  });

  describe('is silent', () => {
    test('where another document of the design names the endpoints', () => {
      const alone = readDesign({ path: 'rides.md', text: design('## Architecture\n', DRAWING) });
      expect([...apisBeforeBoxes.check(alone)]).toHaveLength(1);
      expect([...apisBeforeBoxes.check({ ...alone, companions: [companion({ endpoints: 2 })] })]).toEqual([]);
    });
    test.each([
      ['a list', '- `POST /rides`\n- `GET /rides/{id}`\n'],
      ['a table', '| Method | Path |\n|---|---|\n| POST | /rides |\n| GET | /rides/{id} |\n'],
      ['a heading each', '### POST /rides\n\n### GET /rides/{id}\n'],
      ['a fence', '```\nPOST /rides\nGET /rides/{id}\n```\n'],
      ['a description', '```yaml\npaths:\n  /rides:\n    get: {}\n    post: {}\n```\n'],
      ['rpcs', '```proto\nservice Rides {\n  rpc Get(A) returns (B);\n  rpc Put(A) returns (B);\n}\n```\n'],
      ['topics', '| Topic | Producer |\n|---|---|\n| `ride.requested` | Ride Service |\n| `ride.ended` | Ride Service |\n'],
      ['arrows of an earlier diagram', '```mermaid\nsequenceDiagram\n  App->>API: POST /rides\n  App->>API: GET /rides/1\n```\n'],
    ])('where two endpoints stand before the diagram in %s', (_, stated) => {
      expect(found('## API\n', stated, '## Architecture\n', DRAWING)).toEqual([]);
    });
    test('where the only endpoint is named before the diagram', () => {
      expect(found('Clients send `LogRide` over gRPC.\n', '## Architecture\n', DRAWING)).toEqual([]);
    });
    test('on a context or an overview, when the API section comes next', () => {
      expect(found('## Overview\n', DRAWING, API, '## Architecture\n', DRAWING)).toEqual([]);
      expect(found('## Overview\n', DRAWING, '## Security\n', API)).toHaveLength(1);
    });
    test('on C4 context and deployment diagrams', () => {
      const c4 = (type: string): string =>
        `\`\`\`mermaid\n${type}\n  Person(u, "Rider")\n  System(s, "Rides API")\n  System_Ext(p, "Payment Provider")\n  Rel(u, s, "asks")\n  Rel(s, p, "pays")\n\`\`\`\n`;
      expect(found('## Context\n', c4('C4Context'))).toEqual([]);
      expect(found('## Deployment\n', DRAWING)).toEqual([]);
    });
    test('where nobody calls from outside', () => {
      expect(
        found('## Architecture\n', '```mermaid\nflowchart LR\n  cron[Scheduler] -->|start| job[Report Worker]\n  job -->|SQL| db[(Rides DB)]\n```\n'),
      ).toEqual([]);
      expect(findingsOf(apisBeforeBoxes, `---\ndesign: hld\n---\n# Nightly batch of invoices\n\n## Architecture\n\n${DRAWING}`)).toEqual([]);
    });
    test('in a decision record or a request for comments that names no endpoint', () => {
      expect(found('## Motivation\n', '## Architecture\n', DRAWING, '## Drawbacks\n')).toEqual([]);
      expect(found('## Motivation\n', '## Architecture\n', DRAWING, '## Drawbacks\n', API)).toHaveLength(1);
    });
    test('on a page about one aspect of the system', () => {
      expect(findingsOf(apisBeforeBoxes, `---\ndesign: hld\n---\n# Scaling and reliability\n\n## Sharding\n\n${DRAWING}`)).toEqual([]);
    });
    test('where an API section before the diagram is still to be filled in', () => {
      expect(found('## API design\n', '- TODO endpoints\n', '## Architecture\n', DRAWING)).toEqual([]);
    });
    test('on low-level sections', () => {
      expect(found('## Low-level design\n', DRAWING)).toEqual([]);
    });
    test('on drawings of another role', () => {
      expect(
        found('## Flow\n', '```mermaid\nflowchart TD\n  s([Start]) --> c{Paid?}\n  c -->|yes| d[Ship order]\n  c -->|no| e([End])\n```\n'),
      ).toEqual([]);
    });
  });
});
