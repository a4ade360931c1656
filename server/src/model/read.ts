/** From text to design: the one way in. */
import { readFrontmatter } from '../syntax/markdown/frontmatter.ts';
import { outline, type Outline } from '../syntax/markdown/outline.ts';
import type { Design } from './design.ts';
import { readDiagramEndpoints } from './endpoint-facts.ts';
import { readSection, readStandalone, type SectionFacts } from './facts.ts';
import { decideGate, type GateEvidence, type GateOptions } from './gate.ts';
import type { Glossary } from './glossary.ts';
import { link, type LocatedFacts } from './link.ts';
import { NO_PROSE, type ProseFacts, readProse } from './prose.ts';

/** What was made of texts, by the text; holds no more than what was asked for last. */
class Kept<T> {
  private last: ReadonlyMap<string, T> = new Map();

  /** What each item's text gives: kept, else read now. */
  recall<Item extends { readonly text: string }>(items: readonly Item[], read: (item: Item) => T): T[] {
    const next = new Map<string, T>();
    const given = items.map((item) => {
      const found = next.get(item.text) ?? this.last.get(item.text) ?? read(item);
      next.set(item.text, found);
      return found;
    });
    this.last = next;
    return given;
  }
}

/** What was read of the sections of one document, so that its next version costs only what changed. */
export class FactsMemory {
  private facts = new Kept<SectionFacts>();
  private glossary = '';
  readonly prose = new Kept<ProseFacts>();

  /** The facts under a glossary; those of another are not kept. */
  factsUnder(glossary: Glossary): Kept<SectionFacts> {
    const key = JSON.stringify(glossary);
    if (key !== this.glossary) this.facts = new Kept();
    this.glossary = key;
    return this.facts;
  }
}

export interface ReadOptions extends GateOptions {
  /** What the config calls things. */
  readonly glossary?: Glossary;
}

export interface SourceDocument {
  /** With forward slashes; the ending tells a standalone diagram. */
  readonly path: string;
  readonly text: string;
}

/** Reads a Markdown document or a standalone diagram. `memory` makes the next version of it cheaper and changes nothing else. */
export function readDesign({ path, text }: SourceDocument, options: ReadOptions = {}, memory: FactsMemory = new FactsMemory()): Design {
  const { glossary = [] } = options;
  const kept = memory.factsUnder(glossary);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  if (/\.(?:mmd|mermaid)$/i.test(path)) {
    const facts = kept.recall([{ text }], (file) => readStandalone(file.text, glossary));
    const gate = decideGate(evidenceOf(path, undefined, facts), options);
    return link([{ facts: facts[0]!, prose: { ...NO_PROSE, endpoints: readDiagramEndpoints(text) }, range: { start: 0, end: text.length } }], {
      path,
      ...gate,
      lineEnd,
    });
  }
  const parts = outline(text);
  const facts = kept.recall(parts.sections, (section) => readSection(section, glossary));
  const gate = decideGate(evidenceOf(path, parts, facts), options);
  const prose = gate.kind === null ? [] : memory.prose.recall(parts.sections, readProse);
  const located = parts.sections.map(({ range }, i): LocatedFacts => ({ facts: facts[i]!, prose: prose[i] ?? NO_PROSE, range }));
  return link(located, { path, ...gate, lineEnd });
}

function evidenceOf(path: string, parts: Outline | undefined, facts: readonly SectionFacts[]): GateEvidence {
  const diagrams = facts.flatMap((section) => section.diagrams);
  const { value } = readFrontmatter(parts?.frontmatter?.text ?? '');
  return {
    path,
    frontmatter: value['design'],
    designTokens: ['colors', 'colours', 'typography'].some((key) => key in value),
    comments: facts.flatMap(({ comments }) => comments.map(({ text }) => text)),
    title: facts.find(({ level }) => level === 1)?.title ?? facts.find(({ level }) => level > 0)?.title ?? '',
    standalone: !parts,
    architectureDiagrams: diagrams.filter(({ role }) => role === 'architecture').length,
    dataDiagrams: diagrams.filter(({ tree }) => tree.type === 'er' && tree.entities.some(({ attributes }) => attributes.length > 0)).length,
    tables: facts.reduce((sum, { scripts }) => sum + scripts.reduce((tables, { script }) => tables + script.tables.length, 0), 0),
    designHeadings: facts.filter(({ isDesign }) => isDesign).length,
    lessonHeadings: facts.filter(({ isLesson }) => isLesson).length,
  };
}
