import type { Part } from '../../syntax/mermaid/tree.ts';
import { rangeAt, type Range } from '../../text/range.ts';

/** How reads stand to writes, as stated: `read:write 20:1`. */
export interface Ratio {
  readonly reads: number;
  readonly writes: number;
  readonly range: Range;
}

const NUMBER = String.raw`(\d{1,3}(?:[.,]\d{1,3})?)`;
const TO = String.raw`[ \u00A0]?(?::|/|to|vs\.?)[ \u00A0]?`;
const BOTH = String.raw`(reads?|writes?)[ -]?(?::|/|to|-to-|–|vs\.?)[ -]?(reads?|writes?)`;
/** What may stand between the words and the figures. */
const GAP = String.raw`[^\d.;]{0,40}?`;

/** Each with where its figures and words are: a pattern of reads first gives `[first, second, words of the order]`. */
const NAMED = new RegExp(String.raw`\b${BOTH}\b${GAP}\b${NUMBER}${TO}${NUMBER}(?![\d:%]|\s?ms\b|/)`, 'gi');
const FOLLOWED = new RegExp(String.raw`(?<![\d:.])${NUMBER}${TO}${NUMBER}[ \u00A0]{0,2}\(?${BOTH}\b`, 'gi');
const MULTIPLE = new RegExp(String.raw`(?<![\d:.])${NUMBER}[ \u00A0]?[×x][ \u00A0]?(?:more )?${BOTH}\b`, 'gi');
const MORE = new RegExp(
  String.raw`(?<![\d:.])${NUMBER}[ \u00A0]?(?:[×x]|times) (?:as many|more) (reads|writes) (?:than|as) (?:reads|writes)\b`,
  'gi',
);
const OUTNUMBER = new RegExp(
  String.raw`\b(reads|writes) (?:far |greatly |heavily )?(?:outnumber|exceed|dominate) (?:the )?(?:reads|writes)${GAP}\b${NUMBER}(?:${TO}${NUMBER}|[ \u00A0]?[×x](?!\w))`,
  'gi',
);
const SHARES = new RegExp(String.raw`\b${NUMBER}[ \u00A0]?% (?:of [\w ]{1,30} (?:is|are) )?(reads?|writes?)\b`, 'gi');

/** All ratios that sentences state. */
export const readRatios = (sentences: readonly Part[]): Ratio[] =>
  sentences.filter(({ text }) => /\breads?\b/i.test(text) && /\d/.test(text)).flatMap(ratiosIn);

function ratiosIn({ text, range: { start } }: Part): Ratio[] {
  const found: Ratio[] = [];
  const add = ({ 0: said, index }: RegExpExecArray, leads: string | undefined, one: string, other: string): void => {
    const [first, second] = [numberOf(one), numberOf(other)];
    const [reads, writes] = isRead(leads) ? [first, second] : [second, first];
    if (first > 0 && second > 0 && !found.some((ratio) => ratio.reads === reads && ratio.writes === writes))
      found.push({ reads, writes, range: rangeAt(start + index, said.length) });
  };
  for (const match of text.matchAll(NAMED)) if (isBoth(match[1]!, match[2]!)) add(match, match[1], match[3]!, match[4]!);
  for (const match of text.matchAll(FOLLOWED)) if (isBoth(match[3]!, match[4]!)) add(match, match[3], match[1]!, match[2]!);
  for (const match of text.matchAll(MULTIPLE)) if (isBoth(match[2]!, match[3]!)) add(match, match[2], match[1]!, '1');
  for (const match of text.matchAll(MORE)) add(match, match[2], match[1]!, '1');
  for (const match of text.matchAll(OUTNUMBER)) add(match, match[1], match[2]!, match[3] ?? '1');
  const [one, other] = text.matchAll(SHARES);
  if (one && other && isBoth(one[2]!, other[2]!) && Math.abs(numberOf(one[1]!) + numberOf(other[1]!) - 100) < 1) add(one, one[2], one[1]!, other[1]!);
  return found;
}

const isRead = (word: string | undefined): boolean => /^r/i.test(word ?? '');
const isBoth = (one: string, other: string): boolean => isRead(one) !== isRead(other);

/** `1,000` is a thousand, `2.5` two and a half. */
const numberOf = (written: string): number => Number(/,\d{3}$/.test(written) ? written.replace(',', '') : written.replace(',', '.'));
