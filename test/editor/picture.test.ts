// What a reader can do with a picture: the page alone, with Mermaid drawing in a real browser.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Content, Finding } from '../../client/protocol/messages.ts';
import { previewElements } from '../../server/src/features/preview-elements.ts';
import { readDiagram } from '../../server/src/syntax/mermaid/read.ts';
import type { Flowchart } from '../../server/src/syntax/mermaid/tree.ts';
import { openPreviewPage, type PreviewPage } from './page.ts';
import { launchBrowser } from './support/editor.ts';

/** The content of a document that is one diagram, which begins at offset 100. */
function content(source: string, findings: readonly Finding[] = [], version = 1): Content {
  const diagram = { index: 0, source, elements: [...previewElements(readDiagram(source))] };
  return { version, blocks: [{ key: source, line: 9, start: 100, diagram }], findings };
}

const FLOWCHARTS = {
  'equal labels, equal ends, loops': `flowchart LR
    a[Redis] --> b[Redis]
    a -->|get| b
    b --> a
    b --> b
    a -.-> c[(Redis)]`,
  'chains and &': `flowchart TB
    a --> b --> c & d -->|x| e
    e ==> a & b`,
  'nested subgraphs': `flowchart LR
    subgraph outer [Outer]
      subgraph inner [Inner]
        x1[One] --> x2[Two]
      end
      x2 --> y[Three]
    end
    subgraph alone
      p --> q
    end
    y --> p
    z --> x1`,
  'ids that read alike and ids of arrows': `flowchart LR
    a_b --> c
    a --> b_c
    c e1@--> b_c
    n1-2 --> n1
    n1 --> n1-2-3`,
  'declared after use': `flowchart RL
    api --> db
    db[(Orders DB)]
    api([Order API])
    api x--x db
    api o--o web{{Web}}`,
};

interface Spot {
  readonly start: number;
  readonly end: number;
}

describe('a picture', () => {
  let browser: Browser;
  let preview: PreviewPage;
  beforeAll(async () => void (browser = await launchBrowser()));
  afterAll(() => browser.close());
  afterEach(() => preview.close());

  async function draw(shown: Content): Promise<void> {
    preview = await openPreviewPage(browser);
    await preview.show(shown);
    await preview.page.locator('.diagram[data-state=drawn] .picture svg').waitFor();
  }

  /** Clicks on all that can be clicked: where it is drawn and which source it leads to. */
  const clickAll = () =>
    preview.page.locator('.picture').evaluate((host) => {
      const { told } = window as unknown as { told: Spot[] };
      const leadsTo = (part: Element): Spot => {
        part.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
        const { start, end } = told.at(-1)!;
        return { start: start - 100, end: end - 100 };
      };
      const parts = [...host.shadowRoot!.querySelectorAll<SVGGraphicsElement>('.handle')];
      const lines = parts.filter((part) => part instanceof SVGPathElement);
      return {
        nodes: parts
          .filter((part) => !(part instanceof SVGPathElement))
          .map((part) => ({ ...leadsTo(part), box: part.getBoundingClientRect().toJSON() as DOMRect })),
        edges: lines.map((line) => {
          const matrix = line.getScreenCTM()!;
          const [tail, head] = [0, line.getTotalLength()].map((at) => line.getPointAtLength(at).matrixTransform(matrix));
          return { ...leadsTo(line), tail: { x: tail!.x, y: tail!.y }, head: { x: head!.x, y: head!.y } };
        }),
      };
    });

  /** Whether a line that ends there ends at that box; arrow heads leave a gap. */
  const touches = ({ x, y }: { x: number; y: number }, { left, right, top, bottom }: DOMRect): boolean =>
    x > left - 14 && x < right + 14 && y > top - 14 && y < bottom + 14;

  test.each(Object.entries(FLOWCHARTS))('of a flowchart leads from every node and arrow to its source: %s', async (_name, source) => {
    const { nodes, edges } = readDiagram(source) as Flowchart;
    await draw(content(source));
    const clicked = await clickAll();

    expect(clicked.nodes.map(({ start, end }) => source.slice(start, end)).sort()).toEqual(
      nodes.map(({ places: [place] }) => source.slice(place!.id.start, place!.shape?.end ?? place!.id.end)).sort(),
    );
    const boxes = new Map(nodes.map(({ id, places: [place] }) => [id, clicked.nodes.find(({ start }) => start === place!.id.start)!.box]));
    const left = [...edges];
    for (const { start, end, tail, head } of clicked.edges) {
      const index = left.findIndex(
        ({ link, from, to }) => link.start === start && link.end === end && touches(tail, boxes.get(from.id)!) && touches(head, boxes.get(to.id)!),
      );
      expect(index, `no arrow “${source.slice(start, end)}” at ${start} joins what the drawn one joins`).not.toBe(-1);
      left.splice(index, 1);
    }
    expect(left).toEqual([]);
  });
});
