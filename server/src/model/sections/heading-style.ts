/** What stands in front of the words of a heading. */
import type { Part } from '../../syntax/mermaid/tree.ts';
import type { HeadingStyle } from '../design.ts';

const NUMBERED =
  /^([*_\s]*)((?:\p{Extended_Pictographic}[\u{FE0F}\u{200D}\p{Extended_Pictographic}]*[ \t]*)?)((?:(?:step|part|section|chapter|phase)[ \t]+)?)(\d{1,3}(?:\.\d{1,3}){0,4})(\u{FE0F}?\u{20E3}[ \t]*|\.?[):.]?[ \t]+(?:[-–—][ \t]+)?|[ \t]*[:.)][ \t]+)(?=\S)/iu;
const ICON = /^[*_\s]*(\p{Extended_Pictographic}[\u{FE0F}\u{200D}\p{Extended_Pictographic}]*)[ \t]+/u;

/** Reads a heading's title as it is written. */
export function styleOf({ text, range }: Part): HeadingStyle | undefined {
  const numbered = NUMBERED.exec(text.slice(0, 200));
  const icon = ICON.exec(text.slice(0, 50))?.[1];
  if (!numbered) return icon === undefined ? undefined : { icon };
  const [, marks, pictogram, before, number, after] = numbered;
  const start = range.start + marks!.length + pictogram!.length + before!.length;
  return {
    ...(icon !== undefined && { icon }),
    number: { text: number!, range: { start, end: start + number!.length }, before: before!, after: after! },
  };
}
