import type { DesignComment } from '../model/design.ts';
import { lineAt, type LineIndex } from '../text/line-index.ts';
import type { Range } from '../text/range.ts';
import { didYouMean } from '../text/nearest.ts';
import type { ReportedFinding } from './report.ts';
import { unusedSuppression } from './runner-rules.ts';

/** The document, which rules there are, and which of them looked at it. */
export interface Suppressing {
  readonly text: string;
  readonly lines: LineIndex;
  readonly known: ReadonlySet<string>;
  readonly ran: ReadonlySet<string>;
  /** Every rule that is on and for documents of this kind looked at it: it is declared. */
  readonly declared: boolean;
}

/** One rule hidden by one comment. */
interface Suppression {
  /** Undefined: every rule. */
  readonly rule: string | undefined;
  readonly covers: Range;
  readonly comment: DesignComment;
  used: boolean;
}

interface Directive {
  readonly verb: 'disable-next-line' | 'disable' | 'enable';
  readonly rules: readonly string[];
}

/** The findings that no comment hides, and one for each suppression that hides nothing. In no order. */
export function suppress(findings: readonly ReportedFinding[], comments: readonly DesignComment[], context: Suppressing): readonly ReportedFinding[] {
  const suppressions = readSuppressions(comments, context.lines);
  if (suppressions.length === 0) return findings;
  const isHidden = ({ rule, range: { start } }: ReportedFinding): boolean => {
    const hiding = suppressions.filter(({ rule: hidden, covers }) => (hidden ?? rule) === rule && covers.start <= start && start < covers.end);
    for (const suppression of hiding) suppression.used = true;
    return hiding.length > 0;
  };
  const left = findings
    .map((finding) => (finding.folded ? { ...finding, folded: finding.folded.filter((each) => !isHidden(each)) } : finding))
    .filter((finding) => !isHidden(finding));
  return [...left, ...suppressions.flatMap((suppression) => unused(suppression, context))];
}

/** What a comment says; undefined where it is about something else. */
function readDirective(text: string): Directive | undefined {
  const match = /^designdoc-(disable-next-line|disable|enable)(?![\w-])(.*)$/s.exec(text);
  if (!match) return undefined;
  const [reasonless = ''] = match[2]!.split(/(?:^|\s)--(?:\s|$)/, 1);
  return { verb: match[1] as Directive['verb'], rules: reasonless.split(/[\s,]+/).filter((word) => word !== '') };
}

/** Reads from the last comment to the first, so that what ends a stretch is known where it begins. */
function readSuppressions(comments: readonly DesignComment[], lines: LineIndex): readonly Suppression[] {
  const suppressions: Suppression[] = [];
  const enabled = new Map<string | undefined, number>();
  for (const comment of [...comments].reverse()) {
    const directive = readDirective(comment.text);
    if (!directive) continue;
    const rules = directive.rules.length > 0 ? directive.rules : [undefined];
    if (directive.verb === 'enable') {
      if (directive.rules.length === 0) enabled.clear();
      for (const rule of rules) enabled.set(rule, comment.range.start);
    } else if (directive.verb === 'disable') {
      const endFor = (rule: string | undefined): number => Math.min(enabled.get(rule) ?? Infinity, enabled.get(undefined) ?? Infinity);
      suppressions.push(...rules.map((rule) => ({ rule, covers: { start: comment.range.end, end: endFor(rule) }, comment, used: false })));
    } else {
      suppressions.push(...rules.map((rule) => ({ rule, covers: wholeLines(comment.covers, lines), comment, used: false })));
    }
  }
  return suppressions;
}

/** From the start of the range's first line to the end of its last, line end included. */
function wholeLines({ start, end }: Range, lines: LineIndex): Range {
  const last = lineAt(lines, Math.max(start, end - 1));
  return { start: lines.starts[lineAt(lines, start)]!, end: lines.starts[last + 1] ?? Infinity };
}

function unused({ rule, comment, used }: Suppression, { text, lines, known, ran, declared }: Suppressing): readonly ReportedFinding[] {
  const isKnown = rule === undefined || known.has(rule);
  const didRun = rule === undefined ? declared : ran.has(rule);
  if (used || (isKnown && !didRun)) return [];
  const message = isKnown
    ? `This suppression hides nothing: ${rule === undefined ? 'nothing is found' : `${rule} finds nothing`} here. Remove it.`
    : `This suppression hides nothing: no rule has the id “${rule}”.${didYouMean(rule, known)}`;
  const isWhole = (readDirective(comment.text)?.rules.length ?? 0) <= 1;
  const edits = [{ range: removable(comment.range, text, lines), text: '' }];
  return [
    {
      rule: unusedSuppression.id,
      severity: unusedSuppression.severity,
      message,
      range: comment.range,
      related: [],
      fixes: isWhole ? [{ title: 'Remove this suppression', kind: unusedSuppression.fix, preferred: true, edits }] : [],
    },
  ];
}

/** The comment and, where it is alone on its lines, those lines. */
function removable({ start, end }: Range, text: string, lines: LineIndex): Range {
  const whole = wholeLines({ start, end }, lines);
  const isAlone = /^\s*$/.test(text.slice(whole.start, start)) && /^\s*$/.test(text.slice(end, whole.end));
  return isAlone ? { start: whole.start, end: Math.min(whole.end, text.length) } : { start, end };
}
