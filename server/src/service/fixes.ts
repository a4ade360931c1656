import { applyEdits, collide, type TextEdit } from '../text/text-edit.ts';
import { passLimit } from './limits.ts';
import type { ReportedFinding, ReportedFix } from './report.ts';

export interface FixOptions {
  /** Where a finding has no safe fix, its first suggestion is applied. */
  readonly unsafe: boolean;
}

export interface Fixed {
  readonly text: string;
  /** How many fixes were applied, over all passes. */
  readonly fixed: number;
}

/** A fix and what it mends. */
interface Mending {
  readonly finding: ReportedFinding;
  readonly fix: ReportedFix;
}

/**
 * Applies fixes until nothing changes; `findingsIn` tells what is found in a text. A fix that does not remove its finding
 * is taken back, and not tried again: applied time after time it would spoil the document.
 */
export async function fixUntilStable(
  text: string,
  findingsIn: (text: string) => Promise<readonly ReportedFinding[]>,
  options: FixOptions,
): Promise<Fixed> {
  const useless = new Set<string>();
  let done: Fixed = { text, fixed: 0 };
  let findings = await findingsIn(text);
  for (let pass = 0; pass < passLimit; pass++) {
    const keyOf = ({ finding }: Mending): string => `${finding.rule} ${finding.message} ${lineAround(done.text, finding.range.start)}`;
    const chosen = compatible(findings.flatMap((finding) => mendings(finding, options)).filter((each) => !useless.has(keyOf(each))));
    const edits = chosen.flatMap(({ fix }) => fix.edits);
    const next = applyEdits(done.text, edits);
    if (next === done.text) break;
    const left = await findingsIn(next);
    const inVain = chosen.filter(({ finding }) => isLeft(finding, left, edits));
    for (const each of inVain) useless.add(keyOf(each));
    if (inVain.length > 0) continue;
    done = { text: next, fixed: done.fixed + chosen.length };
    findings = left;
  }
  return done;
}

/** The fixes to apply unasked for a finding and those it stands for: at most one each. */
export const chosenFixes = (finding: ReportedFinding, options: FixOptions): readonly ReportedFix[] =>
  mendings(finding, options).map(({ fix }) => fix);

function mendings(finding: ReportedFinding, { unsafe }: FixOptions): readonly Mending[] {
  return [finding, ...(finding.folded ?? [])].flatMap((each) => {
    const fix = each.fixes.find(({ kind }) => kind === 'safe') ?? (unsafe ? each.fixes[0] : undefined);
    return fix ? [{ finding: each, fix }] : [];
  });
}

/** Those whose fixes can be applied together: of two that touch the same text the first. */
export function compatible<Item extends { readonly fix: ReportedFix }>(items: readonly Item[]): readonly Item[] {
  const taken: TextEdit[] = [];
  return items.filter(({ fix: { edits } }) => {
    if (edits.some((edit) => taken.some((other) => collide(edit, other)))) return false;
    taken.push(...edits);
    return true;
  });
}

/** Whether the same is said at the same place after the edits. What is put in exactly there may stand before it or behind. */
function isLeft({ rule, message, range: { start } }: ReportedFinding, findings: readonly ReportedFinding[], edits: readonly TextEdit[]): boolean {
  const growth = (some: readonly TextEdit[]): number => some.reduce((sum, { range, text }) => sum + text.length - (range.end - range.start), 0);
  const first = start + growth(edits.filter(({ range }) => range.end < start || (range.end === start && range.start < start)));
  const last = first + growth(edits.filter(({ range }) => range.start === start && range.end === start));
  return findings.some((each) => each.rule === rule && each.message === message && first <= each.range.start && each.range.start <= last);
}

/** The line that holds `offset`. */
const lineAround = (text: string, offset: number): string => /[^\r\n]*$/.exec(text.slice(0, offset))![0] + /^[^\r\n]*/.exec(text.slice(offset))![0];
