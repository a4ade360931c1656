import { describe, expect, test } from 'vitest';
import { readDrawn } from '../../server/src/model/components/drawn.ts';
import { roleOf } from '../../server/src/model/components/roles.ts';
import { readDiagram } from '../../server/src/syntax/mermaid/read.ts';
import { dedent } from '../support/check-rule.ts';
import { describeRealFlowcharts } from '../support/real-flowcharts.ts';

function role(diagram: string, heading = ''): string | null {
  const text = dedent(diagram);
  const tree = readDiagram(text);
  return roleOf(tree, readDrawn(tree, text, []), heading);
}

describe('the role of a diagram', () => {
  test('architecture: most boxes are components, of two groups or more', () => {
    expect(role('flowchart LR\n  a[Web App] --> b[API Gateway]\n  b --> c[Order Service]\n  c --> d[(Orders)]\n  c --> e[Quota]\n')).toBe(
      'architecture',
    );
    expect(role('flowchart LR\n  Z{Relay} --> K{{Kafka}}\n  K --> S[Snuba Consumer]\n')).toBe('architecture');
  });
  test('architecture: what a group says of its members counts, and an arrow to a group is one to them', () => {
    expect(role('flowchart LR\n  a[App Server] --> o\n  a --> t\n  subgraph s3[AWS S3]\n    o[Originals]\n    t[Thumbnails]\n  end\n')).toBe(
      'architecture',
    );
    expect(role('flowchart LR\n  i[Ingress] --> apps\n  subgraph apps\n    o[order-service]\n    p[payment-service]\n  end\n')).toBe('architecture');
  });
  test('process: decisions and steps', () => {
    expect(role('flowchart TD\n  s([Start]) --> a[Receive order]\n  a --> b{Paid?}\n  b -->|yes| c[Ship]\n  b -->|no| e([End])\n')).toBe('process');
    expect(role('flowchart TD\n  a[Save to S3] --> b[Upload to PDM]\n  b --> c[Notify the user]\n')).toBe('process');
  });
  test('structure: parts of one program', () => {
    expect(
      role('flowchart TD\n  c[OrderController] --> s[OrderService]\n  s --> r[OrderRepository]\n  s --> m[OrderMapper]\n  r --> d[(Orders DB)]\n'),
    ).toBe('structure');
    expect(role('flowchart TD\n  subgraph Presentation\n    a[Web UI]\n  end\n  subgraph Domain\n    b[Order Service]\n  end\n  a --> b\n')).toBe(
      'structure',
    );
  });
  test('architecture that mixes levels: as many components stand beside the parts', () => {
    expect(
      role(
        'flowchart LR\n  u[User] --> g[API Gateway]\n  g --> s[Order Service]\n  s --> d[(Orders DB)]\n  subgraph Inner\n    c[OrderController] --> r[OrderRepository]\n    r --> m[OrderMapper]\n  end\n',
      ),
    ).toBe('architecture');
  });
  test('architecture that mixes in steps: four components or more stand around them', () => {
    expect(
      role(
        'flowchart LR\n  s[SDK] --> r[Relay]\n  r --> k[Kafka]\n  k --> c[Replay Consumer]\n  c --> p[Parse the replay]\n  p --> e[Emit an outcome]\n  p --> d[(ClickHouse)]\n  x[Legacy things] --> r\n  y[Other things] --> r\n',
      ),
    ).toBe('architecture');
  });
  test('illustration: two drawings side by side, partitions, good and bad', () => {
    expect(
      role(
        'flowchart TB\n  subgraph Monolith\n    u1[User] --> a[App Server]\n    a --> d[(DB)]\n  end\n  subgraph Microservices\n    u2[User] --> g[API Gateway]\n    g --> s[Order Service]\n  end\n',
      ),
    ).toBe('illustration');
    expect(role('flowchart LR\n  p[Producer] --> a[Partition 0]\n  p --> b[Partition 1]\n  p --> c[Partition 2]\n')).toBe('illustration');
  });
  test('two sites or two paths side by side are an architecture', () => {
    expect(
      role(
        'flowchart TB\n  subgraph "Write path"\n    u1[User] --> a[Write API]\n    a --> d[(DB)]\n  end\n  subgraph "Read path"\n    u2[User] --> g[Read API]\n    g --> s[(Redis)]\n  end\n',
      ),
    ).toBe('architecture');
  });
  test('state: boxes named for states', () => {
    expect(role('flowchart LR\n  pending([pending]) --> complete([complete])\n  pending --> failed([failed])\n')).toBe('state');
  });
  test('C4 and architecture diagrams are what their type says; a component diagram looks into one program', () => {
    const c4 = (type: string): string => `${type}\n  Person(u, "User")\n  System(s, "Shop")\n  Rel(u, s, "Orders")\n`;
    expect(['C4Context', 'C4Container', 'C4Dynamic', 'C4Deployment', 'C4Component'].map((type) => role(c4(type)))).toEqual([
      'architecture',
      'architecture',
      'architecture',
      'architecture',
      'structure',
    ]);
    expect(role('architecture-beta\n  service a(server)[Api]\n  service d(database)[Orders]\n  a:R --> L:d\n')).toBe('architecture');
  });
  test('a block diagram is judged by its boxes', () => {
    expect(role('block-beta\n  a["Web App"] --> b["Order Service"]\n  b --> c[("Orders")]\n')).toBe('architecture');
    expect(role('block-beta\n  a["A"] --> b["B"]\n')).toBeNull();
  });
  test('what other types are for', () => {
    expect(role('erDiagram\n  A ||--o{ B : has\n')).toBe('data');
    expect(role('stateDiagram-v2\n  a --> b\n')).toBe('state');
    expect(role('sequenceDiagram\n  a->>b: hi\n')).toBe('behaviour');
    expect(role('gantt\n  title x\n')).toBeNull();
  });
  test('unsure is null', () => {
    expect(role('flowchart LR\n  a --> b\n')).toBeNull();
    expect(role('flowchart LR\n  a[One] --> b[Two]\n  b --> c[Order Service]\n')).toBeNull();
  });
});

describeRealFlowcharts('real flowcharts, as an expert classed them', (flowcharts) => {
  const called = flowcharts.filter(({ text, heading }) => role(text, heading) === 'architecture');
  test('at most one that is called architecture is none', () =>
    expect(called.filter((flowchart) => flowchart.class !== 'arch').length).toBeLessThanOrEqual(1));
  test('process, state and illustration are never called architecture', () =>
    expect(called.filter((flowchart) => /^(?:process|state|illus)$/.test(flowchart.class))).toEqual([]));
  test('three in four architectures are told', () =>
    expect(called.length).toBeGreaterThanOrEqual(flowcharts.filter((flowchart) => flowchart.class === 'arch').length * 0.75));
});
