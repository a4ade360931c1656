/** Classes of code that stand to each other as the parts of a design pattern do. */
import { rangeAt } from '../../text/range.ts';
import { IS_NAMED, type PatternName, type PatternShape } from './pattern-shapes.ts';

/** Longer code is not read. */
const LONGEST = 50_000;
/** Of more classes the rest is not looked at. */
const MOST = 50;

/** The shapes of one fence; at most one a class. */
export function shapesOfCode(code: string): PatternShape[] {
  if (code.length > LONGEST) return [];
  const found = [...familiesIn(code), ...choosersIn(code), ...singletonsIn(code)];
  return found.filter(({ name }, i) => found.findIndex((other) => other.name === name) === i);
}

const shape = (pattern: PatternName, name: string, end: number, parts: readonly string[]): PatternShape => ({
  pattern,
  name,
  range: rangeAt(end - name.length, name.length),
  parts,
});

const INTERFACE = /\binterface\s+([A-Z]\w*)|\bprotocol\s+([A-Z]\w*)|^class\s+([A-Z]\w*)\((?:ABC|Protocol)\)/gm;
/** Of interfaces that every program has: they abstract a layer and offer no choice. */
const NO_CHOICE =
  /(?:Repository|Dao|DAO|Service|Client|Controller|Listener|Event|Request|Response|Props|Dto|DTO|Entity|Model|Exception|Error|Config|Options|Context|Base)$/;

/** An interface with methods that two or more classes implement: one of them is used, which is decided elsewhere. */
function familiesIn(code: string): PatternShape[] {
  return [...code.matchAll(INTERFACE)].slice(0, MOST).flatMap((match) => {
    const name = match[1] ?? match[2] ?? match[3]!;
    const body = code.slice(match.index + match[0].length, match.index + match[0].length + 400);
    const isPython = match[3] !== undefined;
    if (NO_CHOICE.test(name) || IS_NAMED.test(name) || !(isPython ? /@abstractmethod/ : /^[^{]{0,80}\{[^}]*\w\s*\(/).test(body)) return [];
    const kinds = [
      ...code.matchAll(
        new RegExp(
          `\\b(?:class|struct|object)\\s+([A-Z]\\w*)(?:[^{\\n]{0,60}\\b(?:implements|extends)\\s+|\\s*:\\s*|\\()[^{\\n]{0,60}\\b${name}\\b`,
          'g',
        ),
      ),
    ].map((kind) => kind[1]!);
    if (new Set(kinds).size < 2) return [];
    const end = match.index + match[0].indexOf(name) + name.length;
    return [shape(kinds.every((kind) => kind.endsWith('State')) ? 'State' : 'Strategy', name, end, [...new Set(kinds)])];
  });
}

const CLASS = /\bclass\s+([A-Z]\w*)/g;
const LOOK_AHEAD = 1500;
const HELD = /[{[]([^{}[\]]{0,600})[}\]]/g;
const MADE = /['"`\w]+\s*[:,=]\s*(?:new\s+)?([A-Z]\w*)\s*\(/g;

/** A class that holds two or more objects of one kind by a name, and so chooses one of them. */
function choosersIn(code: string): PatternShape[] {
  return [...code.matchAll(CLASS)].slice(0, MOST).flatMap((match) => {
    const next = code.indexOf('\nclass ', match.index + 1);
    const body = code.slice(match.index, Math.min(next < 0 ? code.length : next, match.index + LOOK_AHEAD));
    const held = [...body.matchAll(HELD)].map((one) => [...one[1]!.matchAll(MADE)].map((made) => made[1]!));
    const parts = held.find((made) => {
      const kinds = new Set(made.map((name) => /[A-Z][a-z]+$/.exec(name)?.[0]));
      return new Set(made).size >= 2 && kinds.size === 1 && !kinds.has(undefined);
    });
    return parts ? [shape('Strategy', match[1]!, match.index + match[0].length, [...new Set(parts)])] : [];
  });
}

const INSTANCE = /\bstatic\b[^\n;{]{0,60}\b(?:getInstance|get_instance|sharedInstance)\s*\(/g;

function singletonsIn(code: string): PatternShape[] {
  return [...code.matchAll(INSTANCE)].slice(0, MOST).flatMap((match) => {
    const owner = [...code.slice(0, match.index).matchAll(CLASS)].at(-1);
    return owner ? [shape('Singleton', owner[1]!, owner.index + owner[0].length, [])] : [];
  });
}
