/**
 * What is a design doc, and of which kind (`rules.md`, "the gate"; `interfaces.md`, "Which wins"). Two doors, because a
 * wrong guess costs trust: the author or the team said so, or the evidence does.
 */
import type { DesignKind, Door } from './design.ts';

/** What the document itself, its name and its content say. */
export interface GateEvidence {
  readonly path: string;
  /** The value of `design` in the frontmatter. */
  readonly frontmatter: unknown;
  /** Colours or typography in the frontmatter: a file of design tokens. */
  readonly designTokens: boolean;
  /** Texts of the HTML comments. */
  readonly comments: readonly string[];
  readonly title: string;
  readonly standalone: boolean;
  readonly architectureDiagrams: number;
  /** erDiagrams with attributes. */
  readonly dataDiagrams: number;
  readonly tables: number;
  readonly designHeadings: number;
  /** Headings that teach: `Interview questions`, `Key takeaways`, `What is …?`. */
  readonly lessonHeadings: number;
}

/** What was said outside the document. */
export interface GateOptions {
  /** The command line's `--kind`. */
  readonly forced?: DesignKind;
  /** The config's, else the setting's, `documents`. */
  readonly declared?: Declaration;
}

/** What may be said of a document: what it designs, or that it is no design doc. */
export type Declaration = DesignKind | 'off';

export interface Gate {
  readonly kind: DesignKind | null;
  readonly door: Door | null;
}

const CLOSED: Gate = { kind: null, door: null };
const declared = (kind: Declaration): Gate => (kind === 'off' ? CLOSED : { kind, door: 'declared' });

/** Frontmatter or comment, then `--kind`, config and setting, counter-evidence, name and title, detection. */
export function decideGate(evidence: GateEvidence, { forced, declared: outside }: GateOptions): Gate {
  const said = saidInside(evidence);
  if (said) return declared(said);
  if (forced) return declared(forced);
  if (outside) return declared(outside);
  if (speaksAgainst(evidence)) return CLOSED;
  const named = kindOfName(evidence.path) ?? kindOfTitle(evidence.title);
  return named ? declared(named) : detect(evidence);
}

/** `hld`, `lld`, `hld+lld`, `off`, as people write them. */
export function readKind(value: unknown): Declaration | undefined {
  if (value === false) return 'off';
  if (typeof value !== 'string') return undefined;
  const words = value
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  if (words.length === 0 || words.some((word) => !['hld', 'lld', 'off', 'and'].includes(word))) return undefined;
  if (words.includes('off')) return 'off';
  if (words.includes('hld') && words.includes('lld')) return 'hld+lld';
  return words.includes('hld') ? 'hld' : 'lld';
}

function saidInside({ frontmatter, comments }: GateEvidence): Declaration | undefined {
  const inFrontmatter = readKind(frontmatter);
  if (inFrontmatter) return inFrontmatter;
  for (const comment of comments) {
    const kind = kindOfComment(comment);
    if (kind) return kind;
  }
  return undefined;
}

/** What the text of a comment declares: `designdoc hld`. */
export function kindOfComment(comment: string): Declaration | undefined {
  const said = /^designdoc[ \t]+(?!-)(\S.*)$/.exec(comment);
  return said ? readKind(said[1]) : undefined;
}

const AGAINST_NAME =
  /^(?:readme|changelog|changes|history|contributing|code[_-]of[_-]conduct|security|license|agents?|claude|gemini|copilot[\w-]*|cursor|skill|prompts?|todo|faq|glossary|index|summary|support|upgrading|migration[\w-]*|release[\w-]*)$|(?:^|[-_.\s])(?:template|tutorial|guide|how[-_]?to|cheat[-_]?sheet|mistakes|prompt|meeting|minutes|notes|changelog|readme|contributing|claude|agents|instructions|getting[-_]started|quick[-_]?start|walkthrough|exercise|checklist|setup|install|versioning)(?:[-_.\s]|$)/i;
const AGAINST_TITLE =
  /\b(?:readme|change ?log|contributing|templates?|tutorial|how to|guide(?:lines)?|cheat ?sheet|(?:common|beginner) mistakes|mistakes|prompts?|meeting notes|minutes|api reference|getting started|quick ?start|installation|release notes|code of conduct|best practices|checklist|syntax|versioning)\b/i;

/** README, prompt, guide, how-to, template, tutorial, "mistakes", "cheat sheet", design tokens. */
function speaksAgainst({ path, title, designTokens, lessonHeadings }: GateEvidence): boolean {
  const name = baseName(path).replace(/\.(?:md|markdown|mdx|mmd|mermaid)$/i, '');
  return designTokens || lessonHeadings >= 3 || AGAINST_NAME.test(name) || AGAINST_TITLE.test(title);
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** `HLD.md`, `orders.hld.md`, `orders.design.md`. */
function kindOfName(path: string): DesignKind | undefined {
  const said = /^(?:.*\.)?(hld|lld|design)\.(?:md|markdown|mmd|mermaid)$/i.exec(baseName(path))?.[1]?.toLowerCase();
  if (said === 'design') return /^design\./i.test(baseName(path)) ? undefined : 'hld+lld';
  return said as 'hld' | 'lld' | undefined;
}

function kindOfTitle(title: string): DesignKind | undefined {
  const high = /\bhigh[- ]level design\b|\bHLD\b/i.test(title);
  const low = /\blow[- ]level design\b|\bLLD\b/i.test(title);
  if (high && low) return 'hld+lld';
  return high ? 'hld' : low ? 'lld' : undefined;
}

const DESIGN_FOLDER = /(?:^|\/)(?:designs?|design[-_]docs?|rfcs?|architecture|adrs?|hld|lld|system[-_]design)\//i;

/** An architecture diagram, or an erDiagram with attributes, is evidence enough; other signs count together. */
function detect(evidence: GateEvidence): Gate {
  const { architectureDiagrams, dataDiagrams, tables, designHeadings, path, standalone } = evidence;
  const inFolder = DESIGN_FOLDER.test(path);
  const high = architectureDiagrams > 0;
  const low = dataDiagrams > 0 || (tables > 0 && !standalone && (designHeadings >= 2 || inFolder));
  if (high || low) return { kind: high && low ? 'hld+lld' : high ? 'hld' : 'lld', door: 'detected' };
  return !standalone && inFolder && designHeadings >= 2 ? { kind: 'hld', door: 'detected' } : CLOSED;
}
