import type { Design } from '../model/design.ts';
import type { Severity } from '../model/severity.ts';
import type { Range } from '../text/range.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** Which documents, sections and diagrams a rule is about; the runner uses it to know where the rule may speak. */
export type Scope = 'architecture' | 'data' | 'state' | 'behaviour' | 'document' | 'any';

/** The sections that are not low-level design, those that are, or all of them. */
export type Part = 'hld' | 'lld' | 'all';

/** Safe: changes form, never meaning. Suggestion: adds words or names that the author must confirm. */
export type FixKind = 'safe' | 'suggestion';

export interface Fix {
  /** In the imperative, as the menu shows it. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Where weaker than its rule's. */
  readonly kind?: FixKind;
}

/** Another place that belongs to a finding. */
export interface Related {
  readonly range: Range;
  readonly message: string;
}

/** What a check yields. */
export interface Finding {
  readonly range: Range;
  /** One or two plain sentences, at most 140 characters: what is wrong with this one, and what to do. */
  readonly message: string;
  /** Where lower than its rule's, never higher. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  /** The first is the preferred one. */
  readonly fixes?: readonly Fix[];
}

/** What a team may set of a rule. */
export type RuleOption = NumberOption | NamesOption;

interface NumberOption {
  readonly type: 'number';
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly description: string;
}

interface NamesOption {
  readonly type: 'names';
  readonly default: readonly string[];
  readonly description: string;
}

export type OptionValue = RuleOption['default'];

export type OptionValues = Readonly<Record<string, OptionValue>>;

/** A rule: what it is, why, and its check, in one literal that settings, pages, command line and editor all read. */
export interface Rule {
  /** `group/name`; never changes once released. */
  readonly id: `${string}/${string}`;
  readonly since: string;
  /** Where the rule comes from. */
  readonly source: string;
  readonly scope: Scope;
  /** Which part of a declared document it is about, where its group does not tell. */
  readonly part?: Part;
  /** Its highest; a finding may be lower, never higher. */
  readonly severity: Severity;
  /** Severity on detected documents; `off`: only declared ones. */
  readonly detected: Severity | 'off';
  /** On detected documents only the first finding of a diagram, or of the document, with the others as related places. */
  readonly detectedOnce?: 'diagram' | 'document';
  readonly fix: FixKind | 'none';
  /** Title of the action that applies the preferred fixes of all its findings in one diagram. */
  readonly fixAll?: string;
  /** What is wrong, in a few words. */
  readonly summary: string;
  /** Why a reviewer would stop here. */
  readonly why: string;
  /** When it stays silent. */
  readonly leftAlone: readonly string[];
  /** Text that it flags: Mermaid (fenced when executed) or Markdown. */
  readonly bad: string;
  /** The same text, mended. */
  readonly good: string;
  /** By their names; the config says `["warning", { name: value }]`. */
  readonly options?: Readonly<Record<string, RuleOption>>;
  /** @param options what a team has set; the others have their defaults */
  check(design: Design, options?: OptionValues): Iterable<Finding>;
}

/** A rule as it is written: its check is given a value for each of its options. */
interface RuleLiteral<Options extends Readonly<Record<string, RuleOption>>> extends Omit<Rule, 'options' | 'check'> {
  readonly options?: Options;
  check(
    design: Design,
    options: { readonly [Name in keyof Options]: Extract<RuleOption, Pick<Options[Name], 'type'>>['default'] },
  ): Iterable<Finding>;
}

/** The literal, checked. */
export function defineRule<const Options extends Readonly<Record<string, RuleOption>>>(rule: RuleLiteral<Options>): Rule {
  const { options } = rule;
  if (!options) return rule;
  const defaults = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default]));
  return { ...rule, check: (design, given) => rule.check(design, { ...defaults, ...given } as Parameters<typeof rule.check>[1]) };
}
