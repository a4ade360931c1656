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

  test('silent: from an exchange to a queue of one broker', () => {
    checkRule(
      asyncDashed,
      `
      flowchart LR
        api[Order API] -.->|publish order.created| x{{orders.exchange}}
        x -->|order.*| bill[[billing.queue]]
        x -->|order.created| ship[[shipping.queue]]
        ship --> dead[[Dead Letter Queue]]
        bill -.->|consume| w[Billing Worker]
      `,
    );
  });

  test('between two brokers somebody sends', () => {
    checkRule(
      asyncDashed,
      `
      flowchart LR
        api[Order API] -.->|publish| sns[SNS]
        sns -->|fan out| sqs[SQS]
            ^^^ ${solid('SNS → SQS')}
      `,
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

  test('a message that publishes and gets no answer, where another is drawn asynchronous', () => {
    checkRule(
      asyncDashed,
      `
      sequenceDiagram
        participant A as Order API
        participant K as Kafka
        participant W as Mail Worker
        A->>K: publish orders
         ^^^ Draw Order API → Kafka with \`-)\`: it is asynchronous, and a solid arrow says that the sender waits.
        K-)W: consume orders
      `,
      {
        fixed: `
      sequenceDiagram
        participant A as Order API
        participant K as Kafka
        participant W as Mail Worker
        A-)K: publish orders
        K-)W: consume orders
      `,
      },
    );
  });

  test('a reply drawn as a call among dashed replies, and a new call drawn as a reply', () => {
    checkRule(
      asyncDashed,
      `
      sequenceDiagram
        participant A as Web App
        participant B as Order API
        participant P as Partner API
        A->>B: POST /orders
        B-->>A: 201 Created
        A->>B: GET /orders/7
        B->>A: 200 OK
         ^^^ [information] “200 OK” answers, and the other answers of this diagram are dashed. Draw it with \`-->>\`.
        B-->>P: POST /webhooks/orders
         ^^^^ [information] “POST /webhooks/orders” is a new call, and a dashed arrow says that it answers. Draw it with \`->>\`.
      `,
      {
        fixed: `
      sequenceDiagram
        participant A as Web App
        participant B as Order API
        participant P as Partner API
        A->>B: POST /orders
        B-->>A: 201 Created
        A->>B: GET /orders/7
        B-->>A: 200 OK
        B->>P: POST /webhooks/orders
      `,
      },
    );
  });

  test('a drawing in plain text that draws another arrow with `⇢`', () => {
    checkRule(
      asyncDashed,
      `
      \`\`\`text
      [Order API] ──publish──▶ [Kafka]
                  ^^^^^^^^^^^^ ${solid('Order API → Kafka')}
      [Kafka] ⇢ [Mail Worker]
      \`\`\`
      `,
    );
  });

  describe('is silent', () => {
    test('on plain-text drawings without `⇢`', () => {
      checkRule(asyncDashed, '```text\n[Order API] ──publish──▶ [Kafka]\n[Kafka] → [Mail Worker]\n```\n');
    });
    test('on C4, architecture and block diagrams', () => {
      checkRule(
        asyncDashed,
        'C4Container\n  Container(a, "Order API", "Go")\n  ContainerQueue(k, "Orders", "Kafka")\n  Rel(a, k, "publishes orders", "Kafka")\n',
      );
      checkRule(asyncDashed, 'architecture-beta\n  service a(server)[Order API]\n  service k(server)[Kafka]\n  a:R -[publish]-> L:k\n');
      checkRule(asyncDashed, 'block-beta\n  a["Order API"] k["Kafka"] w["Mail Worker"]\n  a -- "publish" --> k\n  k -. "consume" .-> w\n');
    });
    test('on messages to a broker that gets an answer, or that do not publish', () => {
      checkRule(
        asyncDashed,
        'sequenceDiagram\n  participant A as Order API\n  participant K as Kafka\n  A->>K: publish orders\n  K-->>A: offset 7\n  A->>K: describe cluster\n  K-)A: assignment\n',
      );
    });
    test('on replies where no other is dashed, and on what only looks like an answer', () => {
      checkRule(asyncDashed, 'sequenceDiagram\n  A->>B: GET /x\n  B->>A: 200 OK\n');
      checkRule(asyncDashed, 'sequenceDiagram\n  A->>B: GET /x\n  B-->>A: 200 OK\n  A->>C: success callback\n  C->>B: return the item\n');
    });
    test('on an acknowledgement to a broker, which is a call', () => {
      checkRule(
        asyncDashed,
        'sequenceDiagram\n  participant Q as Order Queue\n  participant W as Mail Worker\n  participant D as Mail DB\n  Q->>W: consume\n  W->>D: INSERT\n  D-->>W: ok\n  W->>Q: ACK\n',
      );
    });
    test('on what is sent to monitoring', () => {
      checkRule(asyncDashed, 'flowchart LR\n  k[Kafka] -->|metrics| p[Prometheus]\n  a[Order API] -.->|publish| k\n');
    });
    test('on a diagram that never uses dashed arrows and has a legend', () => {
      checkRule(
        asyncDashed,
        'flowchart LR\n  a[Order API] -->|publish orders| k[Kafka]\n  k -->|consume orders| w[Mail Worker]\n  subgraph Legend\n    x[Solid: any call] --- y[Bold: money]\n  end\n',
      );
    });
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
