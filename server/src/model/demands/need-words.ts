/** The words by which a document names a need, or the means that only answers it. */

export type NeedKind =
  | 'read-heavy'
  | 'write-heavy'
  | 'push'
  | 'global'
  | 'transaction'
  | 'publish'
  | 'search'
  | 'location'
  | 'abuse'
  | 'ids'
  | 'read-model'
  | 'dependencies';

interface NeedWords {
  readonly need: NeedKind;
  /** What says that there is the need. */
  readonly says: RegExp;
  /** Of these, what denies the need where it is denied: who does without a means may still have the need. */
  readonly denies?: RegExp;
  /** What says that there is none. */
  readonly not?: RegExp;
}

const PLACES =
  'drivers?|riders?|restaurants?|stores?|shops?|places?|users?|cars?|couriers?|hosts?|listings?|friends?|vendors?|merchants?|points?|lots?|cabs?|taxis?|businesses';

export const NEED_WORDS: readonly NeedWords[] = [
  {
    need: 'read-heavy',
    says: /\bread[- ](?:heavy|dominated|dominant|mostly|intensive)\b(?! (?:data|quer|tables?|columns?|endpoints?|pages?|paths?))|\breads (?:far |vastly |greatly )?outnumber (?:the )?writes\b/gi,
  },
  {
    need: 'write-heavy',
    says: /\bwrite[- ](?:heavy|dominated|dominant|mostly|intensive)\b(?! (?:data|quer|tables?|columns?|endpoints?|pages?|paths?))|\bwrites (?:far |vastly |greatly )?outnumber (?:the )?reads\b/gi,
  },
  {
    need: 'push',
    says: /\bweb ?sockets?\b|\bserver[- ]sent events?\b|\bSSE\b|\bsocket\.io\b|\bsignalr\b|\b(?:server|gateway|service)s? push(?:es)? (?:[\w-]+ ){0,4}to (?:the |all |every |each |connected )*(?:clients?|browsers?|apps?|phones?)\b/gi,
    denies: /^(?:web|server|sse|socket|signalr)/i,
    not: /\b(?:clients?|apps?|browsers?|web app|mobile app) polls?\b|\bno (?:server )?push (?:is|to)\b/gi,
  },
  {
    need: 'global',
    says: /\bGeo[- ]?DNS\b(?=[^.|;]{0,80}\b(?:near|nearest|closest|latency)\b)|\blatency[- ]based routing\b|\bclosest (?:PoP|edge)\b|\bnearest (?:PoP|edge|region)\b/gi,
    not: /\bsingle[- ]region(?:al)?\b(?! (?:fail|outage|is down|goes|loss))|(?:^(?:[-*]\s+)?|\b(?:runs?|deployed|deploy|hosted|live|lives|everything|all) (?:[\w-]+ )?in )one region\b/gi,
  },
  {
    need: 'transaction',
    says: /\bsagas?\b|\bcompensat(?:ing|ion) (?:transactions?|actions?|steps?|logic)\b|\btransactions? (?:that )?(?:spans?|spanning|crosses|across|over) (?:several|multiple|two|three|many|the) (?:micro)?(?:services|databases)\b/gi,
    denies: /^(?:saga|transaction)/i,
    not: /\b(?:nothing|no (?:operation|request|transaction|step|workflow|write|booking|order)) (?:ever )?(?:spans|crosses|touches) (?:several|multiple|two|more than one) (?:micro)?(?:services|databases)\b|\bnever (?:spans|crosses) (?:two |several |multiple )?(?:micro)?(?:services|databases)\b/gi,
  },
  {
    need: 'publish',
    says: /\btransactional outbox\b|\boutbox (?:pattern|table|relay|rows?|poller|events?|entry|entries|records?|publisher|worker)\b|\b(?:WAL|CDC|inserts?|selects?|deletes?|poll\w{0,4}|commit\w{0,4}|publish\w{0,4}|relay\w{0,3}|transaction|debezium)\b[^.|;]{0,60}\boutbox\b|\boutbox\b(?=[^.|;]{0,60}\b(?:WAL|CDC|publish\w{0,4}|kafka|debezium|same transaction|relay)\b)|\bdual[- ]writes?\b/gi,
    not: /\b(?:publishes nothing|publishes no events|no events? (?:is|are) (?:published|emitted)|no (?:message broker|event bus|message queue|broker|domain events)\b)/gi,
  },
  {
    need: 'search',
    says: /\bfull[- ]text (?:search(?:es)?|index(?:es)?|quer(?:y|ies))\b|\bfull-text\b|\binverted ind(?:ex|exes|ices)\b|\bBM25\b|\btsvector\b|\b(?:keyword|free[- ]text|fuzzy) search\b/gi,
    denies: /^(?:full|keyword|free|fuzzy)/i,
    not: /\bno search\b(?! path)/gi,
  },
  {
    need: 'location',
    says: new RegExp(
      String.raw`\bgeo[- ]?hash(?:es|ed|ing)?\b|\bgeo[- ]?spatial\b|\bpostgis\b|\bST_DWithin\b|\bquad[- ]?trees?\b|\bproximity (?:search|quer\w+|match\w+|index)|\bGEO(?:ADD|SEARCH|RADIUS)\b|\bredis geo\b|\bS2 cells?\b|\bH3 (?:cells?|hexagons?|index)\b|\bradius (?:search|quer\w+)|\b(?:nearby|nearest|closest) (?:available |free |open )?(?:${PLACES})\b|\bwithin (?:a )?(?:radius|\d{1,4} ?km)\b`,
      'gi',
    ),
    denies: /^(?:geo[- ]?spatial|proximity|radius)/i,
  },
  {
    need: 'abuse',
    says: /\brate[- ]?limit(?:s|ed|er|ers|ing)?\b|\btoken[- ]bucket\b|\bleaky[- ]bucket\b|\bsliding[- ]window (?:counter|log|limit)/gi,
    denies: /^rate/i,
  },
  {
    need: 'ids',
    says: /\bsnowflake[- ](?:ids?|style|like|based|algorithm|generator|scheme)\b|\bids? (?:[\w-]+ ){0,4}snowflakes?\b|\bUUID[ -]?(?:v|version )7\b|\bULIDs?\b|\bKSUIDs?\b|\btime[- ](?:ordered|sortable) (?:unique )?ids?\b|\b(?:distributed|unique)[- ]ids? generat(?:or|ion)\b|\bid generation service\b|\bglobally unique (?:and \w+ )?ids?\b/gi,
    not: /\bauto[- ]?increment(?:ed|ing)? (?:ids?|primary keys?|keys?)\b|\bids? (?:is|are|come|comes|taken)(?: from)? (?:an? |the )?(?:database(?:'s)? )?sequences?\b/gi,
  },
  {
    need: 'read-model',
    says: /\bCQRS\b|\b(?:separate|own|denormali[sz]ed|dedicated) (?:read|query) (?:models?|stores?|views?|sides?|tables?)\b|\bread models?\b|\bmateriali[sz]ed views?\b|\bread[- ]side projections?\b/gi,
    denies: /^cqrs/i,
    not: /\b(?:same|one|single) (?:data )?model (?:serves|for|is used for) (?:both )?(?:reads and writes|reading and writing)\b/gi,
  },
  {
    need: 'dependencies',
    says: /\bcircuit[- ]breakers?\b|\bbulkheads?\b|\bdownstream (?:dependenc(?:y|ies)|services?|systems?)\b/gi,
    denies: /^downstream/i,
    not: /\b(?:calls|depends on) no other (?:service|system)s?\b|\bno (?:external|outside|third[- ]party) (?:dependenc(?:y|ies)|calls|services|systems)\b/gi,
  },
];
