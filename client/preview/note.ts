/** What stands under a diagram whose picture is not what its text says. */
import type { DiagramBlock } from '../protocol/messages.ts';

type Note = readonly (Node | string)[];

/**
 * Why the text could not be drawn, and where.
 * @param failure what Mermaid said; our own reader knows a place
 * @param hasPicture whether there is an earlier picture
 */
export function staleNote(
  { error }: DiagramBlock['diagram'],
  failure: unknown,
  hasPicture: boolean,
  reveal: (place: { readonly start: number; readonly end: number }) => void,
): Note {
  const head = document.createElement('strong');
  head.textContent = hasPicture ? 'The picture shows the last text that could be drawn.' : 'This diagram cannot be drawn yet.';
  if (!error) return [head, ` ${firstLine(failure)}`];
  const place = document.createElement('a');
  place.textContent = error.message;
  place.href = '#';
  place.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    reveal(error);
  });
  return [head, ' ', place];
}

const firstLine = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure)).split('\n', 1)[0] ?? '';
