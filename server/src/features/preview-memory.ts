import type { Design } from '../model/design.ts';
import type { SectionText } from '../syntax/markdown/outline.ts';
import { type RenderedFence, type RenderedHtml, renderBlocks } from '../syntax/markdown/render.ts';
import type { PreviewReading } from './preview-content.ts';
import { contentKey } from './preview-key.ts';

/** With a name for what it shows. */
type Kept = (RenderedHtml & { readonly key: string }) | RenderedFence;

/** What was rendered of the sections of one document; holds no more than its last version has. */
export class PreviewMemory {
  private kept: ReadonlyMap<string, readonly Kept[]> = new Map();
  private definitions = '';
  private read: { readonly design: Design; readonly reading: PreviewReading | undefined } | undefined;

  /** What helps to read a design: made once, however many parts of its document are asked for. */
  reading(design: Design, make: () => PreviewReading | undefined): PreviewReading | undefined {
    if (this.read?.design !== design) this.read = { design, reading: make() };
    return this.read.reading;
  }

  /**
   * The blocks of each of the first sections: kept ones, else rendered now.
   * @param definitions the document's link definitions, which decide what is a link in all sections
   * @param count of sections that are wanted; of the others is kept what there is
   */
  recall(sections: readonly SectionText[], definitions: readonly string[], count = sections.length): readonly (readonly Kept[])[] {
    const links = definitions.join('\n');
    const last = links === this.definitions ? this.kept : new Map<string, readonly Kept[]>();
    const next = new Map<string, readonly Kept[]>();
    const rendered = sections.slice(0, count).map((section) => {
      const blocks = next.get(section.text) ?? last.get(section.text) ?? render(section, definitions);
      next.set(section.text, blocks);
      return blocks;
    });
    for (const { text } of sections.slice(count)) {
      const blocks = last.get(text);
      if (blocks) next.set(text, blocks);
    }
    this.kept = next;
    this.definitions = links;
    return rendered;
  }
}

const render = (section: SectionText, definitions: readonly string[]): Kept[] =>
  renderBlocks(section, definitions).map((block) => ('html' in block ? { ...block, key: contentKey('prose', block.html) } : block));
