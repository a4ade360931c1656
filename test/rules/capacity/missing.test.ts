import { describe, expect, test } from 'vitest';
import { missing } from '../../../server/src/rules/capacity/missing.ts';
import { readDesign } from '../../../server/src/model/read.ts';
import { companion } from '../../support/companion.ts';
import { checkRule, findingsOf } from '../../support/check-rule.ts';

const DRAWING = '```mermaid\nflowchart LR\n  app[Rider App] -->|HTTPS| rides[Ride Service x3]\n  rides -->|SQL| db[(Rides DB)]\n```\n';
const HEAD = '---\ndesign: hld\n---\n# Rides\n';
const ARCHITECTURE = `## Architecture\n\n${DRAWING}`;
const design = (...parts: string[]): string => [HEAD, ...parts].join('\n');
const found = (...parts: string[]): string[] => findingsOf(missing, design(...parts)).map(({ message }) => message);
const SAID = 'Ride Service is designed without a rate, a size or a latency. Estimate peak requests/s, storage and p99.';

describe('capacity/missing', () => {
  test('a design without a figure gets a table of estimates before its drawing', () => {
    checkRule(
      missing,
      `
      # Design

      ## Architecture

      \`\`\`mermaid
      flowchart LR
      ^^^^^^^^^ ${SAID}
        app[Rider App] -->|HTTPS| rides[Ride Service x3]
        rides -->|SQL| db[(Rides DB)]
      \`\`\`
      `,
      {
        path: 'rides.hld.md',
        fixed: `
      # Design

      ## Capacity estimate

      | Figure | Estimate | How |
      | --- | --- | --- |
      | Requests a day | TODO | users × requests each |
      | Average rate | TODO | requests a day / 86,400 |
      | Peak rate | TODO | average × 3–5 |
      | Storage | TODO | writes a day × size × retention |
      | Bandwidth | TODO | peak rate × response size |
      | Cache memory | TODO | hot working set × size × overhead |
      | Latency | TODO | target at p99 |

      ## Architecture

      \`\`\`mermaid
      flowchart LR
        app[Rider App] -->|HTTPS| rides[Ride Service x3]
        rides -->|SQL| db[(Rides DB)]
      \`\`\`
      `,
      },
    );
  });

  test.each([
    ['the section on capacity', '## Scaling\n\nIt scales out.\n', '## Scaling'],
    ['the section on requirements', '## 1. Goals\n\nIt is fast.\n', '## 1. Goals'],
  ])('stands on %s where there is one, and fills it or follows it', (_, section, heading) => {
    const text = design(section, ARCHITECTURE);
    const [finding] = findingsOf(missing, text);
    expect(text.slice(finding!.range.start, finding!.range.end)).toBe(heading);
    const [edit] = finding!.fixes![0]!.edits;
    expect(findingsOf(missing, text.slice(0, edit!.range.start) + edit!.text + text.slice(edit!.range.end))).toEqual([]);
  });

  test('how long something is kept, ports, prices and configured numbers are no figures of load', () => {
    expect(found(ARCHITECTURE, 'Kept for 7 days on port 5432, at $20 an hour, 3 retries, HTTP/2.\n')).toEqual([SAID]);
  });

  test('an image of the architecture is a drawing too', () => {
    expect(findingsOf(missing, '---\ndesign: hld\n---\n# Architecture\n\n![image](assets/push_architecture.svg)\n\nIt is fast.\n')).toHaveLength(1);
    expect(findingsOf(missing, '---\ndesign: hld\n---\n# Architecture\n\n![image](assets/logo.svg)\n')).toEqual([]);
  });

  describe('is silent', () => {
    test('where another document of the design gives figures', () => {
      const alone = readDesign({ path: 'rides.md', text: design(ARCHITECTURE) });
      expect([...missing.check(alone)]).toHaveLength(1);
      expect([...missing.check({ ...alone, companions: [companion({ figures: 3 })] })]).toEqual([]);
    });
    test.each([
      ['a rate', 'At peak 3,000 requests/s.\n'],
      ['a size', 'Rides grow to 20 GB.\n'],
      ['a latency', 'p99 is 2 s.\n'],
      ['a number of users', 'It has 2 million users.\n'],
      ['a table', '| Metric | Target |\n|---|---|\n| Peak RPS | 3,000 |\n'],
    ])('where the document gives %s', (_, said) => {
      expect(found(ARCHITECTURE, said)).toEqual([]);
    });
    test('where a diagram gives one', () => {
      expect(found(ARCHITECTURE.replace('Ride Service x3', 'Ride Service, 3K RPS'))).toEqual([]);
    });
    test('not where it only tells how many copies run', () => {
      expect(found(ARCHITECTURE.replace('Ride Service x3', 'Ride Service, 3 replicas'))).toHaveLength(1);
    });
    test('on pages whose diagrams are C4 context or deployment views', () => {
      const c4 = '```mermaid\nC4Context\n  Person(u, "Rider")\n  System(s, "Rides API")\n  Rel(u, s, "asks")\n```\n';
      expect(found('## Context\n', c4)).toEqual([]);
      expect(found('## Deployment\n', DRAWING)).toEqual([]);
    });
    test('on pages that draw no architecture, or nothing', () => {
      expect(found('## Flow\n', '```mermaid\nsequenceDiagram\n  A->>B: hello\n```\n')).toEqual([]);
      expect(found('## Overview\n', 'It books rides.\n')).toEqual([]);
    });
    test('on decision records and requests for comments', () => {
      expect(found('## Motivation\n', ARCHITECTURE, '## Drawbacks\n')).toEqual([]);
      expect(findingsOf(missing, `---\ndesign: hld\n---\n# ADR 7: One store\n\n${ARCHITECTURE}`)).toEqual([]);
    });
    test('at a drawing without any number, where hld/annotate-numbers speaks', () => {
      expect(found(ARCHITECTURE.replace(' x3', ''))).toEqual([]);
      expect(found('## Requirements\n\n- Riders ask for rides.\n', ARCHITECTURE.replace(' x3', ''))).toHaveLength(1);
    });
    test('on a page about one other aspect of the system', () => {
      const page = (title: string): string => `---\ndesign: hld\n---\n# ${title}\n\n${ARCHITECTURE}`;
      expect(findingsOf(missing, page('Security'))).toEqual([]);
      expect(findingsOf(missing, page('Scaling'))).toHaveLength(1);
    });
    test('where a capacity section is still to be filled in', () => {
      expect(found('## Capacity\n', 'TODO peak rate\n', ARCHITECTURE)).toEqual([]);
    });
    test('in a low-level design', () => {
      expect(findingsOf(missing, `---\ndesign: lld\n---\n# Rides\n\n${ARCHITECTURE}`)).toEqual([]);
    });
  });
});
