/** What a unit measures, and with it what a number before it must look like. */
export type UnitKind =
  | 'time'
  | 'data'
  | 'share'
  /** The name itself says "per second". */
  | 'rate'
  /** Running copies and parts of a component: any whole number counts. */
  | 'copies'
  /** Things that are many: a number without a magnitude or a rate must be large, since "2 users" tells a story. */
  | 'things';

export interface Unit {
  readonly kind: UnitKind;
  /** The base unit. */
  readonly unit: string;
  /** How many of the base unit. */
  readonly factor: number;
  /** What is counted more exactly, where the name says so. */
  readonly of?: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Each row: kind, base unit, and its spellings with how many of the base unit each stands for. */
const ROWS: readonly (readonly [UnitKind, string, Readonly<Record<string, number>>])[] = [
  [
    'time',
    'ms',
    { 'ns nanosecond nanoseconds': 1e-6, 'us µs μs microsecond microseconds': 1e-3, 'ms msec msecs millis millisecond milliseconds': 1 },
  ],
  ['time', 'ms', { 's sec secs second seconds': 1000, 'min mins minute minutes': MINUTE, 'h hr hrs hour hours': HOUR, 'd day days': DAY }],
  ['time', 'ms', { 'week weeks': 7 * DAY, 'month months': 30 * DAY, 'year years yr yrs': 365 * DAY }],
  ['data', 'B', { 'B byte bytes': 1, 'kb KB': 1e3, 'mb MB': 1e6, 'gb GB': 1e9, 'tb TB': 1e12, 'pb PB': 1e15, 'eb EB': 1e18 }],
  ['data', 'B', { 'KiB Ki': 2 ** 10, 'MiB Mi': 2 ** 20, 'GiB Gi': 2 ** 30, 'TiB Ti': 2 ** 40, 'PiB Pi': 2 ** 50 }],
  [
    'data',
    'B',
    { 'kilobyte kilobytes': 1e3, 'megabyte megabytes': 1e6, 'gigabyte gigabytes': 1e9, 'terabyte terabytes': 1e12, 'petabyte petabytes': 1e15 },
  ],
  ['rate', 'bit', { bps: 1, 'kbps Kbps': 1e3, 'mbps Mbps': 1e6, 'gbps Gbps': 1e9, 'tbps Tbps': 1e12 }],
  ['rate', 'B', { KBps: 1e3, MBps: 1e6, GBps: 1e9, TBps: 1e12 }],
  ['rate', 'request', { 'rps RPS': 1 }],
  ['rate', 'query', { 'qps QPS': 1 }],
  ['rate', 'transaction', { 'tps TPS': 1 }],
  ['rate', 'operation', { 'iops IOPS': 1 }],
  ['share', '%', { '% percent': 1 }],
  ['copies', 'replica', { 'replica replicas instance instances pod pods': 1 }],
  ['copies', 'node', { 'node nodes server servers broker brokers machine machines host hosts': 1 }],
  ['copies', 'zone', { 'AZ AZs zone zones': 1 }],
  ['copies', 'core', { 'core cores CPU CPUs vCPU vCPUs': 1 }],
  ...['shard', 'partition', 'region'].map((name) => ['copies', name, { [`${name} ${name}s`]: 1 }] as const),
  ['things', 'user', { 'DAU MAU WAU CCU dau mau': 1 }],
  ['things', 'request', { 'req reqs': 1 }],
  ['things', 'query', { 'query queries': 1 }],
  ['things', 'operation', { 'op ops operation operations': 1 }],
  ['things', 'transaction', { 'txn txns': 1 }],
  ['things', 'message', { 'msg msgs': 1 }],
  ['things', 'connection', { 'conn conns': 1 }],
  ...(
    'user customer subscriber rider driver request call read write transaction message event connection socket session ' +
    'row record document object file image photo video key item order booking trip ride payment post tweet comment ' +
    'url link follower member client device product listing job task email notification packet page view'
  )
    .split(' ')
    .map((name) => ['things', name, { [`${name} ${name}s`]: 1 }] as const),
];

/** Names that say more of what is counted than the base unit does. */
const OF: Readonly<Record<string, string>> = {
  DAU: 'daily active',
  dau: 'daily active',
  MAU: 'monthly active',
  mau: 'monthly active',
  WAU: 'weekly active',
  CCU: 'concurrent',
};

const UNITS: ReadonlyMap<string, Unit> = new Map(
  ROWS.flatMap(([kind, unit, spellings]) =>
    Object.entries(spellings).flatMap(([names, factor]) =>
      names.split(' ').map((name): [string, Unit] => [name, { kind, unit, factor, ...(OF[name] && { of: OF[name] }) }]),
    ),
  ),
);

/** The unit of this spelling. Words may be capitalised; short names stand for themselves, since `m`, `B` and `Gb` do not mean `M`, `b` and `GB`. */
export function unitNamed(name: string): Unit | undefined {
  return UNITS.get(name) ?? (name.length > 3 ? UNITS.get(name.toLowerCase()) : undefined);
}

/** `k`, `M`, `million`, … */
export const MAGNITUDES: Readonly<Record<string, number>> = {
  ...{ k: 1e3, K: 1e3, thousand: 1e3 },
  ...{ m: 1e6, M: 1e6, mn: 1e6, million: 1e6 },
  ...{ B: 1e9, b: 1e9, bn: 1e9, billion: 1e9 },
  ...{ T: 1e12, trillion: 1e12 },
};

/** The time a rate is counted by, in the spellings after `/` and `per`. */
export const PERIODS: Readonly<Record<string, string>> = {
  ...{ s: 's', sec: 's', second: 's' },
  ...{ min: 'min', minute: 'min' },
  ...{ h: 'h', hr: 'h', hour: 'h' },
  ...{ d: 'day', day: 'day' },
  ...{ mo: 'month', month: 'month' },
  ...{ y: 'year', yr: 'year', year: 'year' },
};

/** Words that may stand between a number and what it counts. */
export const ADJECTIVES: ReadonlySet<string> = new Set(
  (
    'daily monthly weekly active concurrent simultaneous total peak average registered new unique open live read write http api websocket ' +
    'paid search database db inbound outbound incoming outgoing online app worker'
  ).split(' '),
);
