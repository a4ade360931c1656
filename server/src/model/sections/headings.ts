/**
 * What the words of a heading say: the one table of what sections are about. Numbers, `Step N`, pictograms and a trailing
 * colon do not count. The synonyms are those of real documents: API = endpoints = interfaces, data = schema = storage.
 */

/** What a section may be about; one heading may name several. */
export type Topic =
  | 'api'
  | 'architecture'
  | 'caching'
  | 'capacity'
  | 'classes'
  | 'concurrency'
  | 'context'
  | 'data'
  | 'deployment'
  | 'events'
  | 'failure'
  | 'flows'
  | 'glossary'
  | 'indexes'
  | 'observability'
  | 'patterns'
  | 'queries'
  | 'read-path'
  | 'references'
  | 'requirements'
  | 'rollout'
  | 'security'
  | 'states'
  | 'testing'
  | 'trade-offs'
  | 'write-path';

/** Words in lower case; they match whole. Where `S?` matters it is written. */
const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  [
    'api',
    /\b(?:apis?|endpoints?|interfaces?|contracts?|open ?api|swagger|grpc|graphql|rpcs?|protobuf|rest(?:ful)?|routes|web ?sockets?|webhooks?|request and response|requests? (?:and|\/|&) responses?)\b|^(?:get|post|put|patch|delete|head) \//,
  ],
  [
    'architecture',
    /\b(?:architecture|high[- ]level (?:design|overview|diagram|view)|hld|components?|building blocks|containers?|topology|system (?:overview|design|diagram))\b/,
  ],
  ['caching', /\b(?:cach(?:e|es|ing)|cdn|edge strategy)\b/],
  [
    'capacity',
    /\b(?:capacity|estimat(?:e|es|ion|ions)|back[- ]of[- ](?:the[- ])?envelope|scale|scaling|scalability|sizing|traffic|throughput|load (?:profile|model|estimates?)|(?:storage|bandwidth|memory) (?:estimates?|requirements?|needs|costs?)|calculations?|numbers|benchmarks?)\b/,
  ],
  [
    'classes',
    /\b(?:class(?:es)?(?: (?:design|diagrams?|models?|structure))?|object model|domain model|type hierarchy|code structure|interfaces and classes)\b/,
  ],
  [
    'concurrency',
    /\b(?:concurren(?:cy|t)|race conditions?|races|lock(?:s|ing)|isolation|oversell(?:ing)?|double[- ](?:booking|spend(?:ing)?)|compare[- ]and[- ]set|idempoten(?:cy|t)|transactions?|consistency)\b/,
  ],
  ['context', /\b(?:context(?: (?:diagram|view))?|overview|introduction|background|executive summary|summary|abstract|tl;?dr)\b/],
  [
    'data',
    /\b(?:data ?(?:models?|modell?ing|schema|design|structures?|layout|architecture|dictionary|storage|stores?)|schemas?|entit(?:y|ies)|er ?d(?:iagrams?)?|er diagrams?|entity[- ]relationship|ddl|(?:database|db|sql|storage|table) (?:schemas?|design|layout|tables?|structure|models?|choices?|selection)|tables?(?: definitions?)?|collections|databases?|storage(?: layout)?|persistence|fields?)\b/,
  ],
  [
    'deployment',
    /\b(?:deploy(?:ment|ments|ing)?|infrastructure|environments?|hosting|kubernetes|k8s|runtime view|regions?|multi[- ]region|docker(?: compose)?)\b/,
  ],
  ['events', /\b(?:events?|topics?|messages|messaging|queues?|event bus|pub\/?sub|kafka|event[- ]driven|streams?)\b/],
  [
    'failure',
    /\b(?:failures?|failover|fault tolerance|fault[- ]tolerant|faults?|resilien(?:ce|cy|t)|reliability|recovery|disaster|error handling|errors?|retr(?:y|ies)|outages?|degradation|edge cases?|availability|what (?:can|could|happens|goes)\b.{0,20}\b(?:wrong|fails?|dies)|risks?(?: (?:and|&) mitigations?)?|crash(?:es)?|circuit breakers?|timeouts?|dead[- ]letter)\b/,
  ],
  [
    'flows',
    /\b(?:flows?|sequences?|sequence diagrams?|walkthrough|journeys?|step[- ]by[- ]step|how it works|life ?cycle|pipelines?|workflows?|interactions?|scenarios?|happy path)\b/,
  ],
  ['glossary', /\b(?:glossary|terms|terminology|definitions|vocabulary|acronyms|abbreviations)\b/],
  ['indexes', /\b(?:index(?:es|ing)?|indices|query (?:and|&|vs\.?|\/) index)\b/],
  [
    'observability',
    /\b(?:observability|monitoring|metrics?|logging|logs|alert(?:s|ing)?|tracing|traces|dashboards?|telemetry|slos?|instrumentation)\b/,
  ],
  [
    'patterns',
    /\b(?:(?<!\b(?:access|query|usage|traffic|read|write|load|key|url|routing|call|request|communication|naming|sort) )patterns?(?: used)?|principles)\b/,
  ],
  ['queries', /\b(?:quer(?:y|ies)|access patterns?|lookups?|sql examples?)\b/],
  [
    'read-path',
    /\b(?:read(?:ing|s)?(?: (?:path|flow|side|api|model|operations?|request))?|quer(?:y|ying)(?: (?:path|flow|side|api))|view(?:ing)?|retriev(?:e|al|ing)|fetch(?:ing)?|get(?:ting)?(?: flow)?|consum(?:e|er|ing|ption)|download(?:s|ing)?|search(?:ing)?|feed generation|serving|playback|redirect(?:ion)?|deliver(?:y|ing)|brows(?:e|ing)|lookups?)\b/,
  ],
  [
    'references',
    /\b(?:references|links|further reading|related (?:documents?|reading|work)|document references|see also|appendix|bibliography|prior art)\b/,
  ],
  [
    'requirements',
    /\b(?:requirements?(?: clarification)?|goals?|non[- ]?goals?|scope|out of scope|use cases?|user stor(?:y|ies)|problem statement|objectives?|functional|non[- ]?functional|nfrs?|assumptions?|constraints|success (?:criteria|metrics)|motivation|problem)\b/,
  ],
  [
    'rollout',
    /\b(?:roll ?out|migrations?|release(?:s| plan)?|phases?|milestones|timeline|roadmap|future work|next steps|graduation criteria|backwards? compatibility|implementation plan|what ships first)\b/,
  ],
  [
    'security',
    /\b(?:security|auth(?:entication|ori[sz]ation)?|authn|authz|privacy|compliance|encryption|access control|rbac|secrets?|threat model|pii)\b/,
  ],
  [
    'states',
    /\b(?:state ?machines?|states?(?: (?:diagram|transitions?|machine|model))?|transitions|status(?:es)?(?: (?:flow|transitions?|values))?|life ?cycles?)\b/,
  ],
  ['testing', /\b(?:test(?:s|ing| plan| strategy)?|qa|verification|validation|acceptance)\b/],
  [
    'trade-offs',
    /\b(?:trade-? ?offs?|alternatives?(?: considered)?|drawbacks?|options?(?: considered)?|(?:key |design |architecture |technical )?decisions?|pros (?:and|&) cons|rationale|why (?:not|we)\b|considered|comparison|vs\.?|versus|limitations|disadvantages|rejected)\b|^why\b/,
  ],
  [
    'write-path',
    /\b(?:writ(?:e|es|ing)(?: (?:path|flow|side|api|model|operations?|request|throughput))?|ingest(?:ion|ing)?|upload(?:s|ing)?|publish(?:ing)?|post(?:ing)?(?: flow)?|creat(?:e|ion|ing)|submit(?:ting|ssion)?|submission|send(?:ing)?|placement|place (?:an )?order|booking|checkout|order flow|payment flow|insert(?:s|ion)?|updates?|sav(?:e|ing)|put|shorten(?:ing)?)\b/,
  ],
];

/** Of a heading no more is looked at. */
const LONGEST_HEADING = 300;

const PREFIX =
  /^(?:[\p{Extended_Pictographic}\u{FE0F}\u{200D}\u{20E3}#*\s]|(?:step|part|section|chapter|phase|appendix)\s+(?:\d+|[a-z]\b)\s*[:.)\-–—]?|(?:\d+|[ivx]+|[a-z])(?:\.\d+)*\s*[.):–—-]\s*|\d+(?:\.\d+)*\s+)+/iu;

/** `## 3.2 🗄️ Data Model:` → `Data Model`. */
export const headingName = (title: string): string =>
  title
    .slice(0, LONGEST_HEADING)
    .replace(PREFIX, '')
    .replace(/[:\s]+$/, '');

/** `## 3.2 🗄️ Data Model:` → `data model`. */
export const headingWords = (title: string): string => headingName(title).toLowerCase();

/** What a heading says that its section is about; empty where it says nothing known. */
export function topicsOf(title: string): readonly Topic[] {
  const words = headingWords(title);
  return TOPICS.flatMap(([topic, said]) => (said.test(words) ? [topic] : []));
}

const LOW_LEVEL =
  /\b(?:low[- ]level|lld|detailed? design|deep[- ]dive|data ?models?|(?:database|db|table|data|sql|storage) (?:schema|design|layout|tables|structure)|schemas?|ddl|entit(?:y|ies)|er ?d(?:iagram)?|entity[- ]relationship|class (?:design|diagram|model)s?|tables?(?: definitions?)?|storage layout|state machines?|indexes|indices|concurrency|(?:strategy|observer|factory|singleton|decorator|repository|state|template method) pattern)\b/;
const HIGH_LEVEL = /\b(?:high[- ]level|hld|system architecture|architecture|overview|context)\b/;

/** What a section under this heading designs; null where the heading does not say. */
export function kindOfHeading(title: string): 'hld' | 'lld' | null {
  const words = headingWords(title);
  if (LOW_LEVEL.test(words)) return 'lld';
  return HIGH_LEVEL.test(words) ? 'hld' : null;
}

const CAPACITY =
  /\b(?:capacity|estimat(?:e|es|ion|ions)|back[- ]of[- ]the[- ]envelope|scale|scaling|scalability|sizing|traffic|throughput|load|performance|latency|non[- ]?functional|nfrs?|slos?|slas?|targets?|numbers|calculations?|requirements?|goals?|budgets?)\b/;

/** A section that should hold the design's figures. */
export const isCapacityHeading = (title: string): boolean => CAPACITY.test(headingWords(title));

const DESIGN =
  /\b(?:architecture|high[- ]level|low[- ]level|design|components?|data ?model|schema|entities|api|endpoints?|interfaces?|contracts?|capacity|estimates?|scaling|scalability|trade-?offs|alternatives considered|drawbacks|failure modes?|requirements|non[- ]?goals|goals|use cases|write path|read path|data flow|deployment|sequence|rollout|motivation|proposal|consistency|availability|observability|monitoring)\b/;

/** A heading that design documents have. */
export const isDesignHeading = (title: string): boolean => DESIGN.test(headingWords(title));

const LESSON =
  /\b(?:interview (?:questions?|tips?)|key takeaways?|takeaways|real[- ]world examples?|when to use|exercises?|quiz|further reading|simple explanation|learning objectives|common mistakes|pro tips?|prerequisites|analogy)\b|^what (?:is|are) .*\?$|^q\d+\b/;

/** A heading of a text that teaches. */
export const isLessonHeading = (title: string): boolean => LESSON.test(headingWords(title));

const MANUAL =
  /^(?:install(?:ation|ing)?|usage|licen[cs]e|contribut(?:ing|ors)|getting started|quick ?start|prerequisites|build(?:ing)?|options|examples?|syntax|sponsors|credits|acknowledge?ments|changelog|bug reports|support(?:ed versions)?|related links|documentation|development|faq|api reference|cli(?: usage)?|commands|constructors?|returns|arguments|(?:instance |static )?methods|best practices|advanced configuration|see also)$|^(?:`|new )?[\w.]{1,60}\([^()]{0,80}\)`?$|\b(?:code style|coding standards|file organi[sz]ation|naming conventions|directory structure|pull requests|commit guidelines|release process|cross-platform compilation|browser support|run (?:a|the) \w+|how to use)\b/;

/** A heading of a manual or a README: how to install, build and use something, or what a method of a library takes. */
export const isManualHeading = (title: string): boolean => MANUAL.test(headingWords(title));

const API = /\b(?:apis?|endpoints?|interfaces?|contracts?|rest|rpcs?|grpc|graphql|routes|operations|queries|messages)\b/;

/** A section that should name the system's endpoints. */
export const isApiHeading = (title: string): boolean => API.test(headingWords(title));

const MESSAGING = /\b(?:events?|topics?|kafka|messaging|queues|message bus|event bus|pub ?\/?-?sub|rabbitmq|sqs|sns|nats)\b/;
const WATCHING = /\b(?:metrics?|logs?|logging|monitoring|observability|alerts?|sizing|scaling)\b/;
const WEBSOCKET = /\b(?:web ?sockets?|socket\.io|real-?time (?:events|messages|api)|ws (?:events|messages|api))\b/;

/** A section about what is published. */
export const isMessagingHeading = (title: string): boolean => MESSAGING.test(headingWords(title)) && !WATCHING.test(headingWords(title));

/** A section about what goes over a WebSocket. */
export const isWebSocketHeading = (title: string): boolean => WEBSOCKET.test(headingWords(title));

/** Words around the name of an entity in the heading of its description. */
const AROUND =
  /^(?:(?:the|table|entity|collection|model|schema|document|class|struct|core|main)\b[:\s]*)+|(?:\s+(?:table|entity|collection|schema|model|document|class|struct|object|data|record|records|fields|attributes|definition|details|structure|service|db|database))+$/gi;
const NO_ENTITY =
  /\b(?:and|or|of|the|for|with|to|in|by|per|vs|key|keys|main|core|other|common|required|optional|additional|basic|important|notes?|more|fields|columns|attributes|entities|tables|collections|relationships|constraints|indexes|structure|overview)\b|^(?:tables?|entit(?:y|ies)|collections?|schemas?|models?|data|fields?|columns?|attributes?|overview|example|examples|indexes|notes?|details|storage|database|request|response|request body|response body|parameters?|headers?|errors?|types?|enums?|properties|definitions?|relationships?|summary|design|structure|output|input|payload|configuration|config|metadata|body|query|queries|sql|nosql|primary|secondary|redis|postgres|postgresql|mysql|mongodb|cassandra|dynamodb|kafka|elasticsearch)$/i;

/** The entity that a heading or a line above a description names: `3. 🗄️ Users table (PostgreSQL)` → `Users`; nothing where it names none. */
export function entityNameIn(title: string): string | undefined {
  const bare = title
    .slice(0, 200)
    .replace(PREFIX, '')
    .replace(/[*_]{2}|`/g, '')
    .replace(/\s*\([^()]*\)/g, '')
    .replace(/[:\s]+$/, '');
  const marked = /\b(?:table|entity|collection)\s*:?\s+`?([A-Za-z_]\w*)/i.exec(bare)?.[1];
  const name = bare
    .replace(/\s+[-–—].*$/, '')
    .replace(AROUND, '')
    .trim();
  const found = marked !== undefined && /^(?:table|entity|collection)\b/i.test(bare) ? marked : name;
  return /^[A-Za-z_][\w]*(?: [A-Za-z]\w*){0,2}$/.test(found) && !NO_ENTITY.test(found) ? found : undefined;
}

/** Headings that only proposals have: decision records and requests for comments. */
const PROPOSES: readonly RegExp[] = [
  /^motivation\b/,
  /\bdrawbacks\b/,
  /\b(?:unresolved|open) questions\b/,
  /\bprior art\b/,
  /\bimpacted components\b/,
  /\bgraduation criteria\b/,
  /\bfuture possibilities\b/,
  /^decision(?: outcome| drivers)?$/,
  /\bcontext and problem statement\b/,
  /\bdefinition of done\b/,
  /^rationale\b/,
  /^consequences\b/,
  /^(?:considered options|options considered|alternative implementations?)$/,
  /^abstract$/,
];
const PROPOSAL = /^(?:rfc|adr|kep|gep|sep|pep|otep|mep|aip|cep|fep)(?:[\s:#-]|$)/i;

/** How many of the parts that only proposals have these titles name. */
export function proposalParts(titles: readonly string[]): number {
  const words = titles.map(headingWords);
  return PROPOSES.filter((pattern) => words.some((said) => pattern.test(said))).length;
}

/** Whether the titles of a document, its own first, are those of a decision record or of a request for comments. */
export const isProposal = (titles: readonly string[]): boolean =>
  titles.slice(0, 2).some((title) => PROPOSAL.test(title)) || proposalParts(titles) >= 2;
