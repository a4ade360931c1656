import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Design } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';
import { describeRealDocuments } from '../support/real-documents.ts';

const gate = (text: string, path = 'docs/notes/a.md'): string => {
  const { kind, door }: Design = readDesign({ path, text });
  return kind ? `${kind} ${door}` : 'closed';
};
const headings = (title: string, ...titles: readonly string[]): string =>
  `# ${title}\n\n${titles.map((heading) => `## ${heading}\n\nText.\n`).join('\n')}`;
const mermaid = (diagram: string): string => `\n\`\`\`mermaid\n${diagram}\`\`\`\n`;
const CALLS = mermaid('sequenceDiagram\n  Rider App->>Ride Service: POST /rides\n  Ride Service->>Rides DB: INSERT\n');

describe('a design is detected', () => {
  test.each([
    ['an architecture diagram', `# Rides\n${mermaid('flowchart LR\n  a[Rider App] --> b[Ride Service]\n  b --> c[(Rides)]\n')}`, 'hld'],
    ['a C4 diagram', `# Rides\n${mermaid('C4Context\n  Person(u, "Rider")\n  System(s, "Rides")\n  Rel(u, s, "Books")\n')}`, 'hld'],
    ['an ER diagram with attributes', `# Rides\n${mermaid('erDiagram\n  RIDE {\n    uuid id PK\n  }\n')}`, 'lld'],
    ['the parts of a proposal', headings('Splitting the console', 'Motivation', 'Goals', 'Drawbacks', 'Unresolved questions'), 'hld'],
    ['a decision record', headings('Connector naming', 'Context and problem statement', 'Considered options', 'Decision outcome'), 'hld'],
    ['calls through a system, under a title that says what it designs', `${headings('Ride Service', 'Booking flow')}${CALLS}`, 'hld'],
    ['a title and enough of what designs are about', headings('Data flow diagrams & API design', 'Write path', 'Read path', 'Failure modes'), 'hld'],
    [
      'many things that designs are about',
      headings('Ride hailing', 'Requirements', 'Capacity', 'API', 'Data model', 'Caching', 'Failure modes', 'Monitoring', 'Trade-offs'),
      'hld',
    ],
    [
      'class diagrams under such a title',
      `${headings('Class diagram — Orders', 'Overview')}${mermaid('classDiagram\n  class Order {\n    +UUID id\n  }\n')}`,
      'lld',
    ],
  ])('by %s', (_, text, kind) => expect(gate(text)).toBe(`${kind} detected`));

  test('in a folder of designs, by two design headings', () => {
    const text = headings('Rides', 'Components', 'Deployment');
    expect(gate(text)).toBe('closed');
    expect(gate(text, 'docs/rfcs/017.md')).toBe('hld detected');
  });
});

describe('nothing is detected', () => {
  test.each([
    ['a README', headings('Rides', 'Architecture', 'Installation', 'Usage', 'API', 'Testing', 'Deployment', 'Security', 'License')],
    [
      'an API reference of a library',
      headings('SnapshotAgent', 'Constructor', '`agent.load(path)`', 'Errors', 'Security', 'Testing', 'Events', 'Requests'),
    ],
    ['a lesson', headings('Caching', 'What is a cache?', 'When to use', 'Interview questions', 'Architecture', 'Failure modes', 'Scaling')],
    ['a page of examples', `# Mermaid diagram examples\n${CALLS}${CALLS}`],
    ['a changelog', headings('Changelog', '1.2.0', '1.1.0')],
    ['one heading', headings('Notes', 'Architecture')],
    ['a process', `# Paying\n${mermaid('flowchart TD\n  s([Start]) --> c{Paid?}\n  c -->|yes| d[Ship]\n  c -->|no| e([End])\n')}`],
  ])('in %s', (_, text) => expect(gate(text)).toBe('closed'));

  const DRAWING = mermaid('flowchart LR\n  a[Rider App] --> b[Ride Service]\n  b --> c[(Rides)]\n');
  test.each([
    ['instructions for an agent', `---\nname: rides\nalwaysApply: false\n---\n# Rides\n${DRAWING}`],
    ['a lesson by its tags', `---\ntags: [architecture, tutorial]\n---\n# Rides\n${DRAWING}`],
    ['a prompt', `# Rides\n\nYou are an expert in system design.\n${DRAWING}`],
    ['a lesson by its first words', `# Rides\n\nThis beginner-level tutorial draws a ride service.\n${DRAWING}`],
    ['a page of basics', `# Docker basics\n${DRAWING}`],
    ['questions for interviews', `# Interview questions: ride hailing\n${DRAWING}`],
    ['a skill', `# Event-Driven Architecture Skill\n${DRAWING}`],
    ['slides', `---\nmarp: true\n---\n# Rides\n${DRAWING}`],
    ['a post', `---\nlayout: post\n---\n# Rides\n${DRAWING}`],
    ['a numbered lesson', `# Lesson 7: ride hailing\n${DRAWING}`],
    ['a runbook', `# Runbook: matching lags\n${DRAWING}`],
    ['a review of an incident', `# Incident 2024-03-12: rides lost\n${DRAWING}`],
    ['a comparison', `# Kafka vs RabbitMQ\n${DRAWING}`],
    ['an example of what not to do', `# Rides\n\n## ❌ Bad: one database\n${DRAWING}\n## Good: two\n${DRAWING}`],
    ['a page of patterns', `# AWS Architecture Patterns\n${DRAWING}`],
  ])('in %s, whatever it draws', (_, text) => expect(gate(text)).toBe('closed'));
  test.each([
    ['a skill that is only mentioned', `# Rides\n\nThis service matches riders; the tutorial is elsewhere.\n${DRAWING}`],
    ['the system that handles incidents', `# Incident management: architecture\n${DRAWING}`],
    ['tags that say what it is about', `---\ntags: [architecture, rides]\n---\n# Rides\n${DRAWING}`],
    ['an answer to an interview question', `# Ride hailing: system design interview answer\n${DRAWING}`],
  ])('but in %s', (_, text) => expect(gate(text)).toBe('hld detected'));

  test.each([
    'prompts/orders.md',
    '.cursor/rules/orders.md',
    'templates/orders.md',
    'README.md',
    'README.zh-CN.md',
    'CONTRIBUTING.md',
    'rides-contributing.md',
    'CLAUDE.md',
    'migration-guide.md',
    'CHANGELOG.md',
  ])('in %s, whatever it draws', (name) =>
    expect(gate(`# Rides\n${mermaid('flowchart LR\n  a[Rider App] --> b[Ride Service]\n  b --> c[(Rides)]\n')}`, `docs/${name}`)).toBe('closed'),
  );
  test('a repository of contributors’ docs may hold designs', () =>
    expect(gate(headings('Rides', 'Components', 'Deployment'), 'rfcs/042-contributing-docs-overview.md')).toBe('hld detected'));
});

test('no documentation of an installed package is a design, not even by what it says alone', () => {
  const documents = readdirSync('node_modules', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  expect(documents.length).toBeGreaterThan(100);
  const saysSo = (path: string): boolean => gate(readFileSync(`node_modules/${path}`, 'utf8'), path.replaceAll('node_modules/', '')) !== 'closed';
  expect(documents.filter(saysSo)).toEqual([]);
  expect(gate('# Rides HLD\n', 'node_modules/rides/docs/HLD.md')).toBe('closed');
}, 60_000);

describeRealDocuments('real documents by their evidence alone', (documents) => {
  const isOpen = ({ name, text }: (typeof documents)[number]): boolean => gate(text, `docs/dev/${name}`) !== 'closed';
  test('at least fifty designs are told', () => expect(documents.filter((each) => each.kind && isOpen(each)).length).toBeGreaterThanOrEqual(50));
  test('at most one of the documents that only look like designs', () =>
    expect(documents.filter((each) => !each.kind && isOpen(each)).length).toBeLessThanOrEqual(1));
});
