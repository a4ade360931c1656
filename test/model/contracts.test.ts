import { describe, expect, test } from 'vitest';
import { contractEvidence } from '../../server/src/model/contracts/contract-evidence.ts';
import { likelyContracts, likelyProtocols } from '../../server/src/model/contracts/contracts.ts';
import { readDesign } from '../../server/src/model/read.ts';

/** What is offered for the last arrow of a flowchart in a document that also says `prose`. */
function offered(arrow: string, prose = ''): readonly string[] {
  const text = `---\ndesign: hld\n---\n# Design\n\n${prose}\n\n\`\`\`mermaid\nflowchart LR\n  w[Web App] -->|HTTPS| g[API Gateway]\n  g -->|HTTP| s[Search Service]\n  s -->|SQL| d[(Search DB)]\n  ${arrow}\n\`\`\`\n`;
  const design = readDesign({ path: 'a.md', text });
  return likelyContracts(design.connections.at(-1)!, contractEvidence(design));
}

describe('by the kinds of both ends', () => {
  test.each([
    ['a[Mobile App] --> b[API Gateway]', 'HTTPS'],
    ['a[API Gateway] --> b[Order Service]', 'HTTP'],
    ['a[Order Service] --> b[Stock Service]', 'gRPC'],
    ['a[Order Service] --> b[(Orders DB)]', 'SQL'],
    ['a[Order Service] --> b[(Cassandra)]', 'CQL'],
    ['a[Order Service] --> b[(DynamoDB)]', 'GetItem / PutItem'],
    ['a[Order Service] --> b[(Redis)]', 'GET / SET'],
    ['a[Order Service] --> b[Elasticsearch]', 'search query'],
    ['a[Order Service] --> b[Order Queue]', 'publish'],
    ['a[Kafka] --> b[Mail Worker]', 'consume'],
    ['a[Order Service] --> b[S3]', 'S3 PUT / GET'],
    ['a[Mobile App] --> b[S3]', 'presigned PUT'],
    ['a[CloudFront] --> b[S3]', 'GET object on a miss'],
    ['a[(Orders DB)] --> b[Kafka]', 'CDC'],
    ['a[(Orders DB)] --> b[Elasticsearch]', 'CDC'],
    ['a[(Redis)] --> b[(Orders DB)]', 'SQL on a miss'],
    ['a[Chat Server] --> b[Mobile App]', 'push over WebSocket'],
    ['a[WebSocket Load Balancer] --> b[Chat Server]', 'WebSocket'],
    ['a[Stripe] --> b[Payment Service]', 'HTTPS webhook'],
    ['a[Mail Worker] --> b[Email Provider]', 'SMTP'],
    ['a[Mail Worker] --> b[SendGrid]', 'HTTPS'],
    ['a[Order Service] --> b[Prometheus]', 'metrics scrape'],
    ['a[Order Service] --> b[Fluentd]', 'logs'],
    ['a[Prometheus] --> b[Alertmanager]', 'alerts'],
    ['a[Fluentd] --> b[Elasticsearch]', 'logs'],
    ['a[Order Service] --> b[Monitoring Stack]', 'metrics'],
    ['a[Mail Worker] --> b[Order Queue]', 'consume'],
    ['a[Mail Worker] --> b[Order Queue] --> c[Report Worker]\n  a --> b', 'publish'],
    ['a[Cron] --> b[Report Service]', 'trigger on schedule'],
    ['a[Order Service] -.-> b[Stock Service]', 'publish TODO event'],
    ['a[Order Service] --> b[Quota]', 'HTTP'],
    ['a[Quota] --> b[Budget]', 'TODO contract'],
  ])('%s: %s', (arrow, first) => expect(offered(arrow)[0]).toBe(first));
});

describe('by what the document names', () => {
  test('one or two endpoints of a service by their paths, more by what they share', () => {
    expect(offered('g --> o[Order Service]', '- `POST /v1/orders`\n- `GET /v1/orders/{id}`\n')[0]).toBe('POST /v1/orders, GET /v1/orders/{id}');
    expect(offered('s --> o[Order Service]', '- `POST /orders`\n- `GET /orders/{id}`\n- `DELETE /orders/{id}`\n- `GET /riders`\n')[0]).toBe(
      'HTTP /orders',
    );
  });
  test('the methods of an rpc', () => {
    expect(offered('s --> o[Order Service]', '```proto\nservice OrderService {\n  rpc CreateOrder(A) returns (B);\n}\n```\n')[0]).toBe(
      'gRPC CreateOrder',
    );
  });
  test('the topic that the other arrows of a broker name', () => {
    expect(offered('s -->|publish order.created| k[Kafka]\n  k --> m[Mail Worker]')[0]).toBe('consume order.created');
    expect(offered('s -->|publish orders| k[Kafka]\n  k --> m[Mail Worker]')[0]).toBe('consume orders');
  });
  test('not one of several, but that which is named for the other end', () => {
    expect(offered('s -->|publish order.created, mail.wanted| k[Kafka]\n  s -->|publish stock.low| k\n  k --> m[Price Worker]')[0]).toBe('consume');
    const table = '| Topic | Producer |\n|---|---|\n| `orders.created` | Order Service |\n| `mail.wanted` | Order Service |\n';
    expect(offered('k[Kafka] --> m[Mail Worker]', table)[0]).toBe('consume mail.wanted');
  });
  test('the structure that the text uses of the only cache', () => {
    expect(offered('s --> r[(Redis)]', 'Positions are kept with GEOADD and found with GEOSEARCH.')[0]).toBe('GEOADD / GEOSEARCH');
    expect(offered('g --> x[(Session Cache)]\n  s --> r[(Redis)]', 'Positions are kept with GEOADD.')[0]).toBe('GET / SET');
  });
});

test('each offer is made once, and there is always one', () => {
  for (const [a, b] of [
    ['Web App', 'Quota'],
    ['DNS', 'CDN'],
    ['Kafka', 'S3'],
    ['Redis', 'Redis 2'],
  ]) {
    const offers = offered(`a[${a}] --> b[${b}]`);
    expect(offers.length).toBeGreaterThan(0);
    expect(new Set(offers).size).toBe(offers.length);
  }
});

test.each([
  ['a[Web App] -->|uses| b[Order API]', 'HTTPS'],
  ['a[Order API] -->|uses| b[RabbitMQ]', 'AMQP'],
  ['a[Redis] -->|uses| b[Order API]', 'RESP'],
])('the protocol of %s: %s', (arrow, protocol) => {
  const design = readDesign({
    path: 'a.md',
    text: `flowchart LR\n  w[Web App] -->|HTTPS| s[User API]\n  s -->|SQL| d[(Users DB)]\n  ${arrow}\n`.replace(/^/, '```mermaid\n') + '```\n',
  });
  expect(likelyProtocols(design.connections.at(-1)!)[0]).toBe(protocol);
});
