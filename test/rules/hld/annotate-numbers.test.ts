import { describe, expect, test } from 'vitest';
import { annotateNumbers } from '../../../server/src/rules/hld/annotate-numbers.ts';
import type { Companion } from '../../../server/src/model/design.ts';
import { readDesign } from '../../../server/src/model/read.ts';
import { applyEdits } from '../../../server/src/text/text-edit.ts';
import { asDocument, checkRule, findingsOf } from '../../support/check-rule.ts';

const SAID = 'No box or arrow of this diagram has a number. Write a peak rate, a latency or replicas, first at API Gateway.';
const DIAGRAM =
  '```mermaid\nflowchart LR\n  app[Mobile App] -->|HTTPS| gw[API Gateway]\n  gw -->|gRPC| api[Order API]\n  gw -->|gRPC| user[User Service]\n```\n';
const design = (...parts: string[]): string => ['---\ndesign: hld\n---\n# Orders\n', ...parts].join('\n');

const NO_COMPANION: Companion = {
  path: 'b.md',
  kind: 'hld',
  topics: [],
  endpoints: 0,
  figures: 0,
  queries: 0,
  stateMachines: 0,
  architectureDiagrams: 0,
  entities: [],
};

describe('hld/annotate-numbers', () => {
  test('an architecture diagram without a number', () => {
    checkRule(
      annotateNumbers,
      `
      flowchart LR
      ^^^^^^^^^ ${SAID}
        app[Mobile App] -->|HTTPS| gw[API Gateway]
        gw -->|gRPC| api[Order API]
      `,
      {
        fixed: `
      flowchart LR
        app[Mobile App] -->|HTTPS| gw[API Gateway<br/>TODO peak RPS]
        gw -->|gRPC| api[Order API]
      `,
      },
    );
  });

  test('the placeholder stands in a bare box and in a quoted label, and then nothing is missing', () => {
    const text = (box: string): string =>
      design('```mermaid\nflowchart LR\n  client -->|HTTPS| ' + box + '\n  gateway -->|SQL| db[(Orders DB)]\n```\n');
    for (const [before, after] of [
      ['gateway', 'gateway["gateway<br/>TODO peak RPS"]'],
      ['gateway["API (edge)"]', 'gateway["API (edge)<br/>TODO peak RPS"]'],
    ] as const) {
      const [finding] = findingsOf(annotateNumbers, text(before));
      const { range, text: added } = finding!.fixes![0]!.edits[0]!;
      const fixed = text(before).slice(0, range.start) + added + text(before).slice(range.end);
      expect(fixed).toBe(text(after));
      expect(findingsOf(annotateNumbers, fixed)).toEqual([]);
    }
  });

  test('C4, architecture and block diagrams get the placeholder behind the name', () => {
    for (const [diagram, box] of [
      [
        'C4Container\n  Container(web, "Web App", "React")\n  Container(api, "Order API", "Go")\n  Rel(web, api, "POST /orders", "HTTPS")\n',
        '"Order API (TODO peak RPS)"',
      ],
      [
        'architecture-beta\n  service gw(internet)[API Gateway]\n  service api(server)[Order API]\n  gw:R -[HTTP]-> L:api\n',
        '[API Gateway (TODO peak RPS)]',
      ],
      [
        'block-beta\n  gw["API Gateway"] api["Order API"] db[("Orders DB")]\n  gw -- "HTTP" --> api\n  api -- "SQL" --> db\n',
        '"Order API (TODO peak RPS)"',
      ],
    ] as const) {
      const text = asDocument(diagram);
      const [finding] = findingsOf(annotateNumbers, text);
      const fixed = applyEdits(text, finding!.fixes![0]!.edits);
      expect(fixed).toContain(box);
      expect(findingsOf(annotateNumbers, fixed)).toEqual([]);
    }
  });

  test('ports, versions, years, money and step numbers are no figures', () => {
    checkRule(
      annotateNumbers,
      `
      flowchart LR
      ^^^^^^^^^ ${SAID.replace('API Gateway', 'API Gateway 2024')}
        app[Mobile App v2] -->|1: HTTPS :443| gw[API Gateway 2024]
        gw -->|2: HTTP/2| api["Order API<br/>$5 an hour"]
      `,
    );
  });

  describe('is silent', () => {
    test.each([
      'gw[API Gateway<br/>10K RPS]',
      'gw["API Gateway (p99 50 ms)"]',
      'gw[API Gateway x3]',
      'gw[API Gateway 3 replicas]',
      'gw[API Gateway 99.9%]',
      'gw[API Gateway 20 GB]',
      'gw[API Gateway<br/>~1,000 connections]',
      'gw[API Gateway\\n25k rps]',
      'gw[API Gateway<br/>auto-scale 2..20]',
    ])('where a box says %s', (box) => {
      checkRule(annotateNumbers, `flowchart LR\n  app[Mobile App] -->|HTTPS| ${box}\n  gw -->|gRPC| api[Order API]\n`);
    });
    test('where an arrow has a figure', () => {
      checkRule(annotateNumbers, 'flowchart LR\n  app[Mobile App] -->|HTTPS, 2,000 req/s| gw[API Gateway]\n  gw -->|gRPC| api[Order API]\n');
    });
    test('where the text of the section, or of one under it, has a figure', () => {
      checkRule(annotateNumbers, design('## Architecture\n', 'At peak 3,000 requests/s arrive.\n', DIAGRAM));
      checkRule(annotateNumbers, design('## Architecture\n', DIAGRAM, '### Load\n', 'At peak 3,000 requests/s arrive.\n'));
    });
    test('where the capacity section carries figures and names the components', () => {
      checkRule(annotateNumbers, design('## Capacity\n', 'The User Service answers 2,000 requests/s.\n', '## Architecture\n', DIAGRAM));
    });
    test('where a companion document carries the figures', () => {
      const read = readDesign({
        path: 'a.md',
        text: asDocument('flowchart LR\n  app[Mobile App] -->|HTTPS| gw[API Gateway]\n  gw -->|gRPC| api[Order API]\n'),
      });
      expect([...annotateNumbers.check(read)]).toHaveLength(1);
      expect([...annotateNumbers.check({ ...read, companions: [{ ...NO_COMPANION, figures: 3 }] })]).toEqual([]);
      expect([...annotateNumbers.check({ ...read, companions: [NO_COMPANION] })]).toHaveLength(1);
    });
    test('on C4 context and deployment diagrams', () => {
      checkRule(annotateNumbers, 'C4Context\n  Person(a, "Rider")\n  System(b, "Ride App")\n  Rel(a, b, "Books rides", "HTTPS")\n');
      checkRule(
        annotateNumbers,
        'C4Deployment\n  Deployment_Node(n, "Host") {\n    Container(a, "Ride API", "Go")\n    ContainerDb(b, "Rides DB", "PostgreSQL")\n  }\n  Rel(a, b, "Reads rides", "SQL")\n',
      );
    });
    test('in low-level designs and sections', () => {
      checkRule(annotateNumbers, design('## Data model\n', DIAGRAM));
      checkRule(annotateNumbers, `---\ndesign: lld\n---\n# Orders\n\n${DIAGRAM}`);
    });
    test('on a second diagram of the same components', () => {
      const [first, ...others] = findingsOf(annotateNumbers, design('## Architecture\n', DIAGRAM, '## Write path\n', DIAGRAM));
      expect(first).toBeDefined();
      expect(others).toEqual([]);
    });
    test('on C4 context and deployment diagrams', () => {
      const container = 'C4Container\n  Person(user, "Rider")\n  Container(api, "Ride API")\n  Rel(user, api, "HTTPS")\n';
      expect(findingsOf(annotateNumbers, design(`\`\`\`mermaid\n${container}\`\`\`\n`))).toHaveLength(1);
      for (const type of ['C4Context', 'C4Deployment']) checkRule(annotateNumbers, container.replace('C4Container', type));
    });
    test('on diagrams that draw no architecture', () => {
      checkRule(annotateNumbers, 'flowchart TD\n  s([Start]) --> c{Paid?}\n  c -->|yes| d[Ship order]\n  c -->|no| e([End])\n');
    });
    test('on half-typed diagrams', () => {
      expect(findingsOf(annotateNumbers, design('```mermaid\nflowchart LR\n  app[Mobile App] -->|HTTPS| gw[API Gateway\n```\n'))).toEqual([]);
    });
  });

  test('how long one may talk of a section is no figure of it', () => {
    expect(findingsOf(annotateNumbers, design('## High-level design (10 min)\n', DIAGRAM))).toHaveLength(1);
    expect(findingsOf(annotateNumbers, design('## High-level design (p99 200 ms)\n', DIAGRAM))).toEqual([]);
  });

  test('speaks where a capacity section names no component of the diagram', () => {
    expect(findingsOf(annotateNumbers, design('## Capacity\n', '2,000 requests/s at peak.\n', '## Architecture\n', DIAGRAM))).toHaveLength(1);
  });
});
