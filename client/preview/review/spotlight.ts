/** Brings out what is chosen on the pictures: a rule's elements or a path, while all else steps back, or the places of one component. */
import type { Place } from '../../protocol/reading.ts';
import type { Picture } from '../picture.ts';

/**
 * @param places the elements that are chosen
 * @param dims whether all else steps back
 */
export function spotlight(picture: Picture, places: readonly Place[], dims: boolean): void {
  const { index } = picture.block.diagram;
  const chosen = new Set(places.filter(({ diagram }) => diagram === index).map(({ element }) => element));
  picture.svg.classList.toggle('dimming', dims);
  for (const [element, parts] of picture.parts.entries())
    for (const part of parts) {
      part.classList.add('part');
      part.classList.toggle('lit', dims && chosen.has(element));
      part.classList.toggle('followed', !dims && chosen.has(element));
    }
}
