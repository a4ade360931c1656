import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { refactorings } from '../../server/src/features/refactorings.ts';
import { readDesign } from '../../server/src/model/read.ts';
import { rules } from '../../server/src/rules/index.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { mermaidErrors, mermaidRejects } from '../support/mermaid.ts';
import { describeRealDocuments } from '../support/real-documents.ts';

const PATH = 'docs/design.md';

describe('what is written is clean', () => {
  const found = (text: string): string[] => {
    const design = readDesign({ path: PATH, text });
    return rules.flatMap((rule) => [...rule.check(design)].map(({ message }) => `${rule.id}: ${message}`));
  };
  const OWN = {
    'an architecture in plain text':
      '---\ndesign: hld\n---\n# Orders\n\n## Capacity\n\n3,000 requests/s at peak, 20 GB a month, p99 200 ms.\n\n## API\n\n- `POST /orders`: places one\n- `GET /orders/{id}`: reads it\n\n## Architecture\n\n```\n[Web App] → [API Gateway] → [Order Service] → [Orders DB]\n                                  ↓\n                         [Kafka: order-placed]\n                                  ↓\n                            [Mail Worker]\n```\n\n## Write path\n\n1. The Order Service inserts the order.\n\n## Read path\n\n1. The Order Service selects it.\n',
    'a machine in plain text':
      '---\ndesign: lld\n---\n# Orders\n\n## Entities\n\n```mermaid\nerDiagram\n  ORDER {\n    uuid id PK\n    string status "NEW, PAID, SENT"\n  }\n```\n\n## Queries\n\n- Find an order by id: `SELECT * FROM orders WHERE id = $1`\n\n## Order status\n\n```\nNEW ──pay──▶ PAID ──ship──▶ SENT\n```\n',
  };
  const drafts = Object.fromEntries(
    readdirSync('examples/drafts').map((file) => [`examples/drafts/${file}`, readFileSync(`examples/drafts/${file}`, 'utf8')]),
  );

  /** All that can be done in a document, each alone. */
  function all(text: string): string[] {
    const design = readDesign({ path: PATH, text });
    const starts = [
      ...design.diagrams.map(({ range }) => range.start),
      ...design.entities.flatMap(({ views }) => views.flatMap(({ attributes }) => attributes.map(({ range }) => range.start))),
    ];
    return starts.flatMap((start) => refactorings(design, text, { start, end: start })).map(({ edits }) => applyEdits(text, edits));
  }

  // The machine of the parking lot's slots is drawn.
  test.each(Object.entries({ ...OWN, ...drafts }).filter(([name]) => name !== 'examples/drafts/parking-lot.md'))('%s', async (_, text) => {
    const before = new Set(found(text));
    const written = all(text);
    expect(written.length).toBeGreaterThan(0);
    for (const each of written) {
      expect(found(each).filter((finding) => !before.has(finding) && !finding.startsWith('doc/placeholder'))).toEqual([]);
      expect(await mermaidErrors(each)).toEqual([]);
    }
  });
});

describeRealDocuments('the text diagrams of real documents', (documents) => {
  const converted = documents.flatMap(({ name, text }) => {
    const design = readDesign({ path: `docs/${name}`, text });
    return design.diagrams
      .filter(({ type, closed }) => type === 'arrow-text' && closed)
      .map(({ range, body }) => {
        const [edit] = refactorings(design, text, { start: range.start, end: range.start }).flatMap(({ edits }) => edits);
        return { drawing: text.slice(body.start, body.end), written: edit?.text ?? '' };
      });
  });

  test('all can be converted, and Mermaid accepts them', async () => {
    expect(converted.length).toBeGreaterThan(50);
    expect(await mermaidRejects(converted.map(({ written }) => written).join('\n\n'))).toEqual([]);
    expect(converted.filter(({ written }) => !written.startsWith('```mermaid'))).toEqual([]);
  });

  test('no word and no number is lost', () => {
    const lost = converted.flatMap(({ drawing, written }) => {
      const said = decoded(written);
      return (drawing.match(/[\p{L}\p{N}_.-]*[\p{L}\p{N}]/gu) ?? []).filter((word) => word.length > 1 && !said.includes(word));
    });
    expect(lost).toEqual([]);
  });
});

/** Written text as it reads. */
const decoded = (text: string): string =>
  text
    .replace(/\\(.)/g, '$1')
    .replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/#quot;/g, '"')
    .replace(/#lt;/g, '<')
    .replace(/#gt;/g, '>');
