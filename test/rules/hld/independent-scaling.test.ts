import { describe, expect, test } from 'vitest';
import { independentScaling } from '../../../server/src/rules/hld/independent-scaling.ts';
import { mermaidErrors } from '../../support/mermaid.ts';
import { applyEdits } from '../../../server/src/text/text-edit.ts';
import { asDocument, checkRule, findingsOf, preferredEdits } from '../../support/check-rule.ts';

const apart = (name: string, things: string): string => `${name} holds ${things}. Draw a box for each: each scales by its own load.`;
const box = (label: string): string => `flowchart LR\n  gw[API Gateway] -->|HTTP| x["${label}"]\n  x -->|SQL| db[(Orders DB)]\n`;

describe('hld/independent-scaling', () => {
  test('a service and its worker in one box', () => {
    checkRule(
      independentScaling,
      `
      flowchart LR
        gw[API Gateway] -->|HTTP| app[Order API + Order Worker]:::big
                                      ^^^^^^^^^^^^^^^^^^^^^^^^ ${apart('Order API + Order Worker', 'Order API and Order Worker')}
        app -->|SQL| db[(Orders DB)]
      `,
      {
        fixed: `
      flowchart LR
        gw[API Gateway] -->|HTTP| app[Order API]:::big & app2[Order Worker]
        app & app2 -->|SQL| db[(Orders DB)]
      `,
      },
    );
  });

  test('three things, one of them a store, in a box that stands on a line of its own', () => {
    checkRule(
      independentScaling,
      `
      flowchart LR
        app2[Web App] -->|HTTPS| app
        subgraph region
          app["API + worker + DB"]
               ^^^^^^^^^^^^^^^^^ ${apart('API + worker + DB', 'API, worker and 1 more')}
        end
      `,
      {
        fixed: `
      flowchart LR
        app2[Web App] -->|HTTPS| app & app3 & app4
        subgraph region
          app["API"] & app3[worker] & app4[(DB)]
        end
      `,
      },
    );
  });

  test('workers between commas', () => {
    checkRule(
      independentScaling,
      `
      flowchart LR
        q[[Mail Queue]] -.->|consume| w["Email Worker, SMS Worker, and Push Worker"]
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${apart('Email Worker, SMS Worke…', 'Email Worker, SMS Worker and 1 more')}
      `,
      {
        fixed: `
      flowchart LR
        q[[Mail Queue]] -.->|consume| w["Email Worker"] & w2[SMS Worker] & w3[Push Worker]
      `,
      },
    );
  });

  test('two products in one line below the name', () => {
    checkRule(
      independentScaling,
      `
      flowchart LR
        api[Order API] -->|SQL, GET| data[Data<br/>Redis & Postgres]
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^ ${apart('Data', 'Redis and Postgres')}
        api -->|HTTPS| pay[Payment Provider]
      `,
      {
        fixed: `
      flowchart LR
        api[Order API] -->|SQL, GET| data[Data<br/>Redis] & data2[(Postgres)]
        api -->|HTTPS| pay[Payment Provider]
      `,
      },
    );
  });

  test('services that one server lists; its instances are named once', () => {
    const text = asDocument(
      'flowchart LR\n  lb[Load Balancer] -->|HTTP| a[App Server 1<br/>📦 Cart Service<br/>📝 Order Service]\n  lb -->|HTTP| b[App Server 2<br/>📦 Cart Service<br/>📝 Order Service]\n',
    );
    const [finding, ...others] = findingsOf(independentScaling, text);
    expect(others).toEqual([]);
    expect(finding?.message).toBe(apart('App Server 1', 'Cart Service and Order Service'));
    expect(finding?.related?.map(({ range }) => text.slice(range.start, range.end))).toEqual([
      'App Server 2<br/>📦 Cart Service<br/>📝 Order Service',
    ]);
  });

  test('what another drawing of the document has apart', () => {
    checkRule(
      independentScaling,
      `
      \`\`\`mermaid
      flowchart LR
        k[Kafka] -->|consume| w[Workers<br/>- Video encoding<br/>- Feed fanout<br/>- Image resizing]
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${apart('Workers', 'Video encoding and Image resizing')}
      \`\`\`

      \`\`\`mermaid
      flowchart LR
        k[Kafka] -->|consume| v[Video Encode Worker]
        k -->|consume| i[Image Resize Worker]
      \`\`\`
      `,
    );
  });

  test('names that nothing else tells, where another drawing has them apart; the fix takes each for itself', () => {
    const text = asDocument(
      '```mermaid\nflowchart LR\n  w[Web App] -->|HTTPS| o[Operate + Tasklist]\n  o -->|SQL| d[(Orders DB)]\n```\n\n```mermaid\nflowchart LR\n  w[Web App] -->|HTTPS| a[Operate]\n  w -->|HTTPS| b[Tasklist]\n```\n',
    );
    const findings = findingsOf(independentScaling, text);
    const fixed = applyEdits(text, preferredEdits(findings));
    expect(fixed).toContain('w[Web App] -->|HTTPS| o[Operate] & o2[Tasklist]\n  o & o2 -->|SQL| d');
    expect(findingsOf(independentScaling, fixed)).toEqual([]);
  });

  test('two boxes with the same neighbours and as many replicas', () => {
    checkRule(
      independentScaling,
      `
      flowchart LR
        gw[API Gateway] -->|HTTP| cart[Cart Service x3]
        gw -->|HTTP| price[Price Service x3]
                           ^^^^^^^^^^^^^^^^ Price Service and Cart Service have the same neighbours and 3 replicas each. Draw one box, or say what scales apart.
        cart & price -->|SQL| db[(Shop DB)]
      `,
    );
  });

  test('the fix of every finding parses in Mermaid and leaves nothing to split', async () => {
    for (const label of ['API + Worker', 'Auth Service (Auth API and Token Worker)', 'Kafka + Flink', 'Data Layer: Redis & PostgreSQL']) {
      const text = asDocument(box(label));
      const findings = findingsOf(independentScaling, text);
      expect(findings).toHaveLength(1);
      const fixed = applyEdits(text, preferredEdits(findings));
      expect(await mermaidErrors(fixed)).toEqual([]);
      expect(findingsOf(independentScaling, fixed)).toEqual([]);
    }
  });

  describe('is silent', () => {
    const silent = (...labels: string[]): void => labels.forEach((label) => checkRule(independentScaling, box(label)));

    test('on names with “and” that are one product or one domain', () => {
      silent(
        'Notification Worker<br/>Push notifications<br/>In-app notifications',
        'Notifications & Analytics',
        'Search and Discovery Service',
        'Cache and Session Service',
        'Orders, Payments Service',
        'Orders & Payments API',
        'Command & Control Server',
      );
    });
    test('on a choice', () => silent('RabbitMQ / Kafka', 'Redis or Memcached', 'Order API / Order Worker'));
    test('on instances of one component', () => {
      silent('PostgreSQL + Read Replicas', 'Primary DB + Replica DB', 'Order API 1 & Order API 2', 'Read DB and Write DB', 'Master + 2 Slaves');
      checkRule(
        independentScaling,
        'flowchart LR\n  gw[API Gateway] -->|HTTP| a[Order Service 1 x3]\n  gw -->|HTTP| b[Order Service 2 x3]\n  a & b -->|SQL| db[(Shop DB)]\n',
      );
    });
    test('on a site that lists what stands in it', () => {
      silent(
        'EU region<br/>Order Service<br/>Cart Service',
        'Kubernetes Cluster<br/>Order Service<br/>Cart Service',
        'Microservices<br/>Order Service<br/>Cart Service',
      );
    });
    test('on protocols and mechanisms', () => {
      silent(
        'Order Service<br/>gRPC + REST',
        'Fraud Service (REST sync + Kafka async)',
        'Webhook Service (Retry + Backoff)',
        'Web App<br/>HTTPS + JWT',
        'Order API<br/>validation, pricing, cache',
        'Order Service (Node.js, Redis, Postgres)',
      );
    });
    test('on tables of a store and topics of a broker', () => {
      silent('Kafka<br/>Email Queue<br/>Stock Queue', 'PostgreSQL<br/>Users Table + Orders Table', 'Database Cluster<br/>Users DB + Orders DB');
    });
    test('on third parties', () => {
      const c4 = (type: string): string =>
        `C4Container\n  Container(api, "Order API")\n  ${type}(files, "Object Storage + CDN", "AWS")\n  Rel(api, files, "S3 PUT")\n`;
      checkRule(independentScaling, c4('Container_Ext'));
      expect(findingsOf(independentScaling, asDocument(c4('Container')))).toHaveLength(1);
    });
    test('on what a service uses', () => silent('Order Service<br/>Redis + PostgreSQL', 'Worker Pool (Celery + Redis)'));
    test('on monitoring, and on what stands beside a service on its machine', () => {
      silent(
        'Prometheus + Grafana',
        'ELK (Elasticsearch + Logstash + Kibana)',
        'Order Service + Envoy sidecar',
        'NGINX + Order API',
        'PostgreSQL + pgvector',
      );
    });
    test('on one task each of a worker that nobody draws apart', () => {
      silent('Email Worker<br/>- Send confirmations<br/>- Send promotions');
    });
    test('on two boxes with the same neighbours whose replicas differ or are not told', () => {
      checkRule(
        independentScaling,
        'flowchart LR\n  gw[API Gateway] -->|HTTP| a[Cart Service x3]\n  gw -->|HTTP| b[Price Service x2]\n  gw -->|HTTP| c[Stock Service]\n  gw -->|HTTP| d[Mail Service]\n  a & b & c & d -->|SQL| db[(Shop DB)]\n',
      );
    });
    test('on drawings of another role', () => {
      checkRule(
        independentScaling,
        'flowchart TD\n  s([Start]) --> r[Receive order]\n  r --> c{Paid?}\n  c -->|yes| d[API + Worker]\n  c -->|no| e([End])\n',
      );
    });
  });
});
