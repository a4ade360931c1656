/**
 * What several callers change at once: an amount that is read and then written, a thing that is given to one of several, a
 * status that several actors change. Each race stands on a stored entity and quotes what in the document tells of it.
 */
import { contains } from '../../text/range.ts';
import { wordsOf } from '../components/component-name.ts';
import type { Attribute, Endpoint, Entity, EntityView, Race, StatedQuery, StateMachine } from '../design.ts';
import { entityKey } from '../entities/entities.ts';
import type { Guard } from './guards.ts';
import type { Act, ActKind } from './race-facts.ts';
import { actorIn, type Amount, claimable, raceableAmount, takenBy, takesFrom } from './race-words.ts';

type Evidence = Race['evidence'][number];

/** What the document tells, and which things each sentence names, in its order. */
interface Told extends RaceSources {
  readonly named: ReadonlyMap<Act, readonly Entity[]>;
  readonly queriesOf: ReadonlyMap<string, readonly StatedQuery[]>;
}

export interface RaceSources {
  readonly entities: readonly Entity[];
  readonly machines: readonly StateMachine[];
  readonly queries: readonly StatedQuery[];
  readonly endpoints: readonly Endpoint[];
  readonly acts: readonly Act[];
  readonly guards: readonly Guard[];
}

/** The races that nothing in the document handles, at most one an entity. */
export function findRaces(sources: RaceSources): Race[] {
  const { entities, guards } = sources;
  const stored = entities.filter(({ stored, attributes }) => stored && attributes.length > 0);
  const inView = (guard: Guard, { body, block }: EntityView): boolean => contains(body ?? block ?? { start: 0, end: 0 }, guard.range);
  const own = guards.filter(({ kind }) => kind === 'version' || kind === 'constraint');
  const owned = (guard: Guard): Entity | undefined =>
    own.includes(guard) ? stored.find(({ views }) => views.some((view) => inView(guard, view))) : undefined;
  if (guards.some((guard) => !owned(guard))) return [];
  const safe = new Set(guards.map(owned));
  const told: Told = { ...sources, named: namesIn(sources.acts, stored), queriesOf: queriesByTable(sources.queries) };
  const races = stored.filter((entity) => !safe.has(entity)).flatMap((entity) => raceOf(entity, told) ?? []);
  // Where the seats are told, their bookings are the same race.
  return races.some(({ kind }) => kind === 'claim') ? races.filter(({ kind }) => kind !== 'booking') : races;
}

const LONGEST_NAME = 4;

/** The things that each sentence names: by all words of a name, or by the last one of two. */
function namesIn(acts: readonly Act[], stored: readonly Entity[]): ReadonlyMap<Act, readonly Entity[]> {
  const keys = stored.map((entity) => [entityKey(entity.name), entity] as const);
  const byName = new Map([
    ...keys.map(([key, entity]) => [key.split(' ').slice(1).join(' '), entity] as const).filter(([key]) => /^\S+$/.test(key)),
    ...keys,
  ]);
  return new Map(
    acts.map((act) => {
      const words = act.words.trim().split(' ');
      const found = words.flatMap((_, i) => {
        for (let length = LONGEST_NAME; length > 0; length--) {
          const entity = i + length <= words.length ? byName.get(words.slice(i, i + length).join(' ')) : undefined;
          if (entity) return entity;
        }
        return [];
      });
      return [act, found] as const;
    }),
  );
}

function queriesByTable(queries: readonly StatedQuery[]): ReadonlyMap<string, readonly StatedQuery[]> {
  const byTable = new Map<string, StatedQuery[]>();
  for (const query of queries) {
    for (const key of new Set(query.tables.map(({ text }) => entityKey(text)))) byTable.set(key, [...(byTable.get(key) ?? []), query]);
  }
  return byTable;
}

/** What it is foremost, with what else tells of it behind. */
function raceOf(entity: Entity, sources: Told): Race | undefined {
  const [first, ...others] = [amountRace, claimRace, bookingRace, writeRace, statusRace].flatMap((find) => find(entity, sources) ?? []);
  return first && { ...first, evidence: distinct([first, ...others].flatMap(({ evidence }) => evidence)) };
}

const distinct = (evidence: readonly Evidence[]): Evidence[] =>
  evidence.filter(({ range }, i) => evidence.findIndex((other) => other.range.start === range.start) === i);

const SAYS_LITTLE = /^(?:quantity|count|current|total|available|remaining|amount|level)$/;

/** Whether a sentence names a field: by a word that is not every amount's. */
function namer(field: Attribute): (act: Act) => boolean {
  const words = wordsOf(field.name);
  const telling = words.filter((word) => !SAYS_LITTLE.test(word));
  const names = (telling.length > 0 ? telling : [words.join(' ')]).map((name) => ` ${name} `);
  return ({ words: said }) => names.some((name) => said.includes(name));
}

const those = (acts: readonly Act[], kinds: readonly ActKind[], fits: (act: Act) => boolean): Act[] =>
  acts.filter((act) => kinds.includes(act.kind) && fits(act));

/** A balance, a stock: read and written by queries, changed in words, or changed by calls that only make sense so. */
function amountRace(entity: Entity, { queriesOf, endpoints, acts }: Told): Race | undefined {
  for (const field of entity.attributes) {
    const amount = raceableAmount(entity, field);
    if (!amount) continue;
    const namesIt = namer(field);
    const evidence = [
      ...readThenWritten(field, queriesOf.get(entityKey(entity.name)) ?? []),
      ...those(acts, ['check-then-write'], namesIt).map(({ range }) => ({
        range,
        says: `${field.name} is checked here and then written.`,
      })),
      ...those(acts, ['change'], namesIt).map(({ range }) => ({ range, says: `${field.name} is changed here.` })),
      ...calls(amount, endpoints).map(({ range }) => ({ range, says: `This call changes ${field.name}.` })),
    ];
    if (evidence.length > 0) return { entity, field, kind: 'amount', evidence };
  }
  return undefined;
}

/** The calls that take from an amount, each once. */
const calls = (amount: Amount, endpoints: readonly Endpoint[]): Endpoint[] =>
  endpoints
    .filter((endpoint) => takesFrom(amount, endpoint))
    .filter(
      ({ method, path, name }, i, all) => all.findIndex((other) => other.method === method && other.path === path && other.name === name) === i,
    );

/** A query that reads the field and a later one of the same section that writes it. */
function readThenWritten(field: Attribute, own: readonly StatedQuery[]): Evidence[] {
  const column = new RegExp(`\\b${field.name.replace(/\W/g, '.')}\\b`, 'i');
  for (const write of own) {
    const set = /\bSET\b([\s\S]*?)(?:\bWHERE\b|$)/i.exec(write.text)?.[1] ?? '';
    if (write.verb !== 'update' || !column.test(set)) continue;
    const read = own.findLast(
      (query) => query.verb === 'select' && query.section === write.section && query.range.start < write.range.start && column.test(query.text),
    );
    if (read) {
      return [
        { range: read.range, says: `${field.name} is read here,` },
        { range: write.range, says: 'and written here.' },
      ];
    }
  }
  return [];
}

/** A seat, a slot, a room that is given to one caller: claimed in words or by a call, and nothing unique stands between two of them. */
function claimRace(entity: Entity, { entities, endpoints, acts, named }: Told): Race | undefined {
  if (!claimable(entity) || isUniqueOnce(entity, entities)) return undefined;
  const evidence = [
    ...those(acts, ['check-then-write', 'first-wins', 'only-one'], (act) => named.get(act)?.[0] === entity).map(({ kind, range }) => ({
      range,
      says: SAYS[kind],
    })),
    ...those(acts, ['claim'], (act) => named.get(act)?.includes(entity) === true).map(({ range }) => ({ range, says: SAYS.claim })),
    ...calls('seat', endpoints).map(({ range }) => ({ range, says: 'This call takes one.' })),
  ];
  const field = entity.attributes.find(({ isStatus }) => isStatus);
  return evidence.length > 0 ? { entity, ...(field && { field }), kind: 'claim', evidence } : undefined;
}

/** A booking that names what it takes, and nothing keeps two of them from naming the same. */
function bookingRace(entity: Entity, { entities, endpoints, acts }: Told): Race | undefined {
  const field = takenBy(entity);
  if (!field || isUniqueOnce(entity, entities) || entity.views.some(({ uniques }) => uniques.some((names) => names.includes(field.name))))
    return undefined;
  const evidence = [
    ...those(acts, ['check-then-write', 'only-one'], namer(field)).map(({ kind, range }) => ({ range, says: SAYS[kind] })),
    ...calls('seat', endpoints).map(({ range }) => ({ range, says: 'This call takes one.' })),
  ];
  return evidence.length > 0 ? { entity, field, kind: 'booking', evidence } : undefined;
}

/** Some entity may name it only once, or once a date or a show. */
function isUniqueOnce(entity: Entity, entities: readonly Entity[]): boolean {
  const word = wordsOf(entityKey(entity.name)).at(-1)!;
  const namesIt = (attributes: readonly string[]): boolean =>
    attributes.some((name) => wordsOf(name).includes(word)) || attributes.some((name) => /(?:_at|time|date|slot|show|start)/i.test(name));
  return entities.some(({ views }) =>
    views.some(({ uniques, primaryKey }) => uniques.some(namesIt) || (primaryKey.length > 1 && namesIt(primaryKey))),
  );
}

const SAYS: Readonly<Record<ActKind, string>> = {
  'check-then-write': 'Checked here and then written.',
  'first-wins': 'Several may come at once, and one wins.',
  'only-one': 'There may be only one.',
  change: 'Changed here.',
  claim: 'Taken here.',
};

/** A state that several actors leave: whoever writes last wins. */
function statusRace(entity: Entity, { machines }: Told): Race | undefined {
  for (const machine of machines.filter((one) => one.entity === entity && one.sure)) {
    for (const { id: state } of machine.states) {
      const leaving = machine.transitions.filter(({ from }) => from === state);
      const acting = leaving.flatMap(({ trigger, label, to }) => {
        const actor = trigger === undefined ? undefined : actorIn(trigger);
        return actor && label && to !== state ? [{ actor, range: label.range }] : [];
      });
      const [first] = acting;
      const other = acting.find(({ actor }) => actor !== first?.actor);
      if (first && other) {
        const evidence = [first, other].map(({ actor, range }) => ({ range, says: `${state} is left here by the ${actor}.` }));
        return { entity, ...(machine.field && { field: machine.field }), kind: 'status', evidence };
      }
    }
  }
  return undefined;
}

/** Whatever is checked and then written, or may exist only once, in so many words. */
function writeRace(entity: Entity, { acts, entities, named }: Told): Race | undefined {
  const status = entity.attributes.find(({ isStatus }) => isStatus);
  const inside = ({ range }: Act): boolean => entity.views.some(({ body, block }) => contains(body ?? block ?? { start: 0, end: 0 }, range));
  const found = those(
    acts,
    ['check-then-write', 'first-wins', 'only-one'],
    (act) => named.get(act)?.[0] === entity || (act.kind === 'only-one' && inside(act)),
  );
  if (found.length === 0 || !status || isUniqueOnce(entity, entities)) return undefined;
  return { entity, field: status, kind: 'write', evidence: found.map(({ kind, range }) => ({ range, says: SAYS[kind] })) };
}
