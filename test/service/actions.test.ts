import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import type { Action } from '../../server/src/service/actions.ts';
import type { Analysis } from '../../server/src/service/analysis.ts';
import { fewRules, shownFindings, workspace } from '../support/workspace.ts';

const host = { folder: '/repo' };
const drawing = 'flowchart LR\n  app[Mobile App, 3K RPS] --> gw[API Gateway]\n  gw --> api[Order Service]\n  api -->|SQL| db[(PostgreSQL)]';
const declared = (text: string): string => `---\ndesign: hld+lld\n---\n# Orders\n\n${text}\n`;
const fence = (text: string, language = 'mermaid'): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** The actions at the first place where `mark` stands, and what else is needed to try them. */
async function actionsAt(
  text: string,
  mark: string,
  path = '/repo/a.md',
  files: Record<string, string> = {},
): Promise<{ analysis: Analysis; actions: readonly Action[]; service: ReturnType<typeof workspace>['service'] }> {
  const { service } = workspace({ ...files, [path]: text }, { rules: fewRules });
  const analysis = await service.analyse({ path, text }, host);
  const start = text.indexOf(mark);
  return { analysis, service, actions: service.actions(analysis, { start, end: start }) };
}

test('the fixes of a finding, the preferred first, then all of the diagram, then hiding it', async () => {
  const { actions } = await actionsAt(declared(fence(drawing)), '--> gw');
  expect(actions[0]).toMatchObject({ title: 'Label it “HTTPS”', preferred: true });
  expect(actions.slice(1).every(({ preferred }) => !preferred)).toBe(true);
  expect(actions.slice(-2).map(({ title }) => title)).toEqual(['Label all arrows of this diagram', 'Ignore this here']);
});

test('a cursor at either end of a finding touches it, one beside it does not', async () => {
  const text = declared(fence(drawing));
  const { service, analysis } = await actionsAt(text, '');
  const at = text.indexOf('--> gw');
  const count = (offset: number): number => service.actions(analysis, { start: offset, end: offset }).length;
  expect(count(at)).toBeGreaterThan(0);
  expect(count(at + 3)).toBeGreaterThan(0);
  expect(count(at - 1)).toBe(0);
  expect(count(at + 4)).toBe(0);
});

test('all arrows of a diagram are labelled at once, and nothing but the arrows changes', async () => {
  for (const text of [declared(fence(drawing)), `# Orders\n\n${fence(drawing)}\n`]) {
    const { actions, analysis, service } = await actionsAt(text, '--> gw');
    const all = actions.find(({ title }) => title === 'Label all arrows of this diagram')!;
    const after = applyEdits(text, all.edits);
    expect(after.replaceAll(/-->\|[^|]*\|/g, '-->')).toBe(text.replaceAll(/-->\|[^|]*\|/g, '-->'));
    expect(shownFindings(await service.analyse({ ...analysis, text: after }, host)).filter((line) => line.includes('label'))).toEqual([]);
  }
});

test('all that is safe in the document is mended at once, beside a finding that has a safe fix', async () => {
  const queue = (from: string): string =>
    fence(`flowchart LR\n  ${from} -->|publish orders| q[[Order Queue]]\n  q -.->|consume orders| w[Order Worker]`);
  const text = declared(`${queue('a[Order API]')}\n\n${queue('b[Stock API]')}`);
  const { actions } = await actionsAt(text, '-->|publish');
  const all = actions.find(({ title }) => title === 'Fix all that is safe in this document')!;
  expect(applyEdits(text, all.edits)).toBe(text.replaceAll('-->|publish', '-.->|publish'));
  expect((await actionsAt(declared(queue('a[Order API]')), '-->|publish')).actions.map(({ title }) => title)).not.toContain(all.title);
});

test('one arrow of a kind has no action for all', async () => {
  const { actions } = await actionsAt(declared(fence(drawing.replace('gw --> api', 'gw -->|gRPC| api'))), '--> gw');
  expect(actions.map(({ title }) => title)).not.toContain('Label all arrows of this diagram');
});

describe('“Ignore this here” hides the finding, and brings no other', () => {
  const table = "CREATE TABLE orders (\n  id uuid PRIMARY KEY,\n  status text CHECK (status IN ('NEW', 'PAID'))\n);";
  const er = 'erDiagram\n  ORDER {\n    uuid id PK\n    text status "NEW, PAID"\n  }';
  const cases: readonly (readonly [name: string, text: string, mark: string, inserted: string, path: string])[] = [
    [
      'in Mermaid, indented as the line is',
      declared(fence(drawing)),
      '--> gw',
      '  %% designdoc-disable-next-line hld/label-every-arrow\n',
      '/repo/a.md',
    ],
    [
      'in Mermaid in a quote',
      declared(fence(drawing).replace(/^/gm, '> ')),
      '--> gw',
      '>   %% designdoc-disable-next-line hld/label-every-arrow\n',
      '/repo/a.md',
    ],
    [
      'in Mermaid in a list',
      declared(`- Drawing\n\n${fence(drawing).replace(/^/gm, '  ')}`),
      '--> gw',
      '    %% designdoc-disable-next-line hld/label-every-arrow\n',
      '/repo/a.md',
    ],
    [
      'on the header of a diagram',
      declared(fence(drawing.replace(', 3K RPS', ''))),
      'flowchart LR',
      '%% designdoc-disable-next-line hld/annotate-numbers\n',
      '/repo/a.md',
    ],
    ['in an erDiagram', declared(fence(er)), 'status', '    %% designdoc-disable-next-line lld/status-state-machine\n', '/repo/a.md'],
    ['in SQL', declared(fence(table, 'sql')), 'status text', '  -- designdoc-disable-next-line lld/status-state-machine\n', '/repo/a.md'],
    ['in a file of its own', drawing, '--> gw', '  %% designdoc-disable-next-line hld/label-every-arrow\n', '/repo/a.hld.mmd'],
    [
      'with CRLF',
      declared(fence(drawing)).replaceAll('\n', '\r\n'),
      '--> gw',
      '  %% designdoc-disable-next-line hld/label-every-arrow\r\n',
      '/repo/a.md',
    ],
  ];

  test.each(cases)('%s', async (_, text, mark, inserted, path) => {
    const { actions, analysis, service } = await actionsAt(text, mark, path);
    const { edits, finding } = actions.find(({ title }) => title === 'Ignore this here')!;
    expect(edits.map((edit) => edit.text)).toEqual([inserted]);
    const { report } = await service.analyse({ ...analysis, text: applyEdits(text, edits) }, host);
    expect(report.findings).toHaveLength(analysis.report.findings.length - 1);
    expect(report.findings.filter(({ rule, message }) => rule === finding.rule && message === finding.message)).toEqual([]);
  });

  test('names the rule where two rules find something at one place', async () => {
    const { actions } = await actionsAt(
      declared(fence('flowchart LR\n  api[Order Service, 3K RPS] --> q[[Order Queue]]\n  q -.->|consume| w[Order Worker]')),
      '--> q',
    );
    expect(actions.filter(({ title }) => title.startsWith('Ignore')).map(({ title }) => title)).toEqual([
      'Ignore hld/async-dashed here',
      'Ignore hld/label-every-arrow here',
    ]);
  });
});

describe('turning a rule off in the config', () => {
  const turnOff = async (files: Record<string, string>): Promise<{ path: string; text: string }> => {
    const { service } = workspace({ ...files, '/repo/docs/a.md': declared(fence(drawing)) });
    const { path, text } = (await service.turnOff('hld/label-every-arrow', '/repo/docs/a.md', host))!;
    const after = workspace({ ...files, '/repo/docs/a.md': declared(fence(drawing)), [path]: text });
    expect((await after.findings('/repo/docs/a.md')).filter((line) => line.includes('label'))).toEqual([]);
    return { path, text };
  };

  test('makes one at the root of the repository where there is none', async () => {
    const made = { path: '/repo/designdoc.config.json', text: '{\n  "rules": {\n    "hld/label-every-arrow": "off"\n  }\n}\n' };
    expect(await turnOff({ '/repo/.git/HEAD': '' })).toEqual(made);
    expect(await turnOff({})).toEqual(made);
  });

  test('edits the one there is, and keeps its comments and indent', async () => {
    const before = '{\n\t// ours\n\t"rules": {\n\t\t"hld/async-dashed": "error"\n\t}\n}\n';
    expect((await turnOff({ '/repo/docs/designdoc.config.json': before })).text).toBe(
      before.replace('"error"', '"error",\n\t\t"hld/label-every-arrow": "off"'),
    );
    expect((await turnOff({ '/repo/designdoc.config.json': '{\n  "rules": { "hld/label-every-arrow": "error" }\n}' })).text).toContain(
      '"hld/label-every-arrow": "off" }',
    );
  });

  test('edits package.json where the config stands there', async () => {
    const { path, text } = await turnOff({ '/repo/package.json': '{\n  "name": "x",\n  "designdoc": {}\n}\n' });
    expect(path).toBe('/repo/package.json');
    expect(JSON.parse(text)).toEqual({ name: 'x', designdoc: { rules: { 'hld/label-every-arrow': 'off' } } });
  });

  test('is not offered where the config cannot be read, or a document stands in no folder', async () => {
    const { service } = workspace({ '/repo/designdoc.config.json': '{' });
    expect(await service.turnOff('hld/label-every-arrow', '/repo/a.md', host)).toBe(undefined);
    expect(await service.turnOff('hld/label-every-arrow', 'untitled:Untitled-1', host)).toBe(undefined);
  });
});
