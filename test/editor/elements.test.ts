// Every element of every diagram, from the picture to its source and back: the page alone, with Mermaid drawing in a real browser.
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DiagramElement } from '../../client/protocol/messages.ts';
import { inRoot } from '../../scripts/paths.mjs';
import { previewElements } from '../../server/src/features/preview-elements.ts';
import { outline } from '../../server/src/syntax/markdown/outline.ts';
import { readDiagram } from '../../server/src/syntax/mermaid/read.ts';
import type { Diagram } from '../../server/src/syntax/mermaid/tree.ts';
import { openPreviewPage, type PreviewPage } from './page.ts';
import { DIAGRAMS } from './support/diagrams.ts';
import { launchBrowser } from './support/editor.ts';
import { type Expected, expected } from './support/expected.ts';

const EXAMPLES = ['designs', 'drafts'].flatMap((folder) =>
  readdirSync(inRoot('examples', folder)).map((file) => ({
    name: `${folder}/${file}`,
    text: readFileSync(inRoot('examples', folder, file), 'utf8'),
  })),
);

/** The diagrams of all examples. */
const DRAWN = EXAMPLES.flatMap(({ name, text }) =>
  outline(text)
    .sections.flatMap(({ fences }) => fences.filter(({ lang }) => lang === 'mermaid'))
    .map((fence, index): [string, string] => [`${name}, diagram ${index + 1}`, fence.text]),
);

/** Where the diagram begins in its document. */
const START = 100;

/** What the page makes of an element. */
interface Shown {
  /** Where a click on it led. */
  readonly start: number;
  readonly end: number;
  /** All that is written on it, without spaces. */
  readonly words: string;
  /** What it takes up, its words apart. */
  readonly box: Box;
  /** Of a line: its two ends. */
  readonly ends: readonly Point[];
  /** Whether it was outlined when the cursor stood on its source. */
  readonly outlined: boolean;
}

type Point = Readonly<Record<'x' | 'y', number>>;
type Box = Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;

describe('a picture leads from each element to its source, and back', () => {
  let browser: Browser;
  let preview: PreviewPage;
  beforeAll(async () => {
    browser = await launchBrowser();
    preview = await openPreviewPage(browser);
    // No picture is higher: none is scrolled while it is measured.
    await preview.page.setViewportSize({ width: 1000, height: 6000 });
  });
  afterAll(() => browser.close());

  let version = 0;
  /** Clicks on each part that can be clicked, puts the cursor on each element, and tells what came of it. */
  async function tryAll(source: string, elements: readonly DiagramElement[]): Promise<readonly (Shown | undefined)[]> {
    version++;
    const diagram = { index: 0, source, elements: [...elements] };
    await preview.show({ version: 0, blocks: [], findings: [] });
    await preview.show({ version, blocks: [{ key: source, line: 9, start: START, diagram }], findings: [] });
    const figure = preview.page.locator('.diagram:not([data-state=waiting])');
    await figure.waitFor();
    expect({ state: await figure.getAttribute('data-state'), note: await figure.locator('figcaption').textContent() }).toEqual({
      state: 'drawn',
      note: '',
    });
    return preview.page.locator('.picture').evaluate(
      async (host, { elements, offset, version }) => {
        const { told } = window as unknown as { told: { type: string; start: number; end: number }[] };
        const root = host.shadowRoot!;
        const leadsTo = (part: Element): { start: number; end: number } => {
          part.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
          const { start, end } = told.findLast(({ type }) => type === 'reveal')!;
          return { start: start - offset, end: end - offset };
        };
        const moveTo = async ({ start, end }: { start: number; end: number }): Promise<void> => {
          const arrived = new Promise((resolve) => window.addEventListener('message', resolve, { once: true }));
          window.postMessage({ type: 'cursor', version, start: start + offset, end: end + offset }, '*');
          await arrived;
        };
        const endsOf = (line: Element): { x: number; y: number }[] => {
          if (!(line instanceof SVGPathElement || line instanceof SVGLineElement)) return [];
          const matrix = line.getScreenCTM()!;
          return [0, line.getTotalLength()].map((at) => {
            const { x, y } = line.getPointAtLength(at).matrixTransform(matrix);
            return { x, y };
          });
        };
        const shown = [];
        for (const [index, element] of elements.entries()) {
          const handles = [...root.querySelectorAll<SVGGraphicsElement>(`.handle[data-element="${index}"]`)];
          const [first, ...others] = handles.sort((a, b) => Number(a.dataset['part']) - Number(b.dataset['part']));
          if (!first) {
            shown.push(undefined);
            continue;
          }
          const places = [first, ...others].map(leadsTo);
          if (new Set(places.map(({ start, end }) => `${start} ${end}`)).size > 1)
            throw new Error(`The parts of element ${index} lead to different places.`);
          await moveTo(element);
          const { left, right, top, bottom } = first.getBoundingClientRect();
          shown.push({
            ...places[0]!,
            words: [first, ...others]
              .map(({ textContent }) => textContent)
              .join('')
              .replaceAll(/\s+/g, ''),
            box: { left, right, top, bottom },
            ends: endsOf(first),
            outlined: [first, ...others].every(({ classList }) => classList.contains('current')),
          });
        }
        return shown;
      },
      { elements, offset: START, version },
    );
  }

  /** What Mermaid drew and nothing leads from. */
  const forgotten = () =>
    preview.page.locator('.picture').evaluate((host) => {
      const things = ['.node', 'g.cluster', '.statediagram-cluster:not(.statediagram-cluster-alt)', '.c4-shape', '.architecture-service'];
      const rows = [
        '.attribute-type',
        '.members-group > .label',
        '.methods-group > .label',
        '[data-et=participant]',
        '[data-et=note]',
        '.sectionTitle',
      ];
      const lines = ['path[data-edge]', '[data-et=message]', '[data-et=life-line]', 'path.edge', 'svg > g > :is(line, path)[marker-end]'];
      const selectors = [
        ...[...things, ...rows].map((each) => `${each}:not(.handle)`),
        ...lines.map((each) => `${each}:not(.handle, :has(+ .handle))`),
      ];
      return [...host.shadowRoot!.querySelectorAll(selectors.join())].map(({ outerHTML }) => outerHTML.slice(0, 200));
    });

  /** Which of `expected` are wrong: not found, leading elsewhere, not outlined, with other words, or joining other things. */
  function wrong(tree: Diagram, elements: readonly DiagramElement[], shown: readonly (Shown | undefined)[]): Expected[] {
    const left = elements.flatMap((element, index) => (shown[index] ? [{ element, shown: shown[index] }] : []));
    const boxAt = ({ start }: { start: number }): Box | undefined =>
      left.find(({ element: { kind, also = [], ...first } }) => /node|group/.test(kind) && [first, ...also].some((place) => place.start === start))
        ?.shown.box;
    return expected(tree).filter(({ kind, start, words, ends = [] }) => {
      const index = left.findIndex(
        ({ element, shown }) =>
          element.kind === kind &&
          element.start === start &&
          shown.start === start &&
          shown.end === element.end &&
          shown.outlined &&
          holdsInOrder(shown.words, words.map(plain)) &&
          ends.every((end, side) => touches(shown.ends[side], boxAt(end), tree.type === 'sequence')),
      );
      if (index !== -1 && kind === 'edge') left.splice(index, 1);
      return index === -1;
    });
  }

  const TYPES = ['flowchart', 'sequence', 'er', 'class', 'state', 'c4', 'architecture', 'block', 'requirement'];
  const counts = new Map<string, number>();

  test.each([...Object.entries(DIAGRAMS), ...DRAWN])('%s', async (_name, source) => {
    const tree = readDiagram(source);
    expect(tree.errors).toEqual([]);
    const elements = previewElements(tree);
    const shown = await tryAll(source, elements);

    expect(
      elements.filter((_element, index) => !shown[index]).map((element) => ({ ...element, text: source.slice(element.start, element.end) })),
    ).toEqual([]);
    expect(wrong(tree, elements, shown).map((each) => ({ ...each, text: source.slice(each.start, each.start + 60) }))).toEqual([]);
    expect(await forgotten()).toEqual([]);
    counts.set(tree.type, (counts.get(tree.type) ?? 0) + elements.length);
  });

  test('and there are many of each type', () => {
    expect([...counts.keys()].sort()).toEqual([...TYPES].sort());
    const six = TYPES.slice(0, 6).map((type) => counts.get(type) ?? 0);
    expect(Math.min(...six)).toBeGreaterThan(10);
    expect(six.reduce((sum, count) => sum + count)).toBeGreaterThan(150);
  });
});

/** As it is written on a picture: without breaks, emphasis and marks of generic types. */
const plain = (words: string): string => words.replaceAll(/<br\s*\/?>|\\n/g, '').replaceAll(/[\s`*~<>«»]+/g, '');

/** Whether the words stand in `text`, one after the other. */
function holdsInOrder(text: string, words: readonly string[]): boolean {
  let from = 0;
  const written = text.replaceAll(/[`*~<>«»]+/g, '');
  return words.every((word) => {
    const at = written.indexOf(word, from);
    from = at + word.length;
    return at !== -1;
  });
}

/** Whether an end of a line is at a box; arrow heads leave a gap. A message ends at a participant's line, which is below its head. */
const touches = (end: Point | undefined, box: Box | undefined, below: boolean): boolean =>
  end !== undefined &&
  box !== undefined &&
  end.x > box.left - 20 &&
  end.x < box.right + 20 &&
  (below || (end.y > box.top - 20 && end.y < box.bottom + 20));
