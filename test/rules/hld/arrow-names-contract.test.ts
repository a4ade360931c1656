import { describe, expect, test } from 'vitest';
import { arrowNamesContract } from '../../../server/src/rules/hld/arrow-names-contract.ts';
import { asDocument, checkRule, findingsOf } from '../../support/check-rule.ts';

const says = (label: string, one: string, other: string): string =>
  `“${label}” names no contract. Say what ${one} and ${other} speak: a protocol, a path, a topic.`;

describe('hld/arrow-names-contract', () => {
  test('a C4 relation that says “Uses”, where none names a technology', () => {
    checkRule(
      arrowNamesContract,
      `
      C4Container
        Container(web, "Web App", "React")
        Container(api, "Order API", "Go")
        ContainerDb(db, "Orders DB", "PostgreSQL")
        Rel(web, api, "Uses")
                       ^^^^ ${says('Uses', 'Web App', 'Order API')}
        Rel(api, db, "sends data to")
                      ^^^^^^^^^^^^^ ${says('sends data to', 'Order API', 'Orders DB')}
      `,
      {
        fixed: `
      C4Container
        Container(web, "Web App", "React")
        Container(api, "Order API", "Go")
        ContainerDb(db, "Orders DB", "PostgreSQL")
        Rel(web, api, "Uses", "HTTPS")
        Rel(api, db, "sends data to", "SQL")
      `,
      },
    );
  });

  test('only a hint where some relation names a technology, and in other diagrams', () => {
    checkRule(
      arrowNamesContract,
      `
      C4Container
        Container(web, "Web App", "React")
        Container(api, "Order API", "Go")
        Rel(web, api, "Uses")
                       ^^^^ [hint] ${says('Uses', 'Web App', 'Order API')}
        Rel(api, web, "pushes prices", "WebSocket")
      `,
    );
    checkRule(
      arrowNamesContract,
      `
      flowchart LR
        web[Web App] -->|1| gw[API Gateway]
                         ^ [hint] ${says('1', 'Web App', 'API Gateway')}
        gw -- calls --> api[Order API]
              ^^^^^ [hint] ${says('calls', 'API Gateway', 'Order API')}
        api -->|Round Robin| a[Price Service 1]
                ^^^^^^^^^^^ [hint] ${says('Round Robin', 'Order API', 'Price Service')}
        api -->|Round Robin| b[Price Service 2]
        api -->|SQL| db[(Orders DB)]
      `,
      {
        fixed: `
      flowchart LR
        web[Web App] -->|1 HTTPS| gw[API Gateway]
        gw -- HTTP: calls --> api[Order API]
        api -->|gRPC: Round Robin| a[Price Service 1]
        api -->|gRPC: Round Robin| b[Price Service 2]
        api -->|SQL| db[(Orders DB)]
      `,
      },
    );
  });

  test('what is offered fits the ends', () => {
    const offered = (end: string): unknown =>
      findingsOf(
        arrowNamesContract,
        asDocument(`flowchart LR\n  api[Order API] -->|uses| x${end}\n  api -->|gRPC| y[User Service]\n  y -->|SQL| z[(Users DB)]\n`),
      )[0]?.fixes?.map(({ title }) => title);
    expect(offered('[(Redis)]')).toEqual(['Name RESP']);
    expect(offered('[(Cassandra)]')).toEqual(['Name CQL']);
    expect(offered('[RabbitMQ]')).toEqual(['Name AMQP']);
    expect(offered('[Stripe]')).toEqual(['Name HTTPS', 'Name WebSocket']);
    expect(offered('[Price Service]')).toEqual(['Name gRPC', 'Name HTTP']);
  });

  test('a drawing in plain text, where nothing has room for a fix', () => {
    const [finding, ...others] = findingsOf(
      arrowNamesContract,
      asDocument('```text\n[Web App] ──uses──▶ [API Gateway]\n[API Gateway] ──gRPC──▶ [Order API]\n```\n'),
    );
    expect(finding).toMatchObject({ severity: 'hint', fixes: [] });
    expect(others).toEqual([]);
  });

  describe('is silent', () => {
    test.each([
      'HTTPS',
      'POST',
      '/rides',
      'POST /rides',
      'publish orders',
      'order.created',
      'OrderCreated event',
      'SELECT rides',
      'gRPC GetRide',
      'reads rides',
      'fetch prices',
      'TODO contract',
    ])('on a label that names a protocol, method, path, topic, query or event: %s', (label) => {
      checkRule(arrowNamesContract, `flowchart LR\n  web[Web App] -->|${label}| api[Order API]\n  api -->|SQL| db[(Orders DB)]\n`);
    });
    test.each(['creates ride', 'validates token', 'uploads the video', 'start process', 'Complete fraud review tasks'])(
      'on a verb with its object: %s',
      (label) => {
        checkRule(arrowNamesContract, `flowchart LR\n  web[Web App] -->|${label}| api[Order API]\n  api -->|SQL| db[(Orders DB)]\n`);
      },
    );
    test('on C4 relations that name a technology', () => {
      checkRule(
        arrowNamesContract,
        'C4Container\n  Container(web, "Web App", "React")\n  Container(api, "Order API", "Go")\n  Rel(web, api, "Uses", "JSON/HTTPS")\n',
      );
    });
    test('on hops whose channel a table gives', () => {
      checkRule(
        arrowNamesContract,
        '---\ndesign: hld\n---\n# Orders\n\n| Hop | Channel |\n|---|---|\n| Client → Gateway | HTTPS, JSON |\n\n```mermaid\nflowchart LR\n  a[Web App] -->|uses| g[API Gateway]\n  g -->|gRPC| s[Order Service]\n```\n',
      );
    });
    test('on arrows without a label', () => {
      checkRule(arrowNamesContract, 'flowchart LR\n  web[Web App] --> api[Order API]\n  api -->|SQL| db[(Orders DB)]\n');
    });
    test('on drawings of another role', () => {
      checkRule(
        arrowNamesContract,
        'flowchart TD\n  s([Start]) -->|1| r[Receive order]\n  r -->|uses| c{Paid?}\n  c -->|yes| d[Ship order]\n  c -->|no| e([End])\n',
      );
    });
  });
});
