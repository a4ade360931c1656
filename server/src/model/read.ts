/** From text to design: the one way in. */
import { readFrontmatter } from '../syntax/markdown/frontmatter.ts';
import { outline, type Outline } from '../syntax/markdown/outline.ts';
import type { Design } from './design.ts';
import { readSection, readStandalone, type SectionFacts } from './facts.ts';
import { decideGate, type GateEvidence, type GateOptions } from './gate.ts';
import { link, type LocatedFacts } from './link.ts';

/** What was read of the sections of one document, by their text; holds no more than its last version had. */
export class FactsMemory {
  private kept: ReadonlyMap<string, SectionFacts> = new Map();

  /** The facts of each text: kept ones, else read now. */
  recall(texts: readonly { readonly key: string; readonly read: () => SectionFacts }[]): SectionFacts[] {
    const next = new Map<string, SectionFacts>();
    const facts = texts.map(({ key, read }) => {
      const found = next.get(key) ?? this.kept.get(key) ?? read();
      next.set(key, found);
      return found;
    });
    this.kept = next;
    return facts;
  }
}

export interface SourceDocument {
  /** With forward slashes; the ending tells a standalone diagram. */
  readonly path: string;
  readonly text: string;
}

/** Reads a Markdown document or a standalone diagram. `memory` makes the next version of it cheaper and changes nothing else. */
export function readDesign({ path, text }: SourceDocument, options: GateOptions = {}, memory: FactsMemory = new FactsMemory()): Design {
  const standalone = /\.(?:mmd|mermaid)$/i.test(path);
  const parts = standalone ? undefined : outline(text);
  const located = parts
    ? locate(parts, memory)
    : [{ facts: memory.recall([{ key: text, read: () => readStandalone(text) }])[0]!, range: { start: 0, end: text.length } }];
  return link(located, { path, ...decideGate(evidenceOf(path, parts, located), options), lineEnd: text.includes('\r\n') ? '\r\n' : '\n' });
}

function locate({ sections }: Outline, memory: FactsMemory): LocatedFacts[] {
  const facts = memory.recall(sections.map((section) => ({ key: section.text, read: () => readSection(section) })));
  return sections.map(({ range }, i) => ({ facts: facts[i]!, range }));
}

function evidenceOf(path: string, parts: Outline | undefined, located: readonly LocatedFacts[]): GateEvidence {
  const facts = located.map((section) => section.facts);
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
