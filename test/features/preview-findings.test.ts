/** What is said of a diagram is said of a part of its picture. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { previewContent } from '../support/preview.ts';
import { workspace } from '../support/workspace.ts';

/** The findings in diagrams of a text, each as its rule and the texts of the elements that it marks. */
async function marked(text: string): Promise<{ readonly rule: string; readonly place: string; readonly marks: readonly string[] }[]> {
  const { report } = await workspace({ '/repo/a.md': text }).analyse('/repo/a.md');
  const { blocks, findings } = previewContent(text, { findings: report.findings });
  return findings.flatMap(({ rule, start, end, diagram, elements = [] }) => {
    const block = blocks.find((each) => 'diagram' in each && each.diagram.index === diagram);
    if (!block || !('diagram' in block)) return [];
    const written = elements.map((index) => {
      const { kind, start: from, end: to } = block.diagram.elements[index]!;
      return `${kind} ${text.slice(block.start + from, block.start + to)}`;
    });
    return [{ rule, place: text.slice(start, end), marks: written }];
  });
}

const DRAFTS = readdirSync('examples/drafts').map((file): [string, string] => [file, readFileSync(`examples/drafts/${file}`, 'utf8')]);

describe.each(DRAFTS)('each finding in a diagram of %s', (_file, text) => {
  test('marks an element, unless it is said of the diagram as a whole', async () => {
    const findings = await marked(text);
    expect(findings.length).toBeGreaterThan(5);
    expect(findings.filter(({ marks, place }) => marks.length === 0 && place !== 'flowchart')).toEqual([]);
  });
});

test('a status without a state machine marks its attribute, a relationship its line, a state itself', async () => {
  const all = (await Promise.all(DRAFTS.map(([, text]) => marked(text)))).flat();
  const marks = (rule: string) => all.flatMap((finding) => (finding.rule === rule ? finding.marks : []));
  expect(marks('lld/status-state-machine')).toEqual([expect.stringMatching(/^member \w+ status/)]);
  expect(marks('lld/junction-table')).toEqual(['edge DRIVER }o--o{ VEHICLE : uses']);
  expect(marks('lld/state-machine-sound')).toContain('node ARRIVED');
  expect(marks('hld/arrow-names-contract')).toEqual([expect.stringMatching(/^edge .*uses/)]);
});
