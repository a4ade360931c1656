import type { Part } from '../../syntax/mermaid/tree.ts';
import type { Range } from '../../text/range.ts';
import type { Cell } from './cells.ts';
import { NEED_WORDS, type NeedKind } from './need-words.ts';

/** A need that a document names, or says that it has not. */
export interface Need {
  readonly need: NeedKind;
  readonly holds: boolean;
  /** The words that say it, as written; with what denies them. */
  readonly said: string;
  readonly range: Range;
  /** It names or labels something that is drawn. */
  readonly drawn: boolean;
}

/** What stands close before the words and denies them. */
const DENIED =
  /\b(?:(?:no|without|never|do(?:es)?(?: not|n['’]t) (?:need|use|have|require))\b[^.;|,:]{0,40}|(?:out of scope|not in scope|non-goals?|excluded)\b[^.;|]{0,90})$/i;
const DENIED_BEHIND =
  /^[\s*_`)]{0,4}(?:[|:—–-]\s*(?:\*\*)?(?:no|none|not (?:needed|required|in scope|supported)|out of scope|n\/a)\b|(?:is|are) (?:not (?:needed|required|in scope|supported)|out of scope|unnecessary|overkill))/i;
/** What makes them no statement on this system: a comparison, a plan, an explanation, the other's. */
const ASIDE =
  /\b(?:not|neither|nor|nothing|none|\w+n['’]t|instead of|rather than|unlike|avoid(?:s|ed|ing)?|replac(?:es|ed|ing)|if|unless|could|might|may|would|later|eventually|future|v2|phase [2-9]|alternatives?|consider(?:ed|ing|s)?|optional(?:ly)?|transient|outbound|versus|vs|compared|rejected|e\.g|for example|such as|beyond|only when|until|not only|provider(?:['’]s)?|third[- ]party|upstream|vendor|what is|how (?:to|do|does|would))\b[^.;|]{0,60}$/i;
const ASIDE_BEHIND =
  /^[^.;|]{0,40}\b(?:later|in v2|in the future|could be|may be|might be|would be|if needed|is rejected|was rejected|is optional|was considered)\b/i;
/** Inside a web address. */
const IN_ADDRESS = /:\/\/\S{0,100}$/;
const OTHER_COLUMN = /\b(?:instead|alternatives?|rejected|not chosen|why not|considered|option \d|turn back|other|future|cons?|later)\b/i;

/** The needs that sentences name. */
export const readNeeds = (sentences: readonly Part[], cellAt: (range: Range) => Cell | undefined): Need[] =>
  sentences
    .filter(({ text }) => !/\?\s*$/.test(text))
    .flatMap((sentence) => needsIn(sentence).filter(({ range }) => !OTHER_COLUMN.test(cellAt(range)?.column ?? '')));

function needsIn({ text, range: { start } }: Part): Need[] {
  return NEED_WORDS.flatMap(({ need, says, denies, not }) => {
    const needs: Need[] = [];
    const add = (holds: boolean, from: number, to: number): void =>
      void needs.push({ need, holds, said: text.slice(from, to), range: { start: start + from, end: start + to }, drawn: false });
    for (const { 0: said, index } of text.matchAll(says)) {
      const end = index + said.length;
      const before = text.slice(Math.max(0, index - REACH), index);
      const after = text.slice(end, end + REACH);
      const [denied, deniedBehind] = [DENIED.exec(before), DENIED_BEHIND.exec(after)];
      if (ASIDE_BEHIND.test(after) || IN_ADDRESS.test(before)) continue;
      if (!denied && !deniedBehind) {
        if (!ASIDE.test(before)) add(true, index, end);
      } else if (denies?.test(said) && !ASIDE.test(before.slice(0, denied?.index)))
        add(false, index - (denied ? before.length - denied.index : 0), end + (deniedBehind?.[0].length ?? 0));
    }
    for (const { 0: said, index } of not ? text.matchAll(not) : [])
      if (!ASIDE.test(text.slice(Math.max(0, index - REACH), index))) add(false, index, index + said.length);
    return needs;
  });
}

const REACH = 100;

/** The needs that the name of a box or the label of an arrow names: what is drawn is there. */
export const needsDrawn = (text: string, range: Range): Need[] =>
  NEED_WORDS.flatMap(({ need, says }) => {
    const [first] = text.matchAll(says);
    return first ? [{ need, holds: true, said: first[0], range, drawn: true }] : [];
  });
