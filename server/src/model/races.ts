/**
 * What several callers change at once: an amount that is read and then written, a thing that is given to one of several, a
 * status that several actors change. Each race stands on a stored entity and quotes what in the document tells of it.
 */
import { contains } from '../text/range.ts';
import { wordsOf } from './component-name.ts';
import type { Attribute, Endpoint, Entity, EntityView, Race, StatedQuery, StateMachine } from './design.ts';
import { entityKey } from './entities.ts';
import type { Guard } from './guards.ts';
import type { Act, ActKind } from './race-facts.ts';
import { actorIn, type Amount, claimable, raceableAmount, takenBy, takesFrom } from './race-words.ts';

type Evidence = Race['evidence'][number];

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
  const races = stored.filter((entity) => !safe.has(entity)).flatMap((entity) => raceOf(entity, sources) ?? []);
  // Where the seats are told, their bookings are the same race.
  return races.some(({ kind }) => kind === 'claim') ? races.filter(({ kind }) => kind !== 'booking') : races;
}

/** What it is foremost, with what else tells of it behind. */
function raceOf(entity: Entity, sources: RaceSources): Race | undefined {
  const [first, ...others] = [amountRace, claimRace, bookingRace, writeRace, statusRace].flatMap((find) => find(entity, sources) ?? []);
  return first && { ...first, evidence: distinct([first, ...others].flatMap(({ evidence }) => evidence)) };
}

const distinct = (evidence: readonly Evidence[]): Evidence[] =>
  evidence.filter(({ range }, i) => evidence.findIndex((other) => other.range.start === range.start) === i);

/** Where a sentence names the thing: all words of its name, or the last one of two; -1 where it does not. */
function nameIn({ words }: Act, entity: Entity): number {
  const key = entityKey(entity.name).split(' ');
  const whole = words.indexOf(` ${key.join(' ')} `);
  return whole < 0 && key.length === 2 ? words.indexOf(` ${key[1]} `) : whole;
}

const namesField = ({ words }: Act, field: Attribute): boolean => {
  const said = wordsOf(field.name).filter((word) => !/^(?:quantity|count|current|total|available|remaining|amount|level)$/.test(word));
  return said.length > 0 ? said.some((word) => words.includes(` ${word} `)) : words.includes(` ${wordsOf(field.name).join(' ')} `);
};

/** Of several things that a sentence names, it is about the first. */
function isAbout(act: Act, entity: Entity, entities: readonly Entity[]): boolean {
  const place = nameIn(act, entity);
  return place >= 0 && entities.every((other) => other === entity || !other.stored || nameIn(act, other) < 0 || nameIn(act, other) >= place);
}

const told = (acts: readonly Act[], kinds: readonly ActKind[], fits: (act: Act) => boolean): Act[] =>
  acts.filter((act) => kinds.includes(act.kind) && fits(act));

/** A balance, a stock: read and written by queries, changed in words, or changed by calls that only make sense so. */
function amountRace(entity: Entity, { queries, endpoints, acts }: RaceSources): Race | undefined {
  for (const field of entity.attributes) {
    const amount = raceableAmount(entity, field);
    if (!amount) continue;
    const evidence = [
      ...readThenWritten(entity, field, queries),
      ...told(acts, ['check-then-write'], (act) => namesField(act, field)).map(({ range }) => ({
        range,
        says: `${field.name} is checked here and then written.`,
      })),
      ...told(acts, ['change'], (act) => namesField(act, field)).map(({ range }) => ({ range, says: `${field.name} is changed here.` })),
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
function readThenWritten(entity: Entity, field: Attribute, queries: readonly StatedQuery[]): Evidence[] {
  const key = entityKey(entity.name);
  const own = queries.filter(({ tables }) => tables.some(({ text }) => entityKey(text) === key));
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
function claimRace(entity: Entity, { entities, endpoints, acts }: RaceSources): Race | undefined {
  if (!claimable(entity) || isUniqueOnce(entity, entities)) return undefined;
  const evidence = [
    ...told(acts, ['check-then-write', 'first-wins', 'only-one'], (act) => isAbout(act, entity, entities)).map(({ kind, range }) => ({
      range,
      says: SAYS[kind],
    })),
    ...told(acts, ['claim'], (act) => nameIn(act, entity) >= 0).map(({ range }) => ({ range, says: SAYS.claim })),
    ...calls('seat', endpoints).map(({ range }) => ({ range, says: 'This call takes one.' })),
  ];
  const field = entity.attributes.find(({ isStatus }) => isStatus);
  return evidence.length > 0 ? { entity, ...(field && { field }), kind: 'claim', evidence } : undefined;
}

/** A booking that names what it takes, and nothing keeps two of them from naming the same. */
function bookingRace(entity: Entity, { entities, endpoints, acts }: RaceSources): Race | undefined {
  const field = takenBy(entity);
  if (!field || isUniqueOnce(entity, entities) || entity.views.some(({ uniques }) => uniques.some((names) => names.includes(field.name))))
    return undefined;
  const evidence = [
    ...told(acts, ['check-then-write', 'only-one'], (act) => namesField(act, field)).map(({ kind, range }) => ({ range, says: SAYS[kind] })),
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
function statusRace(entity: Entity, { machines }: RaceSources): Race | undefined {
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
function writeRace(entity: Entity, { acts, entities }: RaceSources): Race | undefined {
  const status = entity.attributes.find(({ isStatus }) => isStatus);
  const inside = ({ range }: Act): boolean => entity.views.some(({ body, block }) => contains(body ?? block ?? { start: 0, end: 0 }, range));
  const found = told(
    acts,
    ['check-then-write', 'first-wins', 'only-one'],
    (act) => isAbout(act, entity, entities) || (act.kind === 'only-one' && inside(act)),
  );
  if (found.length === 0 || !status || isUniqueOnce(entity, entities)) return undefined;
  return { entity, field: status, kind: 'write', evidence: found.map(({ kind, range }) => ({ range, says: SAYS[kind] })) };
}
