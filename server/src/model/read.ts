/** From text to design: the one way in. */
import { readFrontmatter } from '../syntax/markdown/frontmatter.ts';
import { outlineAgain } from '../syntax/markdown/outline-again.ts';
import { outline, type Outline } from '../syntax/markdown/outline.ts';
import { type Change, changeBetween } from '../text/change.ts';
import { GROUP_OF_KIND } from './components/component-words.ts';
import type { Design, DiagramView } from './design.ts';
import { isDiagramFile } from './diagram-file.ts';
import { placeholdersInDiagram } from './sections/placeholders.ts';
import { readDiagramEndpoints } from './contracts/endpoint-facts.ts';
import { SectionMemory } from './section-memory.ts';
import { type DiagramFacts, readSection, readStandalone, type SectionFacts } from './facts.ts';
import { decideGate, type DiagramEvidence, type Gate, type GateEvidence, type GateOptions, isOtherFrontmatter } from './gate.ts';
import type { Glossary } from './components/glossary.ts';
import { isProposal, proposalParts } from './sections/headings.ts';
import { diagramsOf, link, type LocatedFacts, type Names, namesOf, speaksOfTheSame } from './link.ts';
import { NO_PROSE, type ProseFacts, readProse } from './prose.ts';
import { sameFacts } from './same-facts.ts';

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

/** What was read of one document, so that its next version costs only what changed. */
export class FactsMemory {
  private facts = new Kept<SectionFacts>();
  private glossary = '';
  private prose = new Kept<ProseFacts>();
  private definitions = '';
  /** Of the section that was edited last. */
  readonly fences = new SectionMemory();
  /** The version read last, and the names of the components of the design linked last. */
  version: Version | undefined;
  names: readonly Names[] = [];

  /** The facts under a glossary; those of another are not kept. */
  factsUnder(glossary: Glossary): Kept<SectionFacts> {
    const key = JSON.stringify(glossary);
    if (key !== this.glossary) this.facts = new Kept();
    this.glossary = key;
    return this.facts;
  }

  /** The prose under the link definitions of its document, which decide what is a link; that of others is not kept. */
  proseUnder(definitions: readonly string[]): Kept<ProseFacts> {
    const key = definitions.join('\n');
    if (key !== this.definitions) this.prose = new Kept();
    this.definitions = key;
    return this.prose;
  }
}

/** One, so that what was read without a glossary is known again. */
const NO_GLOSSARY: Glossary = [];

export interface ReadOptions extends GateOptions {
  /** What the config calls things. */
  readonly glossary?: Glossary;
}

export interface SourceDocument {
  /** With forward slashes; the ending tells a standalone diagram. */
  readonly path: string;
  readonly text: string;
}

/** One version of a document, read but not linked. */
interface Version {
  readonly source: SourceDocument;
  readonly options: ReadOptions;
  /** Absent for a standalone diagram. */
  readonly parts?: Outline;
  /** One for each section, as in `prose`. */
  readonly facts: readonly SectionFacts[];
  readonly prose: readonly ProseFacts[];
  readonly gate: Gate;
}

/** What was read of a document. */
export interface Reading extends Gate {
  /** Of a version that is only moved, linked when it is first asked for. */
  readonly design: Design;
  /** Those of the design, which is not linked for them; of a flowchart that turns out to draw states, without that role. */
  readonly diagrams: readonly DiagramView[];
  /** Absent for a standalone diagram. */
  readonly outline?: Outline;
  /** The edit since the last reading with the same memory, where it moved things and changed none: what was said of the last design still holds. */
  readonly moved?: Change;
  /** With `moved`: the text that the edited section had, where a fix may have been about to move it. */
  readonly rewritten?: string;
}

/** Reads a Markdown document or a standalone diagram. `memory` makes the next version of it cheaper and changes nothing else. */
export const readDesign = (source: SourceDocument, options: ReadOptions = {}, memory: FactsMemory = new FactsMemory()): Design =>
  readDocument(source, options, memory).design;

/** The same, and whether anything but places has changed. */
export function readDocument(source: SourceDocument, options: ReadOptions, memory: FactsMemory): Reading {
  const again = memory.version && readAgain(memory.version, source, options, memory);
  const version = again?.version ?? readVersion(source, options, memory);
  memory.version = version;
  let linked: Design | undefined;
  const reading = {
    ...version.gate,
    get design(): Design {
      return (linked ??= linkVersion(version));
    },
    get diagrams(): readonly DiagramView[] {
      return linked?.diagrams ?? diagramsOf(locate(version));
    },
    ...(version.parts && { outline: version.parts }),
    ...(again?.moved && { moved: again.moved }),
    ...(again?.rewritten !== undefined && { rewritten: again.rewritten }),
  };
  if (!again?.moved) memory.names = reading.design.components.map(namesOf);
  return reading;
}

function readVersion(source: SourceDocument, options: ReadOptions, memory: FactsMemory): Version {
  const { glossary = NO_GLOSSARY } = options;
  const { path, text } = source;
  const kept = memory.factsUnder(glossary);
  if (isDiagramFile(path)) {
    const facts = kept.recall([{ text }], (file) => readStandalone(file.text, glossary));
    const prose = [{ ...NO_PROSE, endpoints: readDiagramEndpoints(text), placeholders: placeholdersInDiagram(text) }];
    return { source, options, facts, prose, gate: decideGate(evidenceOf(path, undefined, facts), options) };
  }
  const parts = outline(text);
  const facts = kept.recall(parts.sections, (section) => readSection(section, glossary, new SectionMemory()));
  const gate = decideGate(evidenceOf(path, parts, facts), options);
  const prose = (): ProseFacts[] =>
    memory.proseUnder(parts.definitions).recall(parts.sections, (section) => readProse(section, parts.definitions, new SectionMemory()));
  return { source, options, parts, facts, prose: gate.kind === null ? [] : prose(), gate };
}

function linkVersion(version: Version): Design {
  const { path, text } = version.source;
  return link(locate(version), { path, ...version.gate, lineEnd: text.includes('\r\n') ? '\r\n' : '\n' });
}

function locate({ source: { text }, parts, facts, prose }: Version): LocatedFacts[] {
  const ranges = parts?.sections.map(({ range }) => range) ?? [{ start: 0, end: text.length }];
  return ranges.map((range, i) => ({ facts: facts[i]!, prose: prose[i] ?? NO_PROSE, range }));
}

/**
 * A version that differs from the last by one edit inside a line: only the section that was edited is read. Undefined where
 * the edit is a larger one, or the gate opens or closes with it.
 */
function readAgain(
  last: Version,
  source: SourceDocument,
  options: ReadOptions,
  { names, fences }: FactsMemory,
): { readonly version: Version; readonly moved?: Change; readonly rewritten?: string } | undefined {
  if (!last.parts || last.source.path !== source.path || !sameOptions(last.options, options)) return undefined;
  const change = changeBetween(last.source.text, source.text);
  if (!change || !isInLine(change, last.source.text, source.text)) return undefined;
  const again = outlineAgain(last.parts, last.source.text, source.text, change);
  if (!again) return undefined;
  const { outline: parts, section } = again;
  const text = parts.sections[section]!;
  const inSection = { start: change.start - text.range.start, before: change.before - text.range.start, after: change.after - text.range.start };
  fences.turn();
  const facts = last.facts.with(section, readSection(text, options.glossary ?? NO_GLOSSARY, fences));
  const sameOutline = sameFacts(last.facts[section], facts[section], inSection);
  const gate = sameOutline ? last.gate : decideGate(evidenceOf(source.path, parts, facts), options);
  if (gate.kind !== last.gate.kind || gate.door !== last.gate.door) return undefined;
  const prose = gate.kind === null ? [] : last.prose.with(section, readProse(text, parts.definitions, fences));
  const version = { source, options, parts, facts, prose, gate };
  // A comment's own line is what it covers, and how it is taken out: there, a word more changes what is said.
  const isMoved =
    facts[section]!.comments.length === 0 &&
    sameOutline &&
    (gate.kind === null || sameProse(last.prose[section]!, prose[section]!, inSection, names));
  const rewritten = last.prose[section]?.source;
  return { version, ...(isMoved && { moved: change, ...(rewritten !== undefined && { rewritten }) }) };
}

/** The words of a section may be others, as long as they speak of the same components; what a fix moves is `Reading.rewritten`'s. */
function sameProse(
  { words: before, source: _before, ...last }: ProseFacts,
  { words: after, source: _after, ...now }: ProseFacts,
  change: Change,
  names: readonly Names[],
): boolean {
  return speaksOfTheSame(names, before, after) && sameFacts(last, now, change);
}

const sameOptions = (a: ReadOptions, b: ReadOptions): boolean =>
  (['forced', 'declared', 'glossary'] as const).every((option) => a[option] === b[option]);

const isInLine = ({ start, before, after }: Change, last: string, text: string): boolean =>
  !/[\r\n\uFEFF]/.test(last.slice(start, before) + text.slice(start, after));

function evidenceOf(path: string, parts: Outline | undefined, facts: readonly SectionFacts[]): GateEvidence {
  const diagrams = facts.flatMap((section) => section.diagrams);
  const { value } = readFrontmatter(parts?.frontmatter?.text ?? '');
  const title = facts.find(({ level }) => level === 1) ?? facts.find(({ level }) => level > 0);
  const below = facts.filter((section) => section !== title);
  return {
    path,
    frontmatter: value['design'],
    isOtherFile: isOtherFrontmatter(value),
    opensAsOther: facts.slice(0, 2).some((section) => section.opensAsOther),
    comments: facts.flatMap(({ comments }) => comments.map(({ text }) => text)),
    title: title?.title ?? '',
    standalone: !parts,
    diagrams: diagrams.map(diagramEvidence),
    tables: facts.reduce((sum, { scripts }) => sum + scripts.reduce((tables, { script }) => tables + script.tables.length, 0), 0),
    designHeadings: facts.filter(({ isDesign }) => isDesign).length,
    topics: new Set(below.flatMap(({ topics }) => topics)).size,
    proposalParts: proposalParts(facts.map((section) => section.title)),
    isProposal: isProposal(facts.map((section) => section.title)),
    lessonHeadings: facts.filter(({ isLesson }) => isLesson).length,
    manualHeadings: facts.filter(({ isManual }) => isManual).length,
  };
}

function diagramEvidence({ tree, role, drawn }: DiagramFacts): DiagramEvidence {
  switch (tree.type) {
    case 'er':
      return tree.entities.some(({ attributes }) => attributes.length > 0) ? 'data' : 'other';
    case 'class':
      return tree.classes.some(({ members, methods }) => members.length + methods.length > 0) ? 'classes' : 'other';
    case 'sequence':
      return new Set(drawn?.boxes.flatMap(({ meaning }) => (meaning.kind ? [GROUP_OF_KIND[meaning.kind]] : []))).size >= 2 ? 'calls' : 'other';
    default:
      return role === 'architecture' ? 'architecture' : role === 'illustration' || !drawn ? 'other' : 'flow';
  }
}
