import { concurrencyBlocks, type Strategy } from '../../edits/concurrency.ts';
import { addField } from '../../edits/fields.ts';
import { addSectionBeside, blockLines } from '../../edits/sections-beside.ts';
import type { Design, Race } from '../../model/design.ts';
import { spelled } from '../../model/entities/likely-types.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Fix } from '../rule.ts';

/** Who reads of so many races needs no further one. */
const MOST = 5;

/** What several callers change at once, and nothing says how it is kept safe. */
export const concurrency = defineRule({
  id: 'lld/concurrency',
  since: '0.2.0',
  source: 'LLD drawing rule 6',
  scope: 'any',
  part: 'all',
  severity: 'warning',
  detected: 'off',
  fix: 'suggestion',
  summary: 'Race without a guard.',
  why: 'Between the check and the write somebody else writes: a seat is sold twice, money is spent twice. It works on every desk and fails on the first busy day.',
  leftAlone: [
    'A version that is compared, a row or distributed lock, `SELECT … FOR UPDATE`, a unique constraint, a single writer, a serialisable transaction.',
    'The same in other words: “atomically swaps”, a Lua script, a quorum, `UPDATE … WHERE status = …`.',
    'A section that names the race and accepts it.',
    'Words alone: without a call, a query or a sentence that changes it, a balance or a seat is only data.',
    'Designs whose companion document is about concurrency.',
  ],
  bad: '# Booking (LLD)\n\n## API\n\n- `POST /v1/bookings` books a seat.\n\n## Data model\n\n```mermaid\nerDiagram\n  SEAT {\n    uuid id PK\n    string status "FREE, BOOKED"\n  }\n```\n\nThe service checks that the seat is free and then marks it as booked.\n',
  good: '# Booking (LLD)\n\n## API\n\n- `POST /v1/bookings` books a seat.\n\n## Data model\n\n```mermaid\nerDiagram\n  SEAT {\n    uuid id PK\n    string status "FREE, BOOKED"\n    int version\n  }\n```\n\nThe service checks that the seat is free and then marks it as booked, if its version is still the one it read.\n',

  *check(design) {
    if (design.companions.some(({ topics }) => topics.includes('concurrency'))) return;
    for (const race of design.races.slice(0, MOST)) {
      const { entity, evidence } = race;
      yield {
        range: entity.views[0]!.range,
        message: messageOf(race),
        related: evidence.slice(0, 4).map(({ range, says }) => ({ range, message: says })),
        fixes: (race.kind === 'booking' ? OF_NEW_ROWS : OF_ROWS).map(([strategy, title]) => fix(title, strategy, race, design)),
      };
    }
  },
});

const OF_ROWS: readonly (readonly [Strategy, string])[] = [
  ['optimistic', 'Add a version and a section on optimistic locking'],
  ['pessimistic', 'Add a section on pessimistic locking'],
  ['distributed-lock', 'Add a section on a distributed lock'],
];
/** What is not there yet has no version to compare and no row to lock. */
const OF_NEW_ROWS: readonly (readonly [Strategy, string])[] = [
  ['constraint', 'Add a section on a unique constraint'],
  ['distributed-lock', 'Add a section on a distributed lock'],
];

function messageOf({ entity, field, kind }: Race): string {
  const name = shorten(field && (kind === 'amount' || kind === 'status') ? `${entity.name}.${field.name}` : entity.name, 28);
  switch (kind) {
    case 'claim':
      return `Two callers can take the same ${name}, and nothing says how one of them loses. Name a version, a lock or a constraint.`;
    case 'booking':
      return `Two rows of ${name} can take the same ${shorten(field!.name, 20)}, and nothing says which one loses. Name a lock or a constraint.`;
    case 'status':
      return `Several actors change ${name}, and nothing says who wins. Name a version, a lock or a constraint.`;
    case 'amount':
      return `Two callers can change ${name} at once, and nothing keeps an update from being lost. Name a version or a lock.`;
    case 'write':
      return `${name} is checked and then written, and nothing says what holds in between. Name a version, a lock or a constraint.`;
  }
}

/** A section behind the one that describes the entity; for a version to be compared, the version in all descriptions. */
function fix(title: string, strategy: Strategy, race: Race, design: Design): Fix {
  const { attributes, views } = race.entity;
  const name = attributes.some((attribute) => attribute.name.toLowerCase() === 'version') ? 'row_version' : 'version';
  const added =
    strategy === 'optimistic' ? views.map((view) => addField(view, { name, type: spelled('int', view), keys: [], preset: '0' }, design)) : [];
  const fields = added.every((edits) => edits !== undefined) ? added.flat() : undefined;
  const lines = blockLines(concurrencyBlocks(race, strategy, fields && name, design));
  return { title, edits: [...(fields ?? []), ...addSectionBeside(views[0]!.section, { title: 'Concurrency', icon: '🔒', lines }, design)] };
}
