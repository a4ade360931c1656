import type { Part, SequenceNote } from '../tree.ts';
import { insertion, isEnd, replacement } from './draft.ts';
import type { Draft } from './draft.ts';
import { takeText } from './message.ts';

/** Reads `note left of A: …`, `note right of A: …`, `note over A,B: …`. */
export function readNote(draft: Draft): void {
  const { tokens } = draft;
  const keyword = tokens.range(tokens.take());
  const placement = takePlacement(draft);
  if (!placement) return;
  const first = draft.takeName();
  if (!first) return draft.fail('Write the name of a participant here.');
  const last = placement === 'OVER' ? takeLast(draft, first) : undefined;
  const text = takeText(draft);
  const end = (last ?? first).range.end;
  if (!text)
    draft.fail('Write a colon and the text of the note here.', isEnd(tokens.kind) ? [insertion('Write the colon', { start: end, end }, ':')] : []);
  const from = draft.participants.imply(first);
  const to = last ? draft.participants.imply(last) : from;
  draft.events.push({ event: 'note', keyword, placement, from, to, text: text ?? { text: '', range: { start: end, end } } });
}

function takePlacement(draft: Draft): SequenceNote['placement'] | undefined {
  const { tokens } = draft;
  if (tokens.takeIf('over')) return 'OVER';
  if (tokens.takeIf('left of')) return 'LEFTOF';
  if (tokens.takeIf('right of')) return 'RIGHTOF';
  const { scanner, token } = tokens;
  const side = /(left|right)\s+/iy;
  side.lastIndex = token.start;
  const match = token.kind === 'name' ? side.exec(scanner.text) : null;
  const fixes = match ? [insertion('Write of', scanner.range(side.lastIndex, side.lastIndex), 'of ')] : [];
  draft.fail('Say where the note stands: `note left of A: …`, `note right of A: …` or `note over A,B: …`.', fixes);
  return undefined;
}

/** The second name behind a comma. Further ones are an error; then the last is taken. */
function takeLast(draft: Draft, first: Part): Part | undefined {
  const { tokens } = draft;
  if (!tokens.takeIf(',')) return undefined;
  let last = draft.takeName();
  if (!last) draft.report('Write the name of the second participant behind the comma.');
  const third = tokens.token;
  while (last && tokens.takeIf(',')) last = draft.takeName() ?? last;
  if (last && third.kind === ',') {
    const between = { start: first.range.end, end: last.range.start };
    tokens.scanner.error(third.start, third.end, 'A note spans from one participant to another: name the first and the last.', [
      replacement('Name the first and the last', between, ','),
    ]);
  }
  return last;
}
