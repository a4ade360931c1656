/** What one box says: its name, what else is written in it, and the kind and technology its words give. */
import type { ComponentKind } from '../design.ts';
import { isStore, KIND_OF_MEMBERS, KIND_OF_SHAPE, KIND_WORDS, OBSERVER_WORDS, OBSERVERS } from './component-words.ts';
import { TECHNOLOGIES, type Technology } from './technologies.ts';
import { isPlainVerb, isVerb } from './verbs.ts';

export interface BoxText {
  /** The first line without markup, note or detail. */
  readonly name: string;
  /** Notes in parentheses, what follows a colon, further lines. */
  readonly details: readonly string[];
}

export interface BoxMeaning extends BoxText {
  readonly kind?: ComponentKind;
  readonly technology?: string;
  /** It watches the other boxes: metrics, logs, traces. */
  readonly observes: boolean;
}

const MARKUP =
  /<\/?(?:b|i|u|em|strong|sub|sup|small|code|span|font|center)\b[^>]{0,200}>|[*`]{1,3}(?=\S)|(?<=\S)[*`]{1,3}|(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])/giu;
const PICTOGRAM = /[\p{Extended_Pictographic}\u{FE0F}\u{200D}\u{20E3}]/gu;
/** Of a label no more is looked at: what is longer is no name. */
const LONGEST_LABEL = 500;
export const LINE_BREAK = /<br\s*\/?>|\\n|\r?\n/i;

/** One line of a label: no markup, no pictograms, single blanks. */
const plain = (line: string): string =>
  line
    .replace(MARKUP, '')
    .replace(PICTOGRAM, '')
    .replace(/\bfa[bsr]?:fa-[\w-]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Takes a label apart: `Order Service<br/>(3 replicas)` is a name and one detail. */
export function readBox(label: string): BoxText {
  const [first = '', ...rest] = wholeNames(
    label
      .slice(0, LONGEST_LABEL)
      .split(LINE_BREAK)
      .map(plain)
      .filter((line) => line !== ''),
  );
  const note =
    /^([^([{:]+?)\s*(?:[([{](.*?)[)\]}]?|:\s+(.*)|[—–]\s*(.*)|\s-\s(.*)|\s([x×]\s?\d+|\d{1,5} (?:partitions|replicas|shards|nodes|brokers|pods|instances)))$/.exec(
      first,
    );
  // `Kafka topics:` opens a list.
  const name = (note?.[1] ?? first).replace(/(?<=\S)\s*:+$/, '');
  const detail = note?.[2] ?? note?.[3] ?? note?.[4] ?? note?.[5] ?? note?.[6];
  return { name, details: [...(detail ? [detail] : []), ...rest] };
}

/** Lines with a name that was broken put together: `Price Alert<br/>Service`, `Search and<br/>Discovery Service`. */
function wholeNames([first = '', second, ...rest]: readonly string[]): string[] {
  if (second === undefined) return [first];
  const isKind = !second.endsWith(':') && KINDS.has(key(second)) && kindAtHead(wordsOf(first)) === undefined && productIn(first) === undefined;
  const goesOn = /(?:[&/,-]|\b(?:and|or|of|for))$/i.test(first) || isKind;
  return goesOn ? [`${first} ${second}`, ...rest] : [first, second, ...rest];
}

/** Words in lower case, CamelCase and punctuation split, plural taken off. */
export const wordsOf = (text: string): string[] => wordsAsWritten(text).map(singular);

const wordsAsWritten = (text: string): string[] =>
  text
    .replace(/(?<=[\p{L}\d])([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** `services` → `service`, `replicas` → `replica`; `redis`, `status`, `access` stay. */
export function singular(word: string): string {
  if (/(?:ies)$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:xes|ches|shes|sses|zes)$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

const LONGEST_PHRASE = 4;
const key = (text: string): string => wordsOf(text).join(' ');
/** A product's name also stands as one word: `RabbitMQ`, `rabbitmq`. */
const keys = (text: string): string[] => [key(text), text.toLowerCase()];

const KINDS: ReadonlyMap<string, ComponentKind> = new Map(
  Object.entries(KIND_WORDS).flatMap(([kind, phrases]) => phrases.map((phrase) => [key(phrase), kind as ComponentKind] as const)),
);
const PRODUCTS: ReadonlyMap<string, Technology> = new Map(
  TECHNOLOGIES.flatMap(([product, names]) => [product.name, ...names].flatMap(keys).map((name) => [name, product] as const)),
);
const OBSERVER_PHRASES: ReadonlyMap<string, true> = new Map(OBSERVER_WORDS.map((phrase) => [phrase, true]));

/** Words that say which one of several, not what it is. */
const MODIFIER =
  /^(?:\d+|[a-z]|i{1,3}|n|v\d+|x\d+|cluster|primary|secondary|replica|master|slave|leader|follower|standby|active|passive|node|instance|pool|fleet|group|farm|shard|tier|pod|process|set|main|new|old|us|eu|ap|asia|europe|east|west|north|south|region|zone|az\d?|blue|green|mirror|managed|cloud|app|apps|system)$/;

/** What several instances of one thing do differently. */
const ROLE_WORD = /^(?:read|write|reader|writer|hot|cold|warm|backup|canary|legacy|default)$/;

/** Where a thing stands or what it is for says nothing of what it is: `User in Tokyo`, `Cache for sessions`. */
const PLACE = /\s(?:in|for|at|of|near|per|with|via|to|by)\s.*$/i;

/** The word that says what a thing is: `worker` of `Email Worker 2`. */
export const headWord = (name: string): string => wordsOf(name.replace(PLACE, '')).findLast((word) => !MODIFIER.test(word)) ?? '';

/** The longest phrase of `words` that ends at `end` (exclusive) and stands in `table`. */
function phraseEndingAt<T>(
  words: readonly string[],
  end: number,
  table: ReadonlyMap<string, T>,
): { readonly value: T; readonly start: number } | undefined {
  for (let start = Math.max(0, end - LONGEST_PHRASE); start < end; start++) {
    const value = table.get(words.slice(start, end).join(' '));
    if (value !== undefined) return { value, start };
  }
  return undefined;
}

/** The phrase of a table at the head of a name: its last words, those that only number or place it left out. */
function phraseAtHead<T>(words: readonly string[], table: ReadonlyMap<string, T>): { readonly value: T; readonly start: number } | undefined {
  for (let end = words.length; end > 0; end--) {
    const found = phraseEndingAt(words, end, table);
    if (found) return found;
    if (!MODIFIER.test(words[end - 1]!)) return undefined;
  }
  return undefined;
}

const kindAtHead = (words: readonly string[]): ComponentKind | undefined => phraseAtHead(words, KINDS)?.value;
const productAtHead = (words: readonly string[]): Technology | undefined => phraseAtHead(words, PRODUCTS)?.value;

/** The last product named; of a choice (`RabbitMQ / Kafka`) that of its first part that names one. */
function productIn(text: string): Technology | undefined {
  for (const part of text.split(/\s*\/\s*|\s+or\s+/i)) {
    const product = lastProductIn(part);
    if (product) return product;
  }
  return undefined;
}

function lastProductIn(text: string): Technology | undefined {
  const words = wordsOf(text);
  for (let end = words.length; end > 0; end--) {
    const found = phraseEndingAt(words, end, PRODUCTS);
    if (found) return found.value;
  }
  for (const word of text.toLowerCase().split(/[^\p{L}\p{N}]+/u)) {
    const product = PRODUCTS.get(word);
    if (product) return product;
  }
  return undefined;
}

const couldBe = (product: Technology, kind: ComponentKind): boolean => product.kind === kind || (product.also?.includes(kind) ?? false);

/** A product says more than a word that fits many: `Orders DB (MongoDB)`, `SendGrid API`. */
const isMoreExact = (kind: ComponentKind, said: ComponentKind | undefined): boolean =>
  (said === 'database' && isStore(kind)) || (said === 'service' && kind === 'external');

/** What is written with a framework is not the framework: `Flask Templates`, `Prometheus Exporter`. A store's name says more. */
const isProgram = ({ kind }: Technology): boolean => kind === 'service' || kind === 'client';

/** What a box is, by its words first and its shape last. Absent where nothing says it. */
export function meaningOf(label: string, shape?: string): BoxMeaning {
  const box = readBox(label);
  const words = wordsOf(box.name.replace(PLACE, ''));
  const named = productIn(box.name);
  const detailed = box.details.map(productIn).find((product) => product !== undefined);
  const said =
    kindAtHead(words) ??
    (named && (!isProgram(named) || productAtHead(words)) ? named.kind : undefined) ??
    box.details.map((detail) => kindAtHead(wordsOf(detail.replace(PLACE, '')))).find((found) => found !== undefined) ??
    detailed?.kind ??
    (shape === undefined ? undefined : KIND_OF_SHAPE[shape]);
  const product = named ?? detailed;
  const kind = product && isMoreExact(product.kind, said) ? product.kind : said;
  const technology = [named, detailed].find((product) => product !== undefined && kind !== undefined && couldBe(product, kind))?.name;
  // As written: `Metrics` watches, a `Metric Store` keeps what it is about.
  const written = wordsAsWritten(box.name.replace(PLACE, ''));
  const observes =
    (technology !== undefined && OBSERVERS.has(technology)) || written.some((_, i) => phraseEndingAt(written, i + 1, OBSERVER_PHRASES) !== undefined);
  return { ...box, ...(kind && { kind }), ...(technology && { technology }), observes };
}

/** What a name says by its own last words, or a product that it names and nothing else: `Job Workers`, `Kong`, `Redis 7`. */
export function kindOfName(name: string): { readonly kind: ComponentKind; readonly technology?: string } | undefined {
  const words = wordsOf(name).filter((word) => !/^v?\d+$/.test(word));
  const product = PRODUCTS.get(words.join(' '));
  if (product) return { kind: product.kind, technology: product.name };
  const kind = kindAtHead(words);
  return kind && { kind };
}

const isOwn = (word: string): boolean => !MODIFIER.test(word) && !ROLE_WORD.test(word);

/** A name without the words that only number it, place it or give its role: instances of one thing have the same. */
export const ownWords = (name: string): string[] => wordsOf(name).filter(isOwn);

/** What tells a thing from others of its kind, of the words of its name: `video`, `encode` of `Video Encode Worker 2`. */
export const tellingWords = (words: readonly string[]): string[] => words.slice(0, phraseAtHead(words, KINDS)?.start).filter(isOwn);

const PREPOSITION = /^(?:to|from|into|in|on|for|with|by|via|if|as|at|all|the|a|an|each)$/;

/** An activity, not a thing: `Save to S3`, `Receive MESH file`, `Upload successful?`. */
export function isActivity(label: string): boolean {
  const { name } = readBox(label);
  if (name.endsWith('?')) return true;
  const raw = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const [first, ...rest] = raw;
  if (first === undefined || rest.length === 0 || !isVerb(first)) return false;
  const isThing = name.split('/').some((choice) => kindAtHead(wordsOf(choice)) !== undefined);
  return rest.some((word) => PREPOSITION.test(word)) || isPlainVerb(first) || !isThing;
}

const CODE_SUFFIX =
  /(?:Controller|Repository|Repo|DAO|Dao|Factory|Handler|Impl|Interface|Adapter|Mapper|Builder|Strategy|Listener|Middleware|Validator|Provider|Helper|Util|Utils|Manager|Context|Config|Entity|DTO|ViewModel|Presenter|Interactor|UseCase)s?$/;
const CAMEL = /^\p{Lu}[\p{Ll}\d]+(?:\p{Lu}[\p{Ll}\d]+)+$/u;
const SOURCE_FILE = /\.(?:[jt]sx?|mjs|py|java|go|rs|rb|cs|cpp|h|kt|swift|php|vue|json|ya?ml|html|css|sql|proto)$/i;
const CALL = /^[\w.]+\(.{0,80}\)$/;
const CODE_WORD =
  /\b(?:controller|repository|dao|factory|handler|middleware|buffer|mapper|presenter|interactor|view model|use case|thread|goroutine|coroutine)s?(?: \d+| [a-z])?$/i;

/** A name from inside a program: `OrderController`, `save()`, `orders.ts`, `Metric Repository`. Products are none, nor is `OrderService`. */
export function isCodeName(label: string): boolean {
  const { name, details } = readBox(label);
  if ([name, ...details].some((said) => SOURCE_FILE.test(said))) return true;
  if (productIn(name) !== undefined && !CODE_SUFFIX.test(name)) return false;
  if (CALL.test(plainLabel(label)) || CODE_SUFFIX.test(name) || CODE_WORD.test(name)) return true;
  return isCamelCase(name) && kindAtHead(wordsOf(name)) === undefined;
}

const PART_OF_PROGRAM =
  /\b(?:controller|repository|dao|handler|middleware|buffer|mapper|presenter|interactor|view model|thread pool|event loop|goroutine|coroutine|serializer|deserializer|business logic|data access|domain model|orm)s?(?: layer)?$/i;
/** Controllers of machines and clusters, and repositories of files: they are deployed. */
const DEPLOYED_PART =
  /\b(?:git|code|source|artifacts?|docker|image|container|maven|helm|package|admission|ingress|domain|network|sdn|flight|storage|motor|robot|traffic|site|gate|door|barrier|edge|plc|cluster|node|deployment|replica\w*|job|volume|service|event|webhook) (?:controller|repository|handler)s?$/i;

/** A part of one process that nobody deploys alone: `OrderController`, `Metric Repository`, `Channel Buffer`, `save()`. */
export function isProgramPart(label: string): boolean {
  const { name } = readBox(label);
  if (/^[a-z]/.test(name) && CALL.test(plainLabel(label))) return true;
  return /\s/.test(name)
    ? PART_OF_PROGRAM.test(name) && !DEPLOYED_PART.test(name)
    : CODE_SUFFIX.test(name) && !/^(?:Controller|Handler|Manager|Config|Provider|Adapter)s?$/.test(name);
}

/** `OrderService`, `IpcClient`: one word of several. Products are none. */
export const isCamelCase = (name: string): boolean => CAMEL.test(name) && productIn(name) === undefined;

/** What a label says in one line, without markup. */
export const plainLabel = (label: string): string =>
  label
    .split(LINE_BREAK)
    .map(plain)
    .filter((line) => line !== '')
    .join(' ');

/** Whether a name is a product's and nothing else: `Redis`, `Kafka`. */
export const isProduct = (words: readonly string[]): boolean => PRODUCTS.has(words.join(' '));

/** Whether a phrase only says the kind: `service` for a service. */
export const isKindWord = (phrase: string, kind: ComponentKind): boolean => KINDS.get(phrase) === kind;

const MEMBER_KINDS: ReadonlyMap<string, ComponentKind> = new Map(
  Object.entries(KIND_OF_MEMBERS).flatMap(([kind, titles]) => titles.map((title) => [title, kind as ComponentKind] as const)),
);

/** What the members of a group are that do not say it themselves: `Workers`, `Data Layer`, `AWS S3`. */
export function kindOfMembers(title: string): ComponentKind | undefined {
  const { name } = readBox(title.replace(/^(?:layer|tier|level)\s+\d+\s*[—–:-]\s*(.*)$/i, '$1 layer'));
  const said = key(name);
  // One `Worker` holds its parts, not workers.
  const known = /s$|layer|tier|bus$|broker$|external|party/i.test(name) ? MEMBER_KINDS.get(said.replace(/ (?:layer|tier|zone)$/, '')) : undefined;
  if (known) return known;
  const product = PRODUCTS.get(said.replace(/^(?:apache|amazon|aws) | (?:cluster|bucket|cdn)$/g, '')) ?? PRODUCTS.get(said);
  return product && (isStore(product.kind) || product.kind === 'cdn' || product.kind === 'topic') ? product.kind : undefined;
}

const ONE_COMPONENT: ReadonlySet<ComponentKind> = new Set(['service', 'worker', 'scheduler', 'gateway', 'model']);

/** The kind of a subgraph that is one component (`Order Service`); none for one that holds several (`Services`, `Backend`, `Service Layer`). */
export function kindOfGroup(title: string): ComponentKind | undefined {
  const { name } = readBox(title);
  const words = wordsOf(name);
  const kind = words.length >= 2 && !/s$/i.test(name) ? kindAtHead(words) : undefined;
  return kind && ONE_COMPONENT.has(kind) && !MODIFIER.test(words.at(-1)!) ? kind : undefined;
}

/** The title of a group that explains the signs of a drawing. */
export const isLegend = (title: string): boolean => /^\W*(?:legend|key)\W*$/iu.test(plainLabel(title));
