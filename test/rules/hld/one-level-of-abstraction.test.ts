import { describe, expect, test } from 'vitest';
import { oneLevelOfAbstraction } from '../../../server/src/rules/hld/one-level-of-abstraction.ts';
import { applyEdits } from '../../../server/src/text/text-edit.ts';
import { asDocument, checkRule, findingsOf, preferredEdits } from '../../support/check-rule.ts';
import { mermaidErrors } from '../../support/mermaid.ts';

const part = (name: string): string => `${name} is a part of one process among boxes that are deployed. Draw the parts in a diagram of their own.`;
const step = (name: string): string =>
  `${name} is a step among boxes that are deployed. Write it on an arrow, or draw the steps in a diagram of their own.`;

describe('hld/one-level-of-abstraction', () => {
  test('a box that holds fields and methods; they move to a class diagram', () => {
    checkRule(
      oneLevelOfAbstraction,
      `
      # Rides

      ## Architecture

      \`\`\`mermaid
      flowchart LR
        gw[API Gateway] -->|gRPC| svc["Ride Service<br/>+rideId: UUID<br/>+accept(driver): Ride<br/>3 replicas"]
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Ride Service lists class members such as +rideId: UUID. Move them to a class diagram in the low-level part.
        svc -->|SQL| db[(Rides DB)]
      \`\`\`

      ## Data model

      Rides are rows.

      ## Risks
      `,
      {
        fixed: `
      # Rides

      ## Architecture

      \`\`\`mermaid
      flowchart LR
        gw[API Gateway] -->|gRPC| svc["Ride Service<br/>3 replicas"]
        svc -->|SQL| db[(Rides DB)]
      \`\`\`

      ## Data model

      Rides are rows.

      \`\`\`mermaid
      classDiagram
        class RideService {
          +rideId: UUID
          +accept(driver): Ride
        }
      \`\`\`

      ## Risks
      `,
      },
    );
  });

  test('several members on one line, and fields with the type in front', async () => {
    const text = asDocument(
      'flowchart LR\n  gw[API Gateway] -->|gRPC| svc["Ride Service<br/>String name<br/>save(), load(id)"]\n  svc -->|SQL| db[(Rides DB)]\n',
    );
    const fixed = applyEdits(text, preferredEdits(findingsOf(oneLevelOfAbstraction, text)));
    expect(fixed).toContain('svc["Ride Service"]');
    expect(fixed).toContain(
      '## Class design\n\n```mermaid\nclassDiagram\n  class RideService {\n    String name\n    save()\n    load(id)\n  }\n```\n',
    );
    expect(await mermaidErrors(fixed)).toEqual([]);
  });

  test('without a low-level section they get one, headed as the document heads its own', async () => {
    const text =
      '# Rides\n\n## 1. Architecture\n\n```mermaid\nflowchart LR\n  gw[API Gateway] -->|gRPC| svc["Ride Service<br/>+id: UUID<br/>+save(): void"]\n  svc -->|SQL| db[(Rides DB)]\n```\n\n## 2. Risks\n\nNone.\n';
    const fixed = applyEdits(text, preferredEdits(findingsOf(oneLevelOfAbstraction, text)));
    expect(fixed).toContain('\n## 3. Class ');
    expect(await mermaidErrors(fixed)).toEqual([]);
    expect(findingsOf(oneLevelOfAbstraction, fixed)).toEqual([]);
  });

  test('parts of one process beside what is deployed', () => {
    checkRule(
      oneLevelOfAbstraction,
      `
      flowchart LR
        app[Mobile App] -->|HTTPS| api[Order API]
        api -->|calls| c[Order Controller]
                         ^^^^^^^^^^^^^^^^ ${part('Order Controller')}
        c -->|calls| r[OrderRepository]
        r -->|SQL| db[(Orders DB)]
        api -.->|publish orders| k[Kafka]
      `,
    );
  });

  test('steps beside what is deployed', () => {
    checkRule(
      oneLevelOfAbstraction,
      `
      flowchart LR
        app[Mobile App] -->|HTTPS| api[Order API]
        api -->|HTTP| v[Validate the order]
                        ^^^^^^^^^^^^^^^^^^ ${step('Validate the order')}
        v --> s[Save to the archive]
        s -->|PUT| s3[S3]
        api -->|SQL| db[(Orders DB)]
        api -.->|publish orders| k[Kafka]
      `,
    );
  });

  test('parts among the participants of a sequence diagram', () => {
    checkRule(
      oneLevelOfAbstraction,
      `
      sequenceDiagram
        participant App as Mobile App
        participant C as OrderController
                         ^^^^^^^^^^^^^^^ ${part('OrderController')}
        participant R as OrderRepository
        participant DB as Orders DB
        App->>C: POST /orders
        C->>R: save(order)
        R->>DB: INSERT
      `,
    );
  });

  test('a container in a C4 context, and a component in a container diagram', () => {
    checkRule(
      oneLevelOfAbstraction,
      `
      C4Context
        Person(rider, "Rider", "Books rides")
        Container(api, "Ride API", "Go", "Takes bookings")
                        ^^^^^^^^ Ride API is of a lower level than a C4Context diagram shows. Draw it in a diagram of its level.
        Rel(rider, api, "Books a ride", "HTTPS")
      `,
    );
    checkRule(
      oneLevelOfAbstraction,
      `
      C4Container
        Container(api, "Ride API", "Go", "Takes bookings")
        Component(matcher, "Matcher", "Go", "Finds a driver")
                            ^^^^^^^ Matcher is of a lower level than a C4Container diagram shows. Draw it in a diagram of its level.
        Rel(api, matcher, "Asks for a driver", "call")
      `,
    );
  });

  test('a class diagram', () => {
    checkRule(
      oneLevelOfAbstraction,
      `
      classDiagram
      ^^^^^^^^^^^^ The class diagram of Ride stands in the high-level part. Move it to the low-level design.
        class Ride {
          +UUID id
        }
      `,
    );
  });

  describe('is silent', () => {
    const box = (lines: string): string =>
      `flowchart LR\n  gw[API Gateway] -->|gRPC| svc["Ride Service<br/>${lines}"]\n  svc -->|SQL| db[(Rides DB)]\n`;

    test('on endpoint names in a box', () => {
      checkRule(oneLevelOfAbstraction, box('POST /rides<br/>GET /rides/{id}<br/>CreateRide()<br/>CancelRide()'));
    });
    test('on table names in a box, with their columns', () => {
      checkRule(
        oneLevelOfAbstraction,
        'flowchart LR\n  a[Ride API] -->|SQL| db[("Rides DB<br/>rides(id, rider_id)<br/>riders(id, name)<br/>👥 Users Table")]\n  a -->|HTTPS| p[Payment Provider]\n',
      );
    });
    test('on topics in a box', () => checkRule(oneLevelOfAbstraction, box('Topics: ride.created,<br/>ride.ended<br/>- payment.done')));
    test('on replica counts and settings in a box', () =>
      checkRule(oneLevelOfAbstraction, box('3 replicas<br/>TTL: 10s<br/>Users: A-G<br/>p99: 20 ms')));
    test('on responsibilities in a box', () => checkRule(oneLevelOfAbstraction, box('- Rate limit<br/>- JWT Auth, Routing<br/>Cache: JS, CSS')));
    test('on parts inside the subgraph of their component', () => {
      checkRule(
        oneLevelOfAbstraction,
        'flowchart LR\n  app[Mobile App] -->|HTTPS| c\n  subgraph api [Order API]\n    c[Order Controller] --> r[Order Repository]\n  end\n  r -->|SQL| db[(Orders DB)]\n  r -->|GET| cache[(Redis)]\n',
      );
    });
    test('on parts inside the box of their component', () => {
      checkRule(
        oneLevelOfAbstraction,
        'sequenceDiagram\n  participant App as Mobile App\n  box Order Service\n    participant C as OrderController\n    participant R as OrderRepository\n  end\n  participant DB as Orders DB\n  App->>C: POST /orders\n  C->>R: save(order)\n  R->>DB: INSERT\n',
      );
    });
    test('on one part or one step alone', () => {
      checkRule(
        oneLevelOfAbstraction,
        'flowchart LR\n  app[Mobile App] -->|HTTPS| c[Order Controller]\n  c -->|SQL| db[(Orders DB)]\n  c --> s[Save to the archive]\n  s -->|PUT| s3[S3]\n  c -->|GET| r[(Redis)]\n',
      );
    });
    test('on drawings of nothing but parts', () => {
      checkRule(
        oneLevelOfAbstraction,
        'sequenceDiagram\n  participant C as OrderController\n  participant R as OrderRepository\n  C->>R: save(order)\n',
      );
      checkRule(
        oneLevelOfAbstraction,
        'flowchart TD\n  a[OrderController] --> b[OrderService]\n  b --> c[OrderRepository]\n  b --> d[OrderMapper]\n',
      );
    });
    test('on controllers of clusters and repositories of files, which are deployed', () => {
      checkRule(
        oneLevelOfAbstraction,
        'flowchart LR\n  dev[CLI] -->|HTTPS| api[API Server]\n  api -->|watch| c[Deployment Controller]\n  api -->|watch| n[Node Controller]\n  api -->|gRPC| e[etcd]\n  c -->|pull| g[Git Repository]\n',
      );
    });
    test('on controllers of machines in the field, which are deployed', () =>
      checkRule(
        oneLevelOfAbstraction,
        'sequenceDiagram\n  participant G as Gate Controller\n  participant C as Site Controller\n  participant S as Parking Service\n  participant D as Parking DB\n  G->>C: Modbus car present\n  C->>S: POST /tickets\n  S->>D: SQL INSERT ticket\n',
      ));
    test('on C4 diagrams of one level, and of component diagrams', () => {
      checkRule(
        oneLevelOfAbstraction,
        'C4Component\n  Container(web, "Web App", "React", "Shows rides")\n  Component(matcher, "Matcher", "Go", "Finds a driver")\n  Rel(web, matcher, "Asks for a driver", "HTTPS")\n',
      );
    });
    test('on components of a dynamic view', () => {
      checkRule(
        oneLevelOfAbstraction,
        'C4Dynamic\n  Container(web, "Web App", "React")\n  Component(matcher, "Matcher", "Go")\n  Rel(web, matcher, "Asks for a driver", "HTTPS")\n',
      );
    });
    test('on steps of a process', () => {
      checkRule(
        oneLevelOfAbstraction,
        'flowchart TD\n  s([Start]) --> r[Receive the order]\n  r --> v[Validate the order]\n  v --> d[Save to S3]\n  d --> k[Kafka]\n',
      );
    });
    test('on class diagrams in a low-level section', () => {
      checkRule(oneLevelOfAbstraction, '# Rides\n\n## Data model\n\n```mermaid\nclassDiagram\n  class Ride {\n    +UUID id\n  }\n```\n');
    });
    test('on half-typed diagrams', () => {
      checkRule(oneLevelOfAbstraction, 'classDiagram\n  class Ride {\n');
    });
  });
});
