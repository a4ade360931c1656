/** Links from one document to another of the project, and what links and images of one section lead to. */
import { type Block, everyBlock, runsOf } from '../../syntax/markdown/blocks.ts';
import { everyRun } from '../../syntax/markdown/inlines.ts';
import { type Range, rangeAt } from '../../text/range.ts';

/** Where a link leads, without the part behind `#`; `range` is what stands for it. */
export interface LinkText {
  readonly target: string;
  readonly range: Range;
}

export interface LinkFacts {
  /** To Markdown files of the project. */
  readonly links: readonly LinkText[];
  /** What links lead to in the same document. */
  readonly anchors: readonly string[];
  /** Images that, by their name, show the architecture. */
  readonly pictures: readonly Range[];
}

/** Targets that name a scheme or a host are none of the project's files. */
const TARGET = /^(?![a-z][a-z\d+.-]*:|\/\/)[^\s()<>#?]{1,300}\.(?:md|markdown)(?=[?#]|$)/i;
/** The name of an image file that says so. */
const SHOWS = /(?:architect|topology|hld|diagram)[^/]*$/i;
/** Longer addresses are data. */
const LONGEST = 400;

/** The links and images of a section whose text is `text`. */
export function readLinks(blocks: readonly Block[], text: string): LinkFacts {
  const placed = everyBlock(blocks).flatMap((block) => (block.kind === 'definition' ? placedUrl(block) : everyRun(runsOf(block)).flatMap(placedUrl)));
  const links = placed.filter(({ kind }) => kind !== 'image');
  return {
    links: links.flatMap(({ url, range }) => {
      const target = TARGET.exec(url)?.[0];
      return target === undefined ? [] : [{ target, range: targetRange(target, range, text) }];
    }),
    anchors: links.flatMap(({ url }) => (url.startsWith('#') && url.length > 1 ? [url.slice(1).toLowerCase()] : [])),
    pictures: placed.flatMap(({ kind, url, range }) => (kind === 'image' && SHOWS.test(url) ? [range] : [])),
  };
}

const placedUrl = ({ kind, url, range }: { readonly kind: string; readonly url?: string; readonly range: Range }) =>
  url === undefined || url.length > LONGEST ? [] : [{ kind, url, range }];

/** The target as it is written, behind the text or the label; the whole link where its escapes hide it. */
function targetRange(target: string, range: Range, text: string): Range {
  const written = text.slice(range.start, range.end);
  const at = written.indexOf(target, Math.max(0, written.lastIndexOf(']')));
  return at < 0 ? range : rangeAt(range.start + at, target.length);
}
