import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { workspace } from '../support/workspace.ts';
import { previewContent } from '../support/preview.ts';
for (const f of ['drafts/uber.md','designs/uber.md','designs/url-shortener.md'])
test(f, async () => {
  let text=''; try { text = readFileSync('examples/'+f,'utf8'); } catch { return; }
  const a = await workspace({ '/repo/a.md': text }).analyse('/repo/a.md');
  const c = previewContent(text, { design: a.design, findings: a.report.findings });
  const r = c.reading!;
  console.log(c.findings.length, JSON.stringify(r).length, r.components.map((x) => `${x.name}|${x.kind}|${x.technology}|${x.places.length}`).join('\n'));
  for (const p of r.paths) console.log(p.path, p.told.map((t) => text.slice(t.start, t.start+50)), p.places.map(({diagram, element}) => { const d = c.blocks.find((b) => 'diagram' in b && b.diagram.index===diagram) as any; const e = d?.diagram.elements[element]; return diagram+':'+d?.diagram.source.slice(e.start,e.end)}));
});
