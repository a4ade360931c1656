import { describe, expect, test } from 'vitest';
import { asyncDashed } from '../../../server/src/rules/hld/async-dashed.ts';
import { asDocument, checkRule, findingsOf } from '../../support/check-rule.ts';

const solid = (arrow: string): string => `Draw ${arrow} dashed: it is asynchronous, and a solid arrow says that the sender waits.`;

describe('hld/async-dashed', () => {
  test('a solid arrow to a queue where another asynchronous arrow is dashed', () => {
    checkRule(
      asyncDashed,
      `
      flowchart LR
        api[Order API] -->|publish orders| q[[Order Queue]]
                       ^^^ ${solid('Order API → Order Queue')}
        q -.->|consume orders| w[Order Worker]
      `,
      {
        fixed: `
      flowchart LR
        api[Order API] -.->|publish orders| q[[Order Queue]]
        q -.->|consume orders| w[Order Worker]
      `,
      },
    );
  });

  test('only a hint where no asynchronous arrow is dashed', () => {
    checkRule(
      asyncDashed,
      `
      flowchart LR
        api[Order API] -->|publish orders| q[[Order Queue]]
                       ^^^ [hint] ${solid('Order API → Order Queue')}
        api -->|SQL| db[(Orders DB)]
      `,
    );
  });

  test('a dashed arrow that is labelled as a call', () => {
    checkRule(
      asyncDashed,
      `
      flowchart LR
        api[Order API] -.->|gRPC GetPrice| price[Pricing Service]
                       ^^^^ Draw Order API → Pricing Service solid: “gRPC GetPrice” is a call, and a dashed arrow says that nobody waits.
        api -.->|publish orders| k[Kafka]
      `,
      {
        fixed: `
      flowchart LR
        api[Order API] -->|gRPC GetPrice| price[Pricing Service]
        api -.->|publish orders| k[Kafka]
      `,
      },
    );
  });

  describe('the fix keeps', () => {
    const fixed = (line: string): string | undefined => {
      const text = asDocument(`flowchart LR\n  ${line}\n  w[Mail Worker]\n`);
      const finding = findingsOf(asyncDashed, text)[0];
      return finding?.fixes?.[0]?.edits
        .reduceRight((result, { range, text: by }) => result.slice(0, range.start) + by + result.slice(range.end), text)
        .split('\n')[7]
        ?.trim();
    };
    test.each([
      ['a[Order API] --->|publish| k[Kafka]', 'a[Order API] -..->|publish| k[Kafka]'],
      ['a[Order API] -- publish --> k[Kafka]', 'a[Order API] -. publish .-> k[Kafka]'],
      ['a[Order API] <-->|events| k[Kafka]', 'a[Order API] <-.->|events| k[Kafka]'],
      ['a[Order API] --x|drops| k[Kafka]', 'a[Order API] -.-x|drops| k[Kafka]'],
      ['a[Order API] ==>|publish| k[Kafka]', 'a[Order API] -.->|publish| k[Kafka]'],
      ['a[Order API] -- v1.orders --> k[Kafka]', 'a[Order API] -.->|v1.orders| k[Kafka]'],
    ])('%s', (before, after) => expect(fixed(before)).toBe(after));

    test('the stress of a thick arrow is the author’s to give up', () => {
      const [finding] = findingsOf(asyncDashed, asDocument('flowchart LR\n  a[Order API] ==>|publish| k[Kafka]\n'));
      expect(finding?.fixes?.[0]?.kind).toBe('suggestion');
    });
  });

  describe('is silent', () => {
    test('on replication, change data capture and cache fills', () => {
      checkRule(
        asyncDashed,
        'flowchart LR\n  a[(Primary DB)] -->|replication| b[(Read Replica)]\n  a -->|CDC| k[Kafka]\n  k -.->|consume| w[Mail Worker]\n  w -.->|SQL replicate| a\n  w -.->|populate| c[(Redis)]\n',
      );
    });
    test('on arrows without a head', () => {
      checkRule(asyncDashed, 'flowchart LR\n  a[Order API] ---|topics| k[Kafka]\n  k -.->|consume| w[Mail Worker]\n');
    });
    test('on dashed arrows whose label does not say that somebody waits', () => {
      checkRule(
        asyncDashed,
        'flowchart LR\n  a[Order API] -.->|HTTPS webhook| p[Partner API]\n  a -.->|metrics over HTTP| m[Prometheus]\n  a -.->|fallback| b[Price Service]\n  a -.->|publish| k[Kafka]\n',
      );
    });
  });
});
