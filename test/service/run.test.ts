import { describe, expect, test } from 'vitest';
import type { Finding, Rule } from '../../server/src/rules/rule.ts';
import { shownFindings, workspace } from '../support/workspace.ts';

const rule = (id: Rule['id'], check: Rule['check'], changes: Partial<Rule> = {}): Rule => ({
  id,
  since: '0.1.0',
  source: 'test',
  scope: 'any',
  severity: 'warning',
  detected: 'warning',
  fix: 'none',
  summary: '',
  why: '',
  leftAlone: [],
  bad: '',
  good: '',
  check,
  ...changes,
});

const at = (start: number, message = 'm', more: Partial<Finding> = {}): Finding => ({ range: { start, end: start + 1 }, message, ...more });
const text = '<!-- designdoc hld+lld -->\n# Orders\n\nText.\n';

test('a rule that throws costs its own findings and one line of the log', async () => {
  const broken = rule('hld/broken', function* () {
    yield at(0);
    throw new Error('no such node');
  });
  const files = workspace({ '/repo/a.md': text }, { rules: [broken, rule('hld/whole', () => [at(5)])] });
  expect(await files.findings('/repo/a.md')).toEqual(['1:6 warning hld/whole']);
  expect(files.log).toHaveLength(1);
  expect(files.log[0]).toContain('hld/broken failed on a.md: Error: no such node');
});

test('findings stand in the order of their places, then rules, whoever found them first', async () => {
  const late = rule('hld/a', () => [at(9), at(3), at(3, 'b'), at(3, 'a')]);
  const early = rule('doc/z', () => [at(3), at(0)]);
  for (const rules of [
    [late, early],
    [early, late],
  ]) {
    const { report } = await workspace({ '/repo/a.md': text }, { rules }).analyse('/repo/a.md');
    expect(report.findings.map(({ rule: id, range, message }) => `${range.start} ${id} ${message}`)).toEqual([
      '0 doc/z m',
      '3 doc/z m',
      '3 hld/a a',
      '3 hld/a b',
      '3 hld/a m',
      '9 hld/a m',
    ]);
  }
});

test('a finding may be lower than its rule, never higher', async () => {
  const mixed = rule('hld/mixed', () => [at(0, 'm', { severity: 'hint' }), at(1), at(2, 'm', { severity: 'error' })]);
  const severities = async (setting?: 'error' | 'information'): Promise<string[]> => {
    const { report } = await workspace({ '/repo/a.md': text }, { rules: [mixed] }).analyse(
      '/repo/a.md',
      setting && { forced: { rules: { 'hld/mixed': setting } } },
    );
    return report.findings.map(({ severity }) => severity);
  };
  expect(await severities()).toEqual(['hint', 'warning', 'warning']);
  expect(await severities('error')).toEqual(['hint', 'error', 'error']);
  expect(await severities('information')).toEqual(['hint', 'information', 'information']);
});

test('a fix is of its own kind, else of its rule’s, and the first is preferred', async () => {
  const fixes = [
    { title: 'a', edits: [] },
    { title: 'b', edits: [], kind: 'suggestion' as const },
  ];
  const { report } = await workspace({ '/repo/a.md': text }, { rules: [rule('hld/a', () => [at(0, 'm', { fixes })], { fix: 'safe' })] }).analyse(
    '/repo/a.md',
  );
  expect(report.findings[0]!.fixes.map(({ kind, preferred }) => [kind, preferred])).toEqual([
    ['safe', true],
    ['suggestion', false],
  ]);
});

describe('a detected document', () => {
  const drawn = '# Orders\n\n```mermaid\nflowchart LR\n  app[Mobile App] --> api[Order Service]\n  api --> db[(Orders DB)]\n  app --> db\n```\n';

  test('has one finding a diagram of a rule that says so, the others as related places', async () => {
    const files = workspace({ '/repo/a.md': drawn, '/repo/b.md': `<!-- designdoc hld -->\n${drawn}` });
    const analysis = await files.analyse('/repo/a.md');
    const [finding] = analysis.report.findings.filter(({ rule: id }) => id === 'hld/label-every-arrow');
    expect(shownFindings(analysis).filter((line) => line.includes('label'))).toHaveLength(1);
    expect(finding!.related.length).toBe(finding!.folded!.length);
    expect(finding!.related.length).toBe((await files.findings('/repo/b.md')).filter((line) => line.includes('label')).length - 1);
  });

  test('one suppression hides them all', async () => {
    const hidden = drawn.replace('  app[', '  %% designdoc-disable-next-line hld/label-every-arrow\n  app[');
    expect((await workspace({ '/repo/a.md': hidden }).findings('/repo/a.md')).filter((line) => line.includes('label'))).toEqual([]);
  });

  test('`fix --unsafe` mends them all', async () => {
    const files = workspace({ '/repo/a.md': drawn });
    const { text: fixed } = await files.service.fix({ path: '/repo/a.md', text: drawn }, { folder: '/repo' }, { unsafe: true });
    expect(fixed.match(/-->\|/g)).toHaveLength(3);
  });
});

describe('what is not analysed', () => {
  const design = `<!-- designdoc hld -->\n# Orders\n`;
  const big = 'x'.repeat(1024 * 1024);

  test.each([
    ['a file over 1 MiB', { text: design, refused: 'too large' as const }, 'it is larger than 1 MiB. Spread the design over several files'],
    ['a file that is not UTF-8', { text: design, refused: 'not UTF-8' as const }, 'it is not UTF-8. Save it as UTF-8'],
    ['a binary file', { text: design, refused: 'binary' as const }, 'it is binary'],
    ['a text over 1 MiB that an editor holds', design + big, 'it is larger than 1 MiB. Spread the design over several files'],
    ['a text over 1 MiB in bytes, not in letters', design + '→'.repeat(400_000), 'it is larger than 1 MiB. Spread the design over several files'],
  ])('%s: one notice', async (_, file, why) => {
    const { report } = await workspace({ '/repo/a.md': '' })
      .service.analyse({ path: '/repo/a.md', ...(typeof file === 'string' ? { text: file } : file) }, { folder: '/repo' })
      .then((analysis) => analysis);
    expect(report.findings).toMatchObject([
      { rule: 'designdoc/not-analysed', severity: 'information', message: `This file is not analysed: ${why}.`, range: { start: 0, end: 0 } },
    ]);
  });

  test('a diagram has the notice, what is no design doc has not', async () => {
    const files = workspace({
      '/repo/a.mmd': { text: '', refused: 'binary' },
      '/repo/README.md': { text: '# Read me', refused: 'too large' },
      '/repo/HLD.md': { text: '', refused: 'binary' },
    });
    expect(await files.findings('/repo/a.mmd')).toEqual(['1:1 information designdoc/not-analysed']);
    expect(await files.findings('/repo/HLD.md')).toEqual(['1:1 information designdoc/not-analysed']);
    expect(await files.findings('/repo/README.md')).toEqual([]);
  });
});

test('a path outside a repository counts from the host’s folder, one inside from its root', async () => {
  const files = workspace({ '/repo/.git/HEAD': '', '/repo/docs/a.md': text, '/elsewhere/design/b.md': text });
  expect((await files.analyse('/repo/docs/a.md', { folder: '/repo/docs' })).design.path).toBe('docs/a.md');
  expect((await files.analyse('/elsewhere/design/b.md', { folder: '/elsewhere' })).design.path).toBe('design/b.md');
  expect((await files.analyse('/elsewhere/design/b.md', { folder: '/other' })).design.path).toBe('b.md');
});

test('the next version of an open document says what a fresh reading says', async () => {
  const { service } = workspace({});
  const host = { folder: '/repo' };
  const grown = '# Orders\n\n```mermaid\nflowchart LR\n  app[Mobile App] --> gw[API Gateway]\n  gw -->|gRPC| api[Order Service]\n```\n\n## Data\n';
  for (let end = 0; end <= grown.length; end += 7) {
    const source = { path: '/repo/a.md', text: grown.slice(0, end) };
    const { report } = await service.analyse({ ...source, version: end }, host);
    expect(report).toEqual((await service.analyse(source, host)).report);
  }
  service.forget('/repo/a.md');
});

test('the log names a document that takes long', async () => {
  const { createService } = await import('../../server/src/service/service.ts');
  const { reader } = workspace({});
  const log: string[] = [];
  let now = 0;
  const service = createService({ reader, log: (line) => log.push(line), clock: () => (now += 300) });
  await service.analyse({ path: '/repo/a.md', text }, { folder: '/repo' });
  expect(log).toEqual(['a.md: analysed in 300 ms.']);
});

describe('in a declared document', () => {
  const drawn = (kind: string): string => `<!-- designdoc ${kind} -->\n# Orders\n\n## Data model\n\nText.\n`;
  const [top, lld] = [(kind: string) => drawn(kind).indexOf('Orders'), (kind: string) => drawn(kind).indexOf('Text')];
  const spoken = async (id: Rule['id'], kind: string, changes: Partial<Rule> = {}): Promise<readonly number[]> => {
    const rules = [rule(id, () => [at(top(kind)), at(lld(kind))], { detected: 'off', ...changes })];
    const { report } = await workspace({ '/repo/a.md': drawn(kind) }, { rules }).analyse('/repo/a.md');
    return report.findings.map(({ range }) => [top(kind), lld(kind)].indexOf(range.start));
  };

  test.each([
    ['hld/a', 'hld', [0]],
    ['hld/a', 'hld+lld', [0]],
    ['hld/a', 'lld', []],
    ['lld/a', 'hld', []],
    ['lld/a', 'hld+lld', [1]],
    ['lld/a', 'lld', [0, 1]],
    ['doc/a', 'lld', [0, 1]],
  ] as const)('%s speaks where its part of a document of kind %s is', async (id, kind, expected) => {
    expect(await spoken(id, kind)).toEqual(expected);
  });

  test('a rule may be about another part than its group says', async () => {
    expect(await spoken('lld/a', 'hld', { part: 'all' })).toEqual([0, 1]);
    expect(await spoken('capacity/a', 'lld', { part: 'hld' })).toEqual([]);
  });
});
