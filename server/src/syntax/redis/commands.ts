/** Commands of Redis that a text names, in capitals as people write them: which structure a cache is used as. */

/** By structure, the writing command of each first. `GET` and `SET` are missing: they are also methods and verbs. */
const STRUCTURES: readonly (readonly string[])[] = [
  ['GEOADD', 'GEOSEARCH', 'GEORADIUS', 'GEOPOS', 'GEODIST', 'GEOHASH'],
  ['ZADD', 'ZINCRBY', 'ZRANGE', 'ZREVRANGE', 'ZRANGEBYSCORE', 'ZRANK', 'ZREVRANK', 'ZSCORE', 'ZREM', 'ZREMRANGEBYSCORE', 'ZCARD'],
  ['HSET', 'HMSET', 'HINCRBY', 'HGET', 'HGETALL', 'HMGET', 'HDEL'],
  ['LPUSH', 'RPUSH', 'LPOP', 'RPOP', 'BRPOP', 'BLPOP', 'LRANGE', 'LTRIM'],
  ['SADD', 'SREM', 'SMEMBERS', 'SISMEMBER', 'SINTER', 'SUNION'],
  ['XADD', 'XREAD', 'XREADGROUP', 'XACK'],
  ['PFADD', 'PFCOUNT'],
  ['SETBIT', 'GETBIT', 'BITCOUNT'],
  ['INCR', 'INCRBY', 'DECR', 'DECRBY'],
  ['SETNX', 'SETEX', 'PSETEX'],
];
const STRUCTURE_OF: ReadonlyMap<string, number> = new Map(STRUCTURES.flatMap((commands, i) => commands.map((command) => [command, i] as const)));

/** The commands named, each once, in order. */
export const readRedisCommands = (text: string): string[] => [
  ...new Set((text.match(/\b[A-Z]{4,16}\b/g) ?? []).filter((word) => STRUCTURE_OF.has(word))),
];

/** Commands as one would write them on an arrow, by structure: `GEOADD / GEOSEARCH`; of each at most two. */
export function commandLabels(commands: Iterable<string>): string[] {
  const named = new Set(commands);
  return STRUCTURES.map((structure) =>
    structure
      .filter((command) => named.has(command))
      .slice(0, 2)
      .join(' / '),
  ).filter((label) => label !== '');
}
