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
  /** The frontmatter is that of something else: design tokens, instructions for an agent, a lesson. */
  readonly isOtherFile: boolean;
  /** Its first words say that it is a lesson, a form to fill in or a prompt. */
  readonly opensAsOther: boolean;
  /** Texts of the HTML comments. */
  readonly comments: readonly string[];
  readonly title: string;
  readonly standalone: boolean;
  readonly diagrams: readonly DiagramEvidence[];
  readonly tables: number;
  readonly designHeadings: number;
  /** How many different things its headings are about, its title left out. */
  readonly topics: number;
  /** How many of the parts that only proposals have it names. */
  readonly proposalParts: number;
  /** It is a decision record or a request for comments. */
  readonly isProposal: boolean;
  /** Headings that teach: `Interview questions`, `Key takeaways`, `What is …?`. */
  readonly lessonHeadings: number;
  /** Headings of a manual: `Install`, `Usage`, `License`. */
  readonly manualHeadings: number;
}

/** What a diagram is evidence of: calls between parts of a system, a flow or states, an erDiagram with attributes, classes with members. */
export type DiagramEvidence = 'architecture' | 'data' | 'classes' | 'calls' | 'flow' | 'other';

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
  /^(?:readme|changelog|changes|history|contributing|code[_-]of[_-]conduct|security|license|agents?|claude|gemini|copilot[\w-]*|cursor|skill|prompts?|todo|faq|glossary|index|summary|support|upgrading|migration[\w-]*|release[\w-]*)(?:\.[\w-]{2,5})?$|(?:^|[-_.\s])(?:template|tutorial|guide|how[-_]?to|cheat[-_]?sheet|mistakes|prompt|meeting|minutes|notes|instructions|getting[-_]started|quick[-_]?start|walkthrough|exercise|checklist|setup|install|versioning|runbook|post-?mortem)(?:[-_.\s]|$)|[-_.\s](?:changelog|readme|contributing|claude|agents)$/i;
const AGAINST_TITLE =
  /\b(?:readme|change ?log|contributing|templates?|tutorial|how to|guide(?:lines)?|cheat ?sheet|(?:common|beginner) mistakes|mistakes|prompts?|examples|meeting notes|minutes|api reference|getting started|quick ?start|installation|release notes|basics|fundamentals|crash course|cookbook|interview questions|for beginners|anti-?patterns?|run ?book|post-?mortem|incident (?:report|review)|onboarding|code of conduct|threat model|deprecated apis?|deprecations?|best practices|checklist|syntax|versioning)\b|^(?:lesson|lab|week|exercise|incident) \d|\b(?:skill|explained|101|(?:architectur(?:e|al)|integration|messaging|microservices?|cloud) patterns)$/i;

/** Folders of installed packages, of instructions for agents, of forms to fill in and of lessons. */
const AGAINST_FOLDER =
  /(?:^|\/)(?:node_modules|vendor|third[-_]party|\.(?:cursor|claude|github|windsurf|codex|gemini)|prompts?|templates?|tutorials?|lessons?|exercises?|courses?|fundamentals|basics|skills|blog|_?posts)\//i;

/** Whether the path alone says that it is none: `README.md`, `migration-guide.md`, `prompts/hld.md`. */
export const isNoDesign = (path: string): boolean =>
  AGAINST_FOLDER.test(path) || AGAINST_NAME.test(baseName(path).replace(/\.(?:md|markdown|mdx|mmd|mermaid)$/i, ''));

/** README, prompt, guide, how-to, template, tutorial, "mistakes", "cheat sheet", design tokens. */
function speaksAgainst({ path, title, isOtherFile, opensAsOther, lessonHeadings, isProposal }: GateEvidence): boolean {
  if (isOtherFile || opensAsOther || isNoDesign(path) || AGAINST_TITLE.test(title)) return true;
  // The template of an enhancement proposal asks, too: `What are the SLOs?`.
  return !isProposal && (lessonHeadings >= 3 || /\s(?:vs\.?|versus)\s/i.test(title));
}

const OTHER_KEYS = ['colors', 'colours', 'typography', 'alwaysApply', 'applyTo', 'globs', 'allowed-tools', 'argument-hint', 'tools', 'marp'];
const OTHER_TAG = /^(?:tutorials?|lessons?|courses?|how-?to|prompts?|templates?|cheat-?sheets?|by-example|beginners?|exercises?|posts?|slides?)$/i;

/** Whether the frontmatter of a file says that it is no design: design tokens, instructions for an agent, tags of a lesson. */
export const isOtherFrontmatter = (value: Readonly<Record<string, unknown>>): boolean =>
  OTHER_KEYS.some((key) => key in value) ||
  ['tags', 'categories', 'category', 'type', 'layout'].some((key) =>
    [value[key]].flat().some((tag) => typeof tag === 'string' && OTHER_TAG.test(tag)),
  );

const OTHER_OPENING =
  /^\W{0,20}(?:you are an? |act as an? |(?:this|in this) (?:[\w-]{1,20} ){0,3}(?:tutorial|lesson|cheat ?sheet|prompt|skill|course|workshop|exercise|template)\b|this (?:document|file|page) is an? (?:\w{1,20} )?template\b)/i;

/** Whether the first words below a heading are those of a lesson, a form to fill in or a prompt: `You are an architect.` */
export const isOtherOpening = (words: string): boolean => OTHER_OPENING.test(words);

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

/** Titles and names of documents that design something. */
const DESIGN_TITLE =
  /\b(?:architecture|system design|design doc(?:ument)?|technical (?:design|spec(?:ification)?)|proposal|decision record|(?:sequence|class|er|component|deployment|data[- ]?flow|flow|state|c4)[-_ ]diagram|data flows?|system flows?|api (?:contracts?|design)|data(?:base|store)? (?:model|design|schema)|er diagram)\b|^(?:rfc|adr|kep|gep|sep|oep|pep)[-_ ]?\d*\b|^design$/i;
/** Titles that say only what is designed. */
const SUBJECT_TITLE =
  /\bdesign$|\b(?:service|protocol|module|engine|framework|subsystem|controller|specification|scaling|scalability|reliability|durability|consensus|communication|ledger|pipeline|components?)\b/i;

/** An architecture diagram, or an erDiagram with attributes, is evidence enough; other signs count together. */
function detect(evidence: GateEvidence): Gate {
  const { diagrams, tables, designHeadings, standalone, path } = evidence;
  const high = diagrams.includes('architecture');
  const data = diagrams.includes('data');
  const low = data || (!standalone && tables > 0 && (designHeadings >= 2 || DESIGN_FOLDER.test(path)));
  if (high || low) return { kind: high && low ? 'hld+lld' : high ? 'hld' : 'lld', door: 'detected' };
  if (standalone || weigh(evidence) < ENOUGH) return CLOSED;
  return { kind: diagrams.includes('classes') ? 'lld' : 'hld', door: 'detected' };
}

const ENOUGH = 3;

/** Each sign by what it says alone; what speaks of a manual or a lesson is taken off. */
function weigh(evidence: GateEvidence): number {
  const { path, title, diagrams, tables, designHeadings, topics, lessonHeadings, manualHeadings } = evidence;
  const name = baseName(path)
    .replace(/\.\w+$/, '')
    .replace(/[-_]+/g, ' ');
  const calls = diagrams.filter((diagram) => diagram === 'calls').length;
  return (
    (DESIGN_TITLE.test(title) ? 2 : SUBJECT_TITLE.test(title) ? 1 : 0) +
    (DESIGN_TITLE.test(name) ? 1 : 0) +
    (DESIGN_FOLDER.test(path) && designHeadings >= 2 ? 3 : 0) +
    (evidence.isProposal ? 3 : Math.min(evidence.proposalParts, 1)) +
    (topics >= 8 ? 3 : topics >= 5 ? 2 : topics >= 3 ? 1 : 0) +
    Math.min(calls * 2, 3) +
    (diagrams.includes('classes') ? 1 : 0) +
    (diagrams.includes('flow') ? 1 : 0) +
    (tables > 0 ? 1 : 0) -
    (evidence.isProposal ? 0 : lessonHeadings) -
    2 * manualHeadings
  );
}
