/** Words with which fields are described in every notation: keys, references, and that something is left out. */
export type Key = 'PK' | 'FK' | 'UK';

const PRIMARY = /\b(?:PK|primary[ _-]key)\b|^\s*(?:partition|hash|row|document)[ _-]?key\b|\*\*(?:partition|hash) key\*\*/i;
const FOREIGN = /\b(?:FK|foreign[ _-]key)\b|\breferences\b/i;
const UNIQUE = /\b(?:UK|UQ|unique)\b(?! (?:id|identifier|per|within)\b)/i;
const NEGATED = /\b(?:no|not|non|without)[ -](?:a )?(?:primary|unique|foreign|PK|FK)/i;

/** The keys that a description names: `PK, FK`, `primary key`, `unique`, `**partition key**`. */
export function keysIn(text: string): Key[] {
  if (NEGATED.test(text)) return [];
  return [
    ...(PRIMARY.test(text) ? (['PK'] as const) : []),
    ...(FOREIGN.test(text) ? (['FK'] as const) : []),
    ...(UNIQUE.test(text) ? (['UK'] as const) : []),
  ];
}

const REFERENCE =
  /\b(?:FK|foreign key|referenc(?:es?|ing)|refs?)\b[\s:(]*(?:to\b|→|->|=>|of\b|on\b|referenc(?:es|ing)\b|➜)?[\s:(]*["'`]?([\p{L}_][\p{L}\p{N}_]*)(?:[.(][\p{L}\p{N}_]+\)?)?/iu;
const BARE_REFERENCE = /(?:→|->|➜)\s*["'`]?([\p{L}_][\p{L}\p{N}_]*)[.(]([\p{L}\p{N}_]+)/u;
const NO_NAME = /^(?:to|the|a|an|and|or|of|on|nullable|null|not|optional|constraint|key|in|for|with|is|if|from|self|by|when|cascade|index|pk|uk)$/i;

/** The entity that a description says the field refers to: `FK → users.id`, `references orders(id)`. */
export function referenceIn(text: string): string | undefined {
  if (text.length > 300) return undefined;
  const name = (REFERENCE.exec(text) ?? BARE_REFERENCE.exec(text))?.[1];
  return name === undefined || NO_NAME.test(name) ? undefined : name;
}

const LEAVES_OUT =
  /\b(?:simplified|excerpts?|snippets?|abridged|abbreviated|truncated|not exhaustive|illustrative|(?:key|main|core|important|essential|relevant) (?:fields|columns|attributes|properties)|(?:fields|columns|attributes) (?:are )?omitted)\b/i;
const ELLIPSIS = /\.{3}|…|\b(?:omitted|etc|(?:other|more) (?:fields|columns|attributes))\b/i;

/** Whether prose says that the descriptions beside it leave something out. */
export const tellsExcerpt = (text: string): boolean => LEAVES_OUT.test(text);

/** Whether a remark inside a description says that it leaves something out. */
export const tellsMore = (text: string): boolean => ELLIPSIS.test(text) || LEAVES_OUT.test(text);

/** A field as a line of code or of a diagram declares it. */
export interface Declared {
  readonly name: string;
  readonly type?: string;
  readonly keys: readonly Key[];
}

const MARKS = /[{[(<«]*\b(?:PK|FK|UK)\b(?:\s*,\s*(?:PK|FK|UK)\b)*[}\])>»]*/g;

/** `UUID id`, `id: UUID`, `name : String = "x"`, `List~Order~ orders`, `id UUID PK` → name, type and keys. */
export function attributeFrom(line: string): Declared {
  const keys = keysIn((line.match(MARKS) ?? []).join(' '));
  const bare = line
    .replace(MARKS, ' ')
    .replace(/\s*=.*$/, '')
    .replace(/[;,]\s*$/, '')
    .trim();
  const colon = bare.indexOf(':');
  if (colon > 0) {
    const type = bare.slice(colon + 1).trim();
    return { name: bare.slice(0, colon).trim().replace(/\?$/, ''), ...(type !== '' && { type }), keys };
  }
  const blank = bare.lastIndexOf(' ');
  return blank > 0 ? { name: bare.slice(blank + 1), type: bare.slice(0, blank).trim(), keys } : { name: bare, keys };
}

const DOES_THINGS =
  /(?:\p{Ll}|_)(?:Service|Controller|Repository|Repo|DAO|Dao|Manager|Handler|Factory|Strategy|Client|Gateway|Adapter|Provider|Observer|Listener|Builder|Processor|Engine|Scheduler|Dispatcher|Validator|Calculator|Config|Configuration|Options|Settings|Helper|Utils?|Impl|Server|Worker|Registry|Router|Middleware|Iterator|Visitor|Facade|Proxy|Mapper|Resolver|UseCase|Publisher|Subscriber|Producer|Consumer|Pool|Executor|Decorator|Singleton|Breaker|Limiter|Parser|Generator|Runner|Monitor|Loader|Writer|Reader|Api|API|Tests?|Spec|Fixture|Mock|Exception|Error)s?$/u;

/** Whether a class of this name does things instead of being kept: `OrderService`. */
export const doesThings = (name: string): boolean => DOES_THINGS.test(name);
