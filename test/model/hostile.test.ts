/** Drawings and documents that grow in every direction at once are read in linear time: what is not would run into the time limit. */
import { expect, test } from 'vitest';
import { readDesign } from '../../server/src/model/read.ts';

const SIZE = 4000;

const times = (piece: (i: number) => string): string => Array.from({ length: SIZE }, (_, i) => piece(i)).join('');

test.each([
  ['groups', `flowchart LR\n${times((i) => `subgraph g${i}[Group ${i}]\n a${i}[Order Service ${i}] --> b${i}[(Orders ${i})]\nend\n`)}`],
  [
    'groups in groups',
    `flowchart LR\n${times((i) => `subgraph g${i}[Services]\n a${i}[Order Service ${i}] --> b${i}[(DB ${i})]\n`)}${times(() => 'end\n')}`,
  ],
  ['parts of a program', `flowchart LR\nsubgraph g[Domain]\n${times((i) => ` a${i}[OrderController] --> b${i}[OrderRepository]\n`)}end\n`],
  ['a hub', `flowchart LR\n${times((i) => ` hub[API Gateway] --> s${i}[Service ${i}]\n`)}`],
  ['containers of C4', `C4Container\n${times((i) => `Container(c${i}, "Orders ${i}", "Go")\nRel(c0, c${i}, "calls", "gRPC")\n`)}`],
  ['messages', `sequenceDiagram\n${times((i) => `P${i}->>Q${i}: POST /x\nQ${i}-->>P${i}: ok\n`)}`],
  ['groups of an architecture', `architecture-beta\n${times((i) => `group g${i}(cloud)[G]\nservice s${i}(server)[S ${i}] in g${i}\n`)}`],
  ['broken lines', `flowchart LR\n${times((i) => ` a${i}[Order Service ${i}] --> b[(Orders\n`)}`],
])(
  'thousands of %s',
  (_, diagram) => {
    const text = `---\ndesign: hld\n---\n# Orders\n\n\`\`\`mermaid\n${diagram}\`\`\`\n`;
    expect(readDesign({ path: 'a.md', text }).diagrams).toHaveLength(1);
  },
  20_000,
);
