/** Links from one document to another of the project. */
import type { Range } from '../../text/range.ts';

/** Where a link leads, without the part behind `#`; `range` is what stands for it. */
export interface LinkText {
  readonly target: string;
  readonly range: Range;
}

/** Targets that name a scheme or a host are none of the project's files. */
const LINK =
  /(?:\]\([ \t]*<?|^[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]*<?)((?![a-z][a-z\d+.-]*:|\/\/)[^\s()<>#?]{1,300}\.(?:md|markdown))(?=[\s()<>#?]|$)/gim;

/** The links of running text to Markdown files. */
export const readLinks = (text: string): LinkText[] =>
  [...text.matchAll(LINK)].map((match) => {
    const end = match.index + match[0].length;
    return { target: match[1]!, range: { start: end - match[1]!.length, end } };
  });
