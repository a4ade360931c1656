/** Which tables the text calls small: their rows need no index. */

const SMALL =
  /\b(?:small|tiny|lookup|look-up|reference|static|enumeration)\b[^.;\n]{0,40}?\b(?:tables?|data|lists?)\b|\b(?:stays?|remains?|is|are)\s+(?:very\s+|quite\s+)?(?:small|tiny)\b|\b(?:has|have|holds?|contains?|only|fewer than|under|at most)\s+(?:only\s+|about\s+|~\s*)?\d{1,3}\s+rows\b/i;
const NAME = /`([\w.]{2,64})`|\b([A-Za-z]\w{1,63})\b/g;

/** Every name in the sentences that say so: which of them are tables is seen later. */
export function smallTables(running: string): string[] {
  return running
    .split(/\r?\n\s*\r?\n|(?<=[.;])\s+|\r?\n(?=\s*[-*|])/)
    .filter((sentence) => SMALL.test(sentence) && !/\bnot\b|\bno longer\b|n't\b/i.test(sentence))
    .flatMap((sentence) => {
      const spans = [...sentence.matchAll(/`([\w.]{2,64})`/g)].map(([, name]) => name!);
      return spans.length > 0 ? spans : [...sentence.matchAll(NAME)].map(([, span, word]) => span ?? word!);
    });
}
