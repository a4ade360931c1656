import { describe, expect, test } from 'vitest';
import { labelEveryArrow } from '../../../server/src/rules/hld/label-every-arrow.ts';
import { checkRule, findingsOf, asDocument } from '../../support/check-rule.ts';

describe('hld/label-every-arrow', () => {
  test('an arrow between two components without a label', () => {
    checkRule(
      labelEveryArrow,
      `
      flowchart LR
        app[Mobile App] -->|HTTPS| gw[API Gateway]
        gw --> api[Order API]
           ^^^ Say what crosses this arrow, API Gateway → Order API: a protocol, a topic, a query.
      `,
      {
        fixed: `
      flowchart LR
        app[Mobile App] -->|HTTPS| gw[API Gateway]
        gw -->|HTTP| api[Order API]
      `,
      },
    );
  });

  test('every arrow of a chain, and the one arrow that draws several', () => {
    checkRule(
      labelEveryArrow,
      `
      flowchart LR
        app[Mobile App] --> gw[API Gateway] --> api[Order API]
                        ^^^ Say what crosses this arrow, Mobile App → API Gateway: a protocol, a topic, a query.
                                            ^^^ Say what crosses this arrow, API Gateway → Order API: a protocol, a topic, a query.
        api -->|gRPC| price[Pricing Service] & stock[Stock Service]
      `,
      {
        fixed: `
      flowchart LR
        app[Mobile App] -->|HTTPS| gw[API Gateway] -->|HTTP| api[Order API]
        api -->|gRPC| price[Pricing Service] & stock[Stock Service]
      `,
      },
    );
  });

  test('dashed and thick arrows, and arrows without a head', () => {
    checkRule(
      labelEveryArrow,
      `
      flowchart LR
        api[Order API] -.-> k[Kafka]
                       ^^^^ Say what crosses this arrow, Order API → Kafka: a protocol, a topic, a query.
        k ==> w[Mail Worker]
          ^^^ Say what crosses this arrow, Kafka → Mail Worker: a protocol, a topic, a query.
        w --- p[Mail Provider API]
          ^^^ Say what crosses this arrow, Mail Worker → Mail Provider API: a protocol, a topic, a query.
      `,
    );
  });

  test('an arrow of a drawing in plain text that labels another', () => {
    checkRule(
      labelEveryArrow,
      `
      \`\`\`text
      [Mobile App] ──HTTPS──▶ [API Gateway]
      [API Gateway] → [Order API]
                    ^ Say what crosses this arrow, API Gateway → Order API: a protocol, a topic, a query.
      \`\`\`
      `,
      {
        fixed: `
      \`\`\`text
      [Mobile App] ──HTTPS──▶ [API Gateway]
      [API Gateway] ──HTTP──▶ [Order API]
      \`\`\`
      `,
      },
    );
  });

  test('a line that leads down: the label stands beside it', () => {
    checkRule(
      labelEveryArrow,
      `
      \`\`\`
      ┌─────────────┐
      │ Mobile App  │
      └──────┬──────┘
             │ HTTPS
             ▼
      ┌─────────────┐
      │ API Gateway │
      └──────┬──────┘
             │
      ┌──────▼──────┐
      │  Order API  │
      └─────────────┘
      \`\`\`
      `.replace(
        '             │\n      ┌──────▼',
        '             │\n             ^ Say what crosses this arrow, API Gateway → Order API: a protocol, a topic, a query.\n      ┌──────▼',
      ),
      {
        fixed: `
      \`\`\`
      ┌─────────────┐
      │ Mobile App  │
      └──────┬──────┘
             │ HTTPS
             ▼
      ┌─────────────┐
      │ API Gateway │
      └──────┬──────┘
             │ HTTP
      ┌──────▼──────┐
      │  Order API  │
      └─────────────┘
      \`\`\`
      `,
      },
    );
  });

  test('silent: drawings in plain text in which no arrow has a label, nor the same hop in another diagram', () => {
    const drawing = '```text\n[Mobile App] → [API Gateway]\n[API Gateway] → [Order API]\n```\n';
    const labelled = '```mermaid\nflowchart LR\n  gw[API Gateway] -->|HTTP| api[Order API]\n  api -->|SQL| db[(Order DB)]\n```\n';
    expect(findingsOf(labelEveryArrow, asDocument(drawing))).toEqual([]);
    expect(findingsOf(labelEveryArrow, asDocument(`${drawing}\n${labelled}`)).map(({ message }) => message)).toEqual([
      'Say what crosses this arrow, API Gateway → Order API: a protocol, a topic, a query.',
    ]);
  });

  test('silent: a chain in one line', () => {
    expect(findingsOf(labelEveryArrow, asDocument('```text\n[Mobile App] ──HTTPS──▶ [API Gateway] → [Order API] → [Order DB]\n```\n'))).toEqual([]);
    expect(findingsOf(labelEveryArrow, asDocument('```text\nclient → HTTPS → API Gateway → Order API → Order DB\n```\n'))).toEqual([]);
  });

  test('the fix is fitted to both ends, and the others are offered', () => {
    const [finding] = findingsOf(
      labelEveryArrow,
      asDocument('flowchart LR\n  a[Order API] -->|gRPC| b[Stock Service]\n  a --> r[(Session Cache)]\n  b -->|GET| r\n'),
    );
    expect(finding?.fixes?.map(({ title }) => title)).toEqual([
      'Label it “GET / SET”',
      'Label it “GET on read, SET on miss”',
      'Label it “invalidate key”',
    ]);
  });

  test('a topic that another arrow of the broker names is taken over', () => {
    const [finding] = findingsOf(
      labelEveryArrow,
      asDocument('flowchart LR\n  a[Order API] -.->|publish orders| k[Kafka]\n  k -.-> w[Mail Worker]\n'),
    );
    expect(finding?.fixes?.map(({ title }) => title)).toEqual(['Label it “consume orders”']);
  });

  test('arrows to several instances are one finding, and one fix labels them all', () => {
    checkRule(
      labelEveryArrow,
      `
      flowchart LR
        lb[Load Balancer] --> a[App Server 1]
                          ^^^ Say what crosses this arrow, Load Balancer → App Server: a protocol, a topic, a query.
        lb --> b[App Server 2]
        lb ---> c[App Server 3]
        a & b & c -->|SQL| db[(Orders DB)]
      `,
      {
        fixed: `
      flowchart LR
        lb[Load Balancer] -->|HTTP| a[App Server 1]
        lb -->|HTTP| b[App Server 2]
        lb --->|HTTP| c[App Server 3]
        a & b & c -->|SQL| db[(Orders DB)]
      `,
      },
    );
  });

  test('relations of C4, edges of architecture and block diagrams', () => {
    checkRule(
      labelEveryArrow,
      `
      C4Container
        Person(rider, "Rider", "Books rides")
        Container(api, "Ride API", "Go")
        Rel(rider, api, "")
        ^^^ Say what crosses this arrow, Rider → Ride API: a protocol, a topic, a query.
      `,
      {
        fixed: `
      C4Container
        Person(rider, "Rider", "Books rides")
        Container(api, "Ride API", "Go")
        Rel(rider, api, "HTTPS")
      `,
      },
    );
    checkRule(
      labelEveryArrow,
      `
      architecture-beta
        service gw(internet)[API Gateway]
        service api(server)[Order API]
        service db(database)[Orders DB]
        gw:R --> L:api
             ^^^ Say what crosses this arrow, API Gateway → Order API: a protocol, a topic, a query.
        api:R -[SQL]-> L:db
      `,
      {
        fixed: `
      architecture-beta
        service gw(internet)[API Gateway]
        service api(server)[Order API]
        service db(database)[Orders DB]
        gw:R -[HTTP]-> L:api
        api:R -[SQL]-> L:db
      `,
      },
    );
    checkRule(
      labelEveryArrow,
      `
      block-beta
        columns 3
        gw["API Gateway"] api["Order API"] db[("Orders DB")]
        gw --> api
           ^^^ Say what crosses this arrow, API Gateway → Order API: a protocol, a topic, a query.
        api -- "SQL" --> db
      `,
      {
        fixed: `
      block-beta
        columns 3
        gw["API Gateway"] api["Order API"] db[("Orders DB")]
        gw -- "HTTP" --> api
        api -- "SQL" --> db
      `,
      },
    );
  });

  test('drawings in plain text that label another arrow', () => {
    checkRule(
      labelEveryArrow,
      `
      \`\`\`text
      [Web App] ──HTTPS──▶ [API Gateway] → [Order API]
                                         ^ Say what crosses this arrow, API Gateway → Order API: a protocol, a topic, a query.
      [Order API] ──SQL──▶ [Orders DB]
      \`\`\`
      `,
      {
        fixed: `
      \`\`\`text
      [Web App] ──HTTPS──▶ [API Gateway] ──HTTP──▶ [Order API]
      [Order API] ──SQL──▶ [Orders DB]
      \`\`\`
      `,
      },
    );
  });

  test('a drawing in plain text without a label, where another block of the document labels the same hop', () => {
    checkRule(
      labelEveryArrow,
      `
      \`\`\`text
      [Web App] → [API Gateway]
                ^ Say what crosses this arrow, Web App → API Gateway: a protocol, a topic, a query.
      [API Gateway] → [Order API]
      \`\`\`

      \`\`\`mermaid
      flowchart LR
        a[Web App] -->|HTTPS| b[API Gateway]
        b -->|gRPC| c[Price Service]
      \`\`\`
      `,
    );
  });

  describe('is silent', () => {
    test('on drawings in plain text without any label', () => {
      checkRule(labelEveryArrow, '```text\n[Web App] → [API Gateway]\n[API Gateway] → [Order API]\n```\n');
    });
    test('on a chain on one line, and on plain text without two boxes', () => {
      checkRule(labelEveryArrow, '```text\nUser → Load Balancer ──HTTP──▶ App Server → Database\n```\n');
      checkRule(labelEveryArrow, '```text\nUser → App Server\nApp Server ──SQL──▶ [Orders DB]\n```\n');
    });
    test('on C4 relations that carry a description or a technology', () => {
      checkRule(
        labelEveryArrow,
        'C4Context\n  Person(rider, "Rider", "Books rides")\n  System(app, "Ride App", "Books rides")\n  System_Ext(pay, "Payment Provider", "Takes money")\n  Rel(rider, app, "", "HTTPS")\n  Rel(app, pay, "", "", "Charges the rider")\n',
      );
    });
    test('on a step number, which is a label', () => {
      checkRule(labelEveryArrow, 'flowchart LR\n  a[Web App] -->|1| b[API Gateway]\n  b -- ② --> c[Order Service]\n');
    });
    test('on process diagrams', () => {
      checkRule(
        labelEveryArrow,
        'flowchart TD\n  s([Start]) --> r[Receive order]\n  r --> c{Paid?}\n  c -->|yes| d[Ship order]\n  c -->|no| e([End])\n',
      );
    });
    test('on structure diagrams', () => {
      checkRule(
        labelEveryArrow,
        'flowchart TD\n  c[OrderController] --> s[OrderService]\n  s --> r[OrderRepository]\n  s --> m[OrderMapper]\n  r --> db[(Orders DB)]\n',
      );
    });
    test('on state and data diagrams', () => {
      checkRule(labelEveryArrow, 'stateDiagram-v2\n  [*] --> Open\n  Open --> Closed\n');
      checkRule(labelEveryArrow, 'erDiagram\n  A ||--o{ B : has\n');
    });
    test('on invisible links', () => {
      checkRule(labelEveryArrow, 'flowchart LR\n  a[Web App] ~~~ b[API Gateway]\n  b -->|gRPC| c[Order Service]\n');
    });
    test('inside the subgraph of one component', () => {
      checkRule(
        labelEveryArrow,
        'flowchart LR\n  a[Web App] -->|HTTPS| b[Order API]\n  subgraph s [Order Service]\n    b --> q[Job Queue]\n    q --> w[Job Worker]\n  end\n',
      );
    });
    test('to and from a subgraph', () => {
      checkRule(labelEveryArrow, 'flowchart LR\n  a[Web App] --> eu\n  subgraph eu [EU region]\n    b[Order API] -->|SQL| d[(Orders DB)]\n  end\n');
    });
    test('to and from a step or an event', () => {
      checkRule(
        labelEveryArrow,
        'flowchart LR\n  a[Web App] -->|HTTPS| b[Order API]\n  b --> e[Order placed event]\n  e --> c[Save to archive]\n  b -->|SQL| d[(Orders DB)]\n',
      );
    });
    test('on hops whose channel a table gives by the kinds of both ends', () => {
      checkRule(
        labelEveryArrow,
        '---\ndesign: hld\n---\n# Orders\n\n| Hop | Channel |\n|---|---|\n| Client → Gateway | HTTPS, JSON |\n\n```mermaid\nflowchart LR\n  a[Web App] --> g[API Gateway]\n  g -->|gRPC| s[Order Service]\n```\n',
      );
    });
    test('on half-typed diagrams', () => {
      checkRule(labelEveryArrow, 'flowchart LR\n  a[Web App] -->|HTTPS| b[Order API]\n  b -->\n');
    });
  });

  test('silent: in a legend, which is no part of the architecture', () => {
    checkRule(
      labelEveryArrow,
      `
      flowchart LR
        subgraph Legend
          l1[sync] --> l2[call]
          l3[async] -.-> l4[event]
        end
        a[Web App] -->|HTTPS| b[Order API]
        b --> c[Stock Service]
          ^^^ Say what crosses this arrow, Order API → Stock Service: a protocol, a topic, a query.
        b -->|SQL| d[(Orders DB)]
      `,
    );
  });

  describe('is only a hint', () => {
    test('between a service and a store that nobody else uses', () => {
      checkRule(
        labelEveryArrow,
        `
        flowchart LR
          a[Web App] -->|HTTPS| b[Order API]
          b --> d[(Orders DB)]
            ^^^ [hint] Say what crosses this arrow, Order API → Orders DB: a protocol, a topic, a query.
        `,
      );
    });
    test('to what only watches', () => {
      checkRule(
        labelEveryArrow,
        `
        flowchart LR
          a[Web App] -->|HTTPS| b[Order API]
          b --> p[Prometheus]
            ^^^ [hint] Say what crosses this arrow, Order API → Prometheus: a protocol, a topic, a query.
        `,
      );
    });
    test('from an exchange to a queue of one broker', () => {
      checkRule(
        labelEveryArrow,
        `
        flowchart LR
          a[Order API] -.->|publish order.created| x{{orders.exchange}}
          x --> q[[Mail Queue]]
            ^^^ [hint] Say what crosses this arrow, orders.exchange → Mail Queue: a protocol, a topic, a query.
          q -.->|consume| w[Mail Worker]
        `,
      );
    });
    test('but not where two components share the store', () => {
      checkRule(
        labelEveryArrow,
        `
        flowchart LR
          a[Web App] -->|HTTPS| b[Order API]
          b -->|SQL| d[(Orders DB)]
          w[Mail Worker] --> d
                         ^^^ Say what crosses this arrow, Mail Worker → Orders DB: a protocol, a topic, a query.
        `,
      );
    });
  });
});
