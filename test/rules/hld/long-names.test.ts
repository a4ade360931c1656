import { expect, test } from 'vitest';
import { rules } from '../../../server/src/rules/index.ts';
import { asDocument, findingsOf } from '../../support/check-rule.ts';

const long = (name: string): string => `The ${'very '.repeat(12)}long ${name}`;

const DRAWINGS: readonly string[] = [
  `flowchart LR\n  a[${long('Order Service')}] --> b[${long('Stock Service')}]\n  a -->|publish| k[${long('Order Queue')}]\n  k -.->|${long('events')}| b\n  a -->|uses| c[${long('Price Service')}]\n  b -.->|gRPC ${long('call')}| c\n`,
  `flowchart LR\n  a[${long('Web App')}] -->|HTTPS| b[${long('Order API')} + ${long('Mail Worker')} + ${long('Stock API')}]\n  b -->|SQL| d[(${long('Orders DB')})]\n`,
  `flowchart LR\n  g[API Gateway] -->|HTTP| a[${long('Cart Service')}<br/>3 replicas]\n  g -->|HTTP| b[${long('Price Service')}<br/>3 replicas]\n  a & b -->|SQL| d[(Shop DB)]\n`,
  `flowchart LR\n  a[Web App] -->|HTTPS| b["${long('Order Service')}<br/>+${'x'.repeat(60)}: UUID<br/>+save(): void"]\n  b -->|SQL| d[(Orders DB)]\n  b -->|calls| c[${long('Order Controller')}]\n  c -->|calls| r[${long('Order Repository')}]\n`,
  `sequenceDiagram\n  participant A as ${long('Order API')}\n  participant K as ${long('Order Queue')}\n  A->>K: publish ${long('orders')}\n  A->>B: GET /x\n  B-->>A: 200\n  A->>B: GET /y\n  B->>A: 200 ${long('answer')}\n  B-->>A: POST /${'x'.repeat(80)}\n`,
  `C4Context\n  Person(a, "${long('Rider')}")\n  Container(b, "${long('Ride API')}", "Go")\n  Rel(a, b, "uses")\n`,
  `classDiagram\n  class ${'Ride'.repeat(20)} {\n    +UUID id\n  }\n`,
];

test('messages stay short, however long the names are', () => {
  const found = DRAWINGS.flatMap((drawing) =>
    rules
      .filter(({ id }) => id.startsWith('hld/'))
      .flatMap((rule) => findingsOf(rule, asDocument(drawing)).map(({ message }) => ({ id: rule.id, message }))),
  );
  expect(new Set(found.map(({ id }) => id)).size).toBeGreaterThan(4);
  expect(found.filter(({ message }) => message.length > 140)).toEqual([]);
});
