/** What holds for each snippet, accepted with its defaults into an empty declared document. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { PATTERNS } from '../../server/src/patterns/index.ts';
import { plain } from '../../server/src/patterns/slots.ts';
import { snippets } from '../../server/src/patterns/snippets/index.ts';
import { mermaidErrors } from '../support/mermaid.ts';
import { shownFindings, workspace } from '../support/workspace.ts';

const STRICT = { '/repo/designdoc.config.json': '{ "extends": ["designdoc:strict"] }' };

/** Of `interfaces.md`. */
const PREFIXES =
  'hld lld adr capacity api entities state-machine query-index-table concurrency five-layer request-flow read-path write-path async-path flow-realtime flow-search flow-media flow-analytics flow-failure lld-strategy lld-observer lld-factory lld-singleton lld-decorator lld-repository lld-state lld-template-method';

test('there is one for every prefix that was promised', () => {
  const patterns = PATTERNS.flatMap(({ number, id }) => [`pattern-${String(number).padStart(2, '0')}`, id]);
  expect(new Set(snippets.flatMap(({ prefixes }) => prefixes))).toEqual(new Set([...PREFIXES.split(' '), ...patterns]));
});

describe.each(snippets.map((snippet) => ({ prefix: snippet.prefixes[0], snippet })))('$prefix', ({ snippet: { part = 'hld+lld', slots, lines } }) => {
  const text = `${plain(lines.join('\n'), slots)}\n`;

  test('has no finding but placeholders', async () => {
    const path = '/repo/design.md';
    const document = `---\ndesign: ${part}\n---\n\n# A system\n\n${text}`;
    const findings = shownFindings(await workspace({ ...STRICT, [path]: document }).analyse(path));
    expect(findings.filter((finding) => !finding.endsWith(' doc/placeholder'))).toEqual([]);
  });

  test('has only diagrams that Mermaid accepts', async () => expect(await mermaidErrors(text)).toEqual([]));

  test('leaves no slot open, and ends in one place that is to be filled in', () => {
    expect(text).not.toMatch(/[«»]/);
    expect(lines.filter((line) => line.includes('«end»')).length).toBeLessThanOrEqual(1);
    expect(text).toContain('TODO ');
  });

  test('has no slot that it does not use', () => {
    const all = lines.join('\n');
    expect(Object.keys(slots).filter((name) => !all.includes(`«${name}»`))).toEqual([]);
  });
});

const drafts = ['examples/drafts/uber.md', 'examples/drafts/parking-lot.md'];

describe.each(drafts)('in the middle of %s', (file) => {
  const text = readFileSync(file, 'utf8');
  const path = '/repo/design.md';
  /** How often each rule speaks of the draft with `inserted` at the end of its high-level or its low-level part. */
  async function counts(inserted: string, part: string): Promise<Map<string, number>> {
    const at = text.indexOf(part === 'lld' ? '\n## Failure modes' : '\n## Low-level design') + 1;
    const { report } = await workspace({ [path]: `${text.slice(0, at)}${inserted}\n${text.slice(at)}` }).analyse(path);
    return new Map(
      [...new Set(report.findings.map(({ rule }) => rule))].map((rule) => [rule, report.findings.filter((one) => one.rule === rule).length]),
    );
  }
  let before: Map<string, number>;
  beforeAll(async () => {
    before = await counts('', 'lld');
  });

  test.each(snippets.filter(({ place }) => place !== 'file').map((snippet) => ({ prefix: snippet.prefixes[0], snippet })))(
    '$prefix brings no finding of its own but placeholders',
    async ({ snippet: { lines, slots, part = 'hld' } }) => {
      const after = await counts(`${plain(lines.join('\n'), slots)}\n`, part);
      const more = [...after].filter(([rule, count]) => rule !== 'doc/placeholder' && count > (before.get(rule) ?? 0));
      expect(more).toEqual([]);
    },
  );
});
