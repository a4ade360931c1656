/** What the words of a heading say. Numbers, `Step N`, pictograms and a trailing colon do not count. */

const PREFIX =
  /^(?:[\p{Extended_Pictographic}\u{FE0F}\u{200D}\u{20E3}#*\s]|(?:step|part|section|chapter|phase|appendix)\s+(?:\d+|[a-z]\b)\s*[:.)\-–—]?|(?:\d+|[ivx]+|[a-z])(?:\.\d+)*\s*[.):–—-]\s*|\d+(?:\.\d+)*\s+)+/iu;

/** `## 3.2 🗄️ Data Model:` → `data model`. */
export const headingWords = (title: string): string =>
  title
    .replace(PREFIX, '')
    .replace(/[:\s]+$/, '')
    .toLowerCase();

const LOW_LEVEL =
  /\b(?:low[- ]level|lld|detailed? design|deep[- ]dive|data ?models?|(?:database|db|table|data|sql|storage) (?:schema|design|layout|tables|structure)|schemas?|ddl|entit(?:y|ies)|er ?d(?:iagram)?|entity[- ]relationship|class (?:design|diagram|model)s?|tables?(?: definitions?)?|storage layout|state machines?|indexes|indices|concurrency)\b/;
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

const DATA =
  /\b(?:data ?models?|(?:database|db|table|data|sql|storage|persistence|document|collection)s? (?:schemas?|design|layout|tables|structures?|models?|definitions?)|entit(?:y|ies)|er ?d(?:iagram)?|entity[- ]relationship|tables?|collections?|domain (?:models?|objects?)|data storage|storage layout|core objects?|class (?:design|diagram|model)s?)\b|^schemas?$|^(?:data|storage|database|persistence)$/;
const EXCHANGED =
  /\b(?:apis?|endpoints?|requests?|responses?|messages?|events?|payloads?|kafka|topics?|queues?|protocol|rpc|grpc|graphql|rest|webhooks?|config(?:uration)?|settings|parameters?|errors?|headers?|logs?|logging|metrics|index mapping|cache|caching|token|cookies?)\b/;

/** Whether a heading is of the data model (true) or of something exchanged, not kept (false); null where it does not say. */
export function isDataHeading(title: string): boolean | null {
  const words = headingWords(title);
  if (DATA.test(words)) return true;
  return EXCHANGED.test(words) ? false : null;
}
