/** What stands under a diagram whose picture is not what its text says. */
import type { DiagramBlock } from '../protocol/messages.ts';
import type { Reveal } from './source-links.ts';

type Note = readonly (Node | string)[];

/**
 * Why the text could not be drawn, and where.
 * @param failure what Mermaid said; our own reader knows a place
 * @param hasPicture whether there is an earlier picture
 * @param reveal shows a place, counted from the diagram's start
 */
export function staleNote({ error }: DiagramBlock['diagram'], failure: string, hasPicture: boolean, reveal: Reveal): Note {
  const head = document.createElement('strong');
  head.textContent = hasPicture ? 'The picture shows the last text that could be drawn.' : 'This diagram cannot be drawn yet.';
  if (!error) return [head, ` ${failure}`];
  const place = document.createElement('a');
  place.textContent = error.message;
  place.href = '#';
  place.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    reveal(error.start, error.end);
  });
  return [head, ' ', place];
}

/** Of a diagram that held the page. */
export function asideNote(tryAgain: () => void): Note {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Try again';
  button.addEventListener('click', tryAgain);
  return ['Set aside: the preview no longer answered while this diagram was drawn. ', button];
}
