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

/** Applies fixes until nothing changes; `findingsIn` tells what is found in a text. */
export async function fixUntilStable(
  text: string,
  findingsIn: (text: string) => Promise<readonly ReportedFinding[]>,
  options: FixOptions,
): Promise<Fixed> {
  let result: Fixed = { text, fixed: 0 };
  for (let pass = 0; pass < passLimit; pass++) {
    const fixes = compatible((await findingsIn(result.text)).flatMap((finding) => chosenFixes(finding, options)));
    const next = applyEdits(
      result.text,
      fixes.flatMap(({ edits }) => edits),
    );
    if (next === result.text) break;
    result = { text: next, fixed: result.fixed + fixes.length };
  }
  return result;
}

/** The fixes to apply unasked for a finding and those it stands for: at most one each. */
export function chosenFixes(finding: ReportedFinding, { unsafe }: FixOptions): readonly ReportedFix[] {
  return [finding, ...(finding.folded ?? [])].flatMap(({ fixes }) => fixes.find(({ kind }) => kind === 'safe') ?? (unsafe ? fixes.slice(0, 1) : []));
}

/** The fixes that can be applied together: of two that touch the same text the first. */
export function compatible(fixes: readonly ReportedFix[]): readonly ReportedFix[] {
  const taken: TextEdit[] = [];
  return fixes.filter(({ edits }) => {
    if (edits.some((edit) => taken.some((other) => collide(edit, other)))) return false;
    taken.push(...edits);
    return true;
  });
}
