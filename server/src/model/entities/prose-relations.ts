/** Relations that sentences and lines of text state: `Users 1 — * Addresses`, `A rider has many rides`, `Order belongs to User`. */
import { rangeAt } from '../../text/range.ts';
import type { Cardinality } from '../design.ts';
import type { RelationFacts } from './entity-facts.ts';
import { multiplicity } from './multiplicity.ts';

const COUNT = String.raw`(?:0\.\.1|0\.\.\*|0\.\.n|1\.\.\*|1\.\.n|1|\\?\*|[nNmM])`;
const NAME = String.raw`[*_\x60]{0,3}([A-Za-z_][A-Za-z0-9_]{1,50})[*_\x60]{0,3}`;
const LINE = String.raw`(?:—|–|-{1,3}>?|<-{1,2}>|─+[>▶]?|→|↔|:|to)`;
/** `Rider 1—N Ride`, `User (1) → (N) Order`. */
const DRAWN = new RegExp(String.raw`${NAME}\s*[(["]?(${COUNT})[)\]"]?\s*${LINE}\s*[(["]?(${COUNT})[)\]"]?\s*${NAME}`);
/** `User → Order (1:N)`, `User ↔ Role: many-to-many`. */
const BEHIND = new RegExp(
  String.raw`${NAME}\s*(?:→|↔|-->?|<->|─+▶?|—|–|and|to|:)\s*${NAME}\s*[:(—–-]*\s*\(?(1:1|1:[nNmM*]|[nNmM*]:1|[nNmM*]:[nNmM*]|(?:one|many)[- ]to[- ](?:one|many))\b`,
  'i',
);
const VERBS: readonly (readonly [RegExp, Cardinality, Cardinality])[] = [
  [
    new RegExp(
      String.raw`${NAME}\s+(?:has|have|owns?|contains?|holds?|places?|can have)\s+(?:many|multiple|several|zero or more|one or more)\s+${NAME}`,
      'i',
    ),
    '1',
    '*',
  ],
  [new RegExp(String.raw`${NAME}\s+(?:has|have)\s+(?:one|exactly one|a single)\s+${NAME}`, 'i'), '1', '1'],
  [new RegExp(String.raw`${NAME}\s+belongs? to\s+(?:one|an?|exactly one|a single)?\s*${NAME}`, 'i'), '*', '1'],
];
/** A sentence that tells both ways says more than its first half. */
const BOTH_WAYS = /many[- ]to[- ]many|\b(?:and|while|but|;) (?:each|every|an?|one)\b/i;
const LONGEST = 400;

/** The relations of a text whose fences are blanked; whether both names are entities is seen when all are known. */
export function readRelations(text: string): RelationFacts[] {
  const relations: RelationFacts[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const found = line.length <= LONGEST ? relationIn(line) : undefined;
    if (found) {
      const range = rangeAt(offset + found.index, found.length);
      const { from, to, cardFrom, cardTo } = found;
      relations.push({
        from,
        to,
        kind: 'association',
        notation: 'prose',
        ...(cardFrom && { cardFrom }),
        ...(cardTo && { cardTo }),
        range,
        arrow: range,
      });
    }
    offset += line.length + 1;
  }
  return relations;
}

interface Found {
  readonly from: string;
  readonly to: string;
  readonly cardFrom: Cardinality | undefined;
  readonly cardTo: Cardinality | undefined;
  readonly index: number;
  readonly length: number;
}

function relationIn(line: string): Found | undefined {
  const drawn = DRAWN.exec(line);
  if (drawn) {
    const [whole, from, one, other, to] = drawn;
    return { from: from!, to: to!, cardFrom: multiplicity(one!), cardTo: multiplicity(other!), index: drawn.index, length: whole.length };
  }
  const behind = BEHIND.exec(line);
  if (behind) {
    const [whole, from, to, counts] = behind;
    const [one, other] = counts!.split(/:|[- ]to[- ]/i);
    return { from: from!, to: to!, cardFrom: multiplicity(one!), cardTo: multiplicity(other!), index: behind.index, length: whole.length };
  }
  if (BOTH_WAYS.test(line)) return undefined;
  for (const [verb, cardFrom, cardTo] of VERBS) {
    const said = verb.exec(line);
    if (said) return { from: said[1]!, to: said[2]!, cardFrom, cardTo, index: said.index, length: said[0].length };
  }
  return undefined;
}
