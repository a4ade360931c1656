import { beforeAll, describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { insertPattern } from '../../server/src/features/insert-pattern.ts';
import { PATTERNS } from '../../server/src/patterns/index.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { shownFindings, workspace } from '../support/workspace.ts';

const [pattern] = PATTERNS;

const analysed = async (text: string) => workspace({ '/repo/design.md': text }).analyse('/repo/design.md');

async function inserted(text: string, which = pattern!): Promise<string> {
  const { design } = await analysed(text);
  return applyEdits(text, insertPattern(which, design));
}

const titles = (text: string): string[] => [...text.matchAll(/^#+ .*$/gm)].map(([title]) => title);

const DRAWING = '```mermaid\nflowchart LR\n  app[Rider App] -->|HTTPS, 10 RPS| rides[Ride Service]\n  rides -->|SQL| db[(Ride DB)]\n```\n';

describe('a pattern is put', () => {
  test('into an empty document', async () => {
    const text = await inserted('---\ndesign: hld\n---\n');
    expect(titles(text)).toEqual(['## Cache-aside with read replicas']);
    expect(text).toMatch(/\n\n## Cache/);
  });

  test('under a title that stands alone', async () => {
    expect(titles(await inserted('---\ndesign: hld\n---\n\n# Rides\n'))).toEqual(['# Rides', '## Cache-aside with read replicas']);
  });

  test('before what closes a design, with the next number', async () => {
    const text = await inserted(
      `---\ndesign: hld\n---\n\n# Rides\n\n## 1. API\n\n\`GET /rides\`\n\n## 2. Architecture\n\n${DRAWING}\n## 3. Failure modes\n\nNone.\n\n## 4. Trade-offs\n\nNone.\n`,
    );
    expect(titles(text)).toEqual([
      '# Rides',
      '## 1. API',
      '## 2. Architecture',
      '## 3. Cache-aside with read replicas',
      '## 4. Failure modes',
      '## 5. Trade-offs',
    ]);
  });

  test('before the low-level part', async () => {
    const text = await inserted(
      `---\ndesign: hld+lld\n---\n\n# Rides\n\n## Architecture\n\n${DRAWING}\n## Low-level design\n\n### Entities\n\nRide: id, fare\n`,
    );
    expect(titles(text)).toEqual(['# Rides', '## Architecture', '## Cache-aside with read replicas', '## Low-level design', '### Entities']);
  });

  test('behind a pattern that stands there', async () => {
    const once = await inserted(`---\ndesign: hld\n---\n\n# Rides\n\n## Architecture\n\n${DRAWING}\n## Trade-offs\n\nNone.\n`);
    const twice = await inserted(once);
    expect(titles(twice)).toEqual([
      '# Rides',
      '## Architecture',
      '## Cache-aside with read replicas',
      '## Cache-aside with read replicas',
      '## Trade-offs',
    ]);
  });

  test('with the names that the design has for its parts', async () => {
    const text = await inserted(`---\ndesign: hld\n---\n\n# Rides\n\n## Architecture\n\n${DRAWING}`);
    const section = text.slice(text.indexOf('## Cache-aside'));
    for (const name of ['Rider App', 'Ride Service', 'Ride DB primary', 'Redis']) expect(section).toContain(name);
    for (const name of ['Catalog Service', 'PostgreSQL', 'Web and mobile app']) expect(section).not.toContain(name);
  });

  test('with the line ends that the document has', async () => {
    expect(await inserted('---\r\ndesign: hld\r\n---\r\n\r\n# Rides\r\n')).not.toMatch(/[^\r]\n/);
  });
});

const drafts = ['examples/drafts/uber.md', 'examples/drafts/parking-lot.md'];

/** How often each rule speaks. */
function counts(findings: readonly string[]): Map<string, number> {
  const map = new Map<string, number>();
  for (const finding of findings) {
    const rule = finding.split(' ')[2]!;
    map.set(rule, (map.get(rule) ?? 0) + 1);
  }
  return map;
}

describe.each(drafts)('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  let before: Map<string, number>;
  beforeAll(async () => {
    before = counts(shownFindings(await analysed(text)));
  });

  test.each(PATTERNS)('takes $id without a finding of its own', async (each) => {
    const after = counts(shownFindings(await analysed(await inserted(text, each))));
    const more = [...after].filter(([rule, count]) => count > (before.get(rule) ?? 0));
    expect(more).toEqual([['doc/placeholder', (before.get('doc/placeholder') ?? 0) + 1]]);
  });
});
