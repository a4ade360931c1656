/** Guesses at transitions that Mermaid does not take, so that half-typed ones are kept and can be put right. */
import type { Range } from '../../../text/range.ts';
import type { Scanner } from '../kit/index.ts';
import type { DiagramFix, Part } from '../tree.ts';

export interface Guess {
  readonly from: Part;
  readonly arrow: Range;
  /** Where the other state begins. */
  readonly end: number;
  readonly message: string;
  readonly fix: DiagramFix;
}

/** A state, something like an arrow, and where another state begins. */
const TRANSITION = /[ \t]*(\[\*\]|[^\s:{}"<>=~-]+(?:-[^\s:{}"<>=~-]+)*)([ \t]*)([-=~.<>|]{1,5})[ \t]*(?=\[\*\]|[^\s:{}"<>=~|-])/y;

/** What seems to be meant by a line that goes wrong at `error`, if it looks like a transition there. */
export function guessTransition(scanner: Scanner, error: number): Guess | undefined {
  const lineStart = scanner.text.lastIndexOf('\n', error - 1) + 1;
  TRANSITION.lastIndex = lineStart;
  const match = TRANSITION.exec(scanner.text);
  if (!match || lineStart + match[0].length <= error) return undefined;
  const [all, name, gap, sign] = match as unknown as [string, string, string, string];
  const nameStart = lineStart + all.indexOf(name);
  const arrowStart = nameStart + name.length + gap.length;
  const from = scanner.name(nameStart, nameStart + name.length);
  const arrow = scanner.range(arrowStart, arrowStart + sign.length);
  return { from, arrow, end: lineStart + all.length, ...(sign === '-->' ? renamed(from) : redrawn(arrow)) };
}

const redrawn = (arrow: Range): Pick<Guess, 'message' | 'fix'> => ({
  message: 'A transition is written `-->`.',
  fix: { title: 'Write -->', edits: [{ range: arrow, text: '-->' }] },
});

function renamed({ text, range }: Part): Pick<Guess, 'message' | 'fix'> {
  const id = text.replaceAll('-', '_');
  return {
    message: `A state’s id holds no \`-\`: write ${id}, or declare \`state "${text}" as ${id}\`.`,
    fix: { title: `Write ${id}`, edits: [{ range, text: id }] },
  };
}
