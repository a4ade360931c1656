/** Design and architecture patterns that a text names. */
import { rangeAt, type Range } from '../../text/range.ts';

export interface NamedPattern {
  /** In lower case: `strategy`, `circuit breaker`. */
  readonly name: string;
  readonly range: Range;
}

/** Names that mean nothing else. */
const PLAIN =
  /\b(?:circuit[- ]breakers?|bulkheads?|sagas?|CQRS|event[- ]sourc(?:ing|ed)|outbox|cache[- ]aside|(?:write|read)[- ]through|write[- ](?:behind|back)|pub[/-]?sub|publish[-/ ](?:and[- ])?subscribe|strangler(?: fig)?|sidecar|backends?[- ]for[- ]frontends?|hexagonal|ports (?:and|&) adapters|MVC|MVVM|dependency injection|inversion of control|unit of work|singletons?|chain of responsibility|template method|null object|active record|data mapper|anti[- ]corruption layer|scatter[- ]gather|competing consumers|claim[- ]check|object pool|double dispatch)\b/gi;
/** Names that are everyday words, too: only beside the word pattern, or as the last word of a class. */
const EVERYDAY =
  'strategy|observer|factory(?: method)?|abstract factory|decorator|state|adapter|fa[cç]ade|proxy|builder|command|visitor|iterator|composite|bridge|prototype|flyweight|memento|repository|specification|mediator|retry|registry|plugin|pipeline|gateway|actor|worker|fan-?out';
const BESIDE = new RegExp(`\\b(${EVERYDAY})(?: design)? patterns?\\b`, 'gi');
const WORD = new RegExp(`\\b(?:${EVERYDAY})\\b`, 'gi');
const CLASS = /\b\p{Lu}[\p{L}\p{N}]{0,80}(Strategy|Factory|Observer|Decorator|Singleton|Visitor|Mediator|Repository|Adapter)\b/gu;
/** Of libraries and frameworks. */
const LIBRARY = /^(?:Connection|Session|Logger|Http|Client|DbContext|EntityManager|BeanFactory|Thread|Jpa|Crud)/;
const OTHER = /\b(\p{Lu}[\p{L}-]{1,40}) Pattern\b/gu;
const NO_PATTERN =
  /^(?:Access|Query|Read|Write|Usage|Traffic|Url|URL|Search|Key|Naming|Load|Data|Test|Communication|Integration|Common|Growth|Regex|Path|File|Log|Anti|Design|Request|Message|This|The)$/i;
const LISTS = /(?<!\b(?:access|query|read|write|usage|traffic|search|key|url) )\bpatterns?\b/i;
/** What follows such a line, up to the end of its section, lists patterns. */
const BEGINS_LIST = /^\s*#{1,6}\s*(?:[\d.)]+\s*)?(?:key |the |main )?(?:design |architect\w+ |software )?patterns?\b|\bdesign patterns\b/i;
/** A heading or bold words that are a name. */
const IS_NAME =
  /^\s*(?:#{1,6}\s+(?:\d+[.)]\s*)?|[-*]\s+)?(?:\*\*)?(?:Strategy|Observer|Factory|Decorator|Adapter|Visitor|Builder|Facade|Mediator|Repository)(?:\*\*|\s*$|\s+\(|:)/;

/** All names in `text`; a line that speaks of patterns may list everyday words. */
export function readPatternNames(text: string): NamedPattern[] {
  const found: NamedPattern[] = [];
  const add = (name: string, index: number, length: number): void => {
    found.push({ name: name.toLowerCase().replaceAll('-', ' ').replace(/ç/g, 'c'), range: rangeAt(index, length) });
  };
  for (const { 0: name, index } of text.matchAll(PLAIN)) add(name, index, name.length);
  for (const { 0: whole, 1: name, index } of text.matchAll(BESIDE)) add(name!, index, whole.length);
  for (const { 0: whole, 1: name, index } of text.matchAll(CLASS)) if (!LIBRARY.test(whole)) add(name!, index, whole.length);
  for (const { 0: whole, 1: name, index } of text.matchAll(OTHER)) if (!NO_PATTERN.test(name!)) add(name!, index, whole.length);
  let start = 0;
  let isList = false;
  for (const line of text.split('\n')) {
    isList ||= BEGINS_LIST.test(line.slice(0, 200));
    if (line.length <= 1000 && (isList || LISTS.test(line) || IS_NAME.test(line)))
      for (const { 0: name, index } of line.matchAll(WORD)) if (/^\p{Lu}/u.test(name)) add(name, start + index, name.length);
    start += line.length + 1;
  }
  return found;
}
