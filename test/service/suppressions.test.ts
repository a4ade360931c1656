import { describe, expect, test } from 'vitest';
import { labelEveryArrow } from '../../server/src/rules/hld/label-every-arrow.ts';
import { defineRule } from '../../server/src/rules/rule.ts';
import { fewRules, workspace } from '../support/workspace.ts';

const findings = (text: string, rules?: Record<string, 'off' | 'warning'>): Promise<string[]> =>
  workspace({ '/repo/a.md': `---\ndesign: hld+lld\n---\n${text}` }, { rules: fewRules }).findings('/repo/a.md', rules && { forced: { rules } });

const arrow = 'hld/label-every-arrow';
const diagram = (first = '', second = ''): string =>
  `\`\`\`mermaid\nflowchart LR\n${first}  app[Mobile App] --> gw[API Gateway, 3K RPS]\n${second}  gw --> api[Order Service]\n  api -->|SQL| db[(PostgreSQL)]\n\`\`\`\n`;
const table = (comment = ''): string =>
  `\`\`\`sql\nCREATE TABLE orders (\n  id uuid PRIMARY KEY,\n${comment}  status text CHECK (status IN ('NEW', 'PAID'))\n);\n\`\`\`\n`;
const lines = async (found: Promise<string[]>): Promise<string[]> => (await found).map((line) => line.replace(/^(\d+):\d+ \w+/, '$1'));

test('without a suppression both arrows and the field are found', async () => {
  expect(await lines(findings(`# Orders\n\n${diagram()}\n${table()}`))).toEqual([`8 ${arrow}`, `9 ${arrow}`, '16 lld/status-state-machine']);
});

describe('the next line', () => {
  test('in Mermaid', async () => {
    expect(await lines(findings(`# Orders\n\n${diagram(`  %% designdoc-disable-next-line ${arrow} -- it is plain\n`)}`))).toEqual([`10 ${arrow}`]);
  });

  test('in SQL', async () => {
    expect(await findings(`# Orders\n\n${table('  -- designdoc-disable-next-line lld/status-state-machine\n')}`)).toEqual([]);
  });

  test('in Markdown before a fence covers the whole fence', async () => {
    expect(await findings(`# Orders\n\n<!-- designdoc-disable-next-line ${arrow} -->\n${diagram()}`)).toEqual([]);
    expect(await lines(findings(`# Orders\n\n<!-- designdoc-disable-next-line ${arrow} -->\n${diagram()}\n${diagram()}`))).toEqual([
      `16 ${arrow}`,
      `17 ${arrow}`,
    ]);
  });

  test('of two comments in a row both stand for what follows', async () => {
    const both = `  %% designdoc-disable-next-line ${arrow}\n  %% designdoc-disable-next-line hld/annotate-numbers\n`;
    expect(await lines(findings(`# Orders\n\n${diagram(both)}`))).toEqual(['9 designdoc/unused-suppression', `11 ${arrow}`]);
  });

  test('of several rules, by comma or blank', async () => {
    const unnumbered = diagram().replace(', 3K RPS', '');
    expect(await findings(`# Orders\n\n<!-- designdoc-disable-next-line hld/annotate-numbers, ${arrow} -->\n${unnumbered}`)).toEqual([]);
    expect(await findings(`# Orders\n\n<!-- designdoc-disable-next-line hld/annotate-numbers ${arrow} -- both -->\n${unnumbered}`)).toEqual([]);
  });

  test('of every rule where none is named', async () => {
    expect(await findings(`# Orders\n\n<!-- designdoc-disable-next-line -->\n${diagram()}`)).toEqual([]);
  });

  test('with CRLF', async () => {
    const text = `# Orders\n\n${diagram(`  %% designdoc-disable-next-line ${arrow}\n`)}`.replaceAll('\n', '\r\n');
    expect(await lines(findings(text))).toEqual([`10 ${arrow}`]);
  });
});

describe('a stretch', () => {
  test('from disable to enable', async () => {
    const text = `# Orders\n<!-- designdoc-disable ${arrow} -->\n${diagram()}\n<!-- designdoc-enable ${arrow} -->\n${diagram()}`;
    expect(await lines(findings(text))).toEqual([`16 ${arrow}`, `17 ${arrow}`]);
  });

  test('from disable to the end', async () => {
    expect(await findings(`# Orders\n<!-- designdoc-disable ${arrow} -->\n${diagram()}\n${diagram()}`)).toEqual([]);
  });

  test('ends for one rule where that rule is enabled, for all where none is named', async () => {
    const off = `<!-- designdoc-disable ${arrow}, hld/annotate-numbers -->`;
    const bare = diagram().replace(', 3K RPS', '');
    expect(await lines(findings(`# Orders\n${off}\n${bare}\n<!-- designdoc-enable ${arrow} -->\n${bare}`))).toEqual([`16 ${arrow}`, `17 ${arrow}`]);
    expect(await lines(findings(`# Orders\n${off}\n${bare}\n<!-- designdoc-enable -->\n${bare}`))).toEqual([`16 ${arrow}`, `17 ${arrow}`]);
  });

  test('inside a diagram, between two comments of Mermaid', async () => {
    expect(await lines(findings(`# Orders\n\n${diagram(`  %% designdoc-disable ${arrow}\n`, `  %% designdoc-enable ${arrow}\n`)}`))).toEqual([
      `11 ${arrow}`,
    ]);
  });
});

describe('a suppression that hides nothing', () => {
  const unused = async (comment: string, rules?: Record<string, 'off' | 'warning'>): Promise<string[]> =>
    findings(`# Orders\n\n${comment}\n## More\n`, rules);

  test('is a hint on the comment', async () => {
    expect(await unused(`<!-- designdoc-disable-next-line ${arrow} -->`)).toEqual(['6:1 hint designdoc/unused-suppression']);
    expect(await unused(`<!-- designdoc-disable ${arrow} -->`)).toEqual(['6:1 hint designdoc/unused-suppression']);
  });

  test('names the rule that was probably meant', async () => {
    const message = async (rule: string): Promise<string | undefined> =>
      (await workspace({ '/repo/a.md': `# Notes\n\n<!-- designdoc-disable-next-line ${rule} -->\n` }).analyse('/repo/a.md')).report.findings[0]
        ?.message;
    expect(await message('hld/label-every-arow')).toBe(
      'This suppression hides nothing: no rule has the id “hld/label-every-arow”. Did you mean “hld/label-every-arrow”?',
    );
    expect(await message('no-such-rule')).toBe('This suppression hides nothing: no rule has the id “no-such-rule”.');
  });

  test('is silent where its rule did not run', async () => {
    expect(await unused(`<!-- designdoc-disable-next-line ${arrow} -->`, { [arrow]: 'off' })).toEqual([]);
    expect(
      await workspace({ '/repo/README.md': `# Read me\n\n<!-- designdoc-disable-next-line ${arrow} -->\n` }).findings('/repo/README.md'),
    ).toEqual([]);
  });

  test('of all rules is silent where not all rules ran: the document is not declared', async () => {
    const bare = (text: string): Promise<string[]> => workspace({ '/repo/a.md': text }).findings('/repo/a.md');
    const comment = '<!-- designdoc-disable-next-line -->\n\n';
    expect(await bare(`# Orders\n\n${comment}## More\n\n${diagram().replaceAll('--> ', '-->|HTTPS| ')}`)).toEqual([]);
    expect(await bare(`# Notes\n\n${comment}Words.\n`)).toEqual([]);
    expect(await bare(`<!-- designdoc hld -->\n# Orders\n\n${comment}## More\n`)).toEqual(['4:1 hint designdoc/unused-suppression']);
  });

  test('is silent where its rule failed', async () => {
    const failing = defineRule({
      ...labelEveryArrow,
      check() {
        throw new Error('No.');
      },
    });
    const files = { '/repo/a.md': `<!-- designdoc hld -->\n# Orders\n\n<!-- designdoc-disable ${arrow} -->\n` };
    expect(await workspace(files, { rules: [failing] }).findings('/repo/a.md')).toEqual([]);
  });

  test('cannot itself be suppressed, but turned off', async () => {
    const comment = `<!-- designdoc-disable designdoc/unused-suppression -->\n<!-- designdoc-disable-next-line ${arrow} -->`;
    expect(await unused(comment)).toEqual(['7:1 hint designdoc/unused-suppression']);
    expect(await unused(comment, { 'designdoc/unused-suppression': 'off' })).toEqual([]);
    expect(await unused(comment, { 'designdoc/unused-suppression': 'warning' })).toEqual(['7:1 warning designdoc/unused-suppression']);
  });

  test('is removed by its fix, with its line', async () => {
    const files = workspace({ '/repo/a.md': `# Orders\n\n<!-- designdoc hld -->\n  <!-- designdoc-disable-next-line ${arrow} -->\n## More\n` });
    const source = { path: '/repo/a.md', text: files.files['/repo/a.md'] as string };
    expect(await files.service.fix(source, { folder: '/repo' }, { unsafe: true })).toEqual({
      text: '# Orders\n\n<!-- designdoc hld -->\n## More\n',
      fixed: 1,
    });
    expect((await files.service.fix(source, { folder: '/repo' }, { unsafe: false })).fixed).toBe(0);
  });
});

test('what only looks like a suppression is none', async () => {
  const others = [
    '<!-- designdoc-disabled x -->',
    '<!-- designdoc-disable-next-line-2 x -->',
    '<!-- do not designdoc-disable x -->',
    'designdoc-disable x',
  ];
  expect(await findings(`# Orders\n\n${others.join('\n\n')}\n`)).toEqual([]);
});
