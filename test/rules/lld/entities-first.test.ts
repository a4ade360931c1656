import { describe, expect, test } from 'vitest';
import { entitiesFirst } from '../../../server/src/rules/lld/entities-first.ts';
import { applyEdits } from '../../../server/src/text/text-edit.ts';
import { findingsOf, preferredEdits } from '../../support/check-rule.ts';

const STATES =
  '## Life of a slot\n\n```mermaid\nstateDiagram-v2\n  [*] --> FREE\n  FREE --> TAKEN : vehicle parks\n  TAKEN --> FREE : vehicle leaves\n```\n';
const MODEL =
  '## Data model\n\n```mermaid\nerDiagram\n  LOT ||--o{ SLOT : has\n  LOT {\n    uuid id PK\n    text name\n  }\n  SLOT {\n    uuid id PK\n    uuid lot_id FK\n    string status "FREE, TAKEN"\n  }\n```\n';
const SEQUENCE = '## Booking\n\n```mermaid\nsequenceDiagram\n  App->>API: POST /bookings\n  API-->>App: 201\n```\n';
const METHODS = '## Classes\n\n```mermaid\nclassDiagram\n  class Lot {\n    +park()\n  }\n  class Slot {\n    +take()\n  }\n  Lot --> Slot\n```\n';
const lld = (...parts: string[]): string => ['---\ndesign: lld\n---\n# Parking lot\n', ...parts].join('\n');
const at = (text: string): string[] => findingsOf(entitiesFirst, text).map(({ range }) => text.slice(range.start, range.end));
const silent = (text: string): void => expect(at(text)).toEqual([]);

describe('lld/entities-first', () => {
  test.each([
    [STATES, '## Life of a slot'],
    [SEQUENCE, '## Booking'],
    ['## Design patterns\n\nStrategy for the price.\n', '## Design patterns'],
    ['## Slot states\n\n```\nFREE → TAKEN → FREE\n```\n', '## Slot states'],
  ])('behaviour before the first fields: %s', (behaviour, heading) => expect(at(lld(behaviour, MODEL))).toEqual([heading]));

  test('is said once, with a way to the fields', () => {
    const text = lld(STATES, SEQUENCE, MODEL);
    const [finding, ...others] = findingsOf(entitiesFirst, text);
    expect(finding?.message).toBe('“Life of a slot” shows behaviour before any entity has fields. Put the entities first.');
    expect(text.slice(finding?.related?.[0]?.range.start).startsWith('id PK')).toBe(true);
    expect(others).toEqual([]);
  });

  test('the fix moves the entities up', () => {
    const text = lld(STATES, MODEL);
    const fixed = applyEdits(text, preferredEdits(findingsOf(entitiesFirst, text)));
    expect(fixed).toBe(`${lld(MODEL, STATES).trimEnd()}\n\n`);
    silent(fixed);
  });

  test('the chapter that holds the entities moves', () => {
    const text = lld('## Flows\n', STATES.replace('##', '###'), '## Storage\n', MODEL.replace('##', '###'));
    const fixed = applyEdits(text, preferredEdits(findingsOf(entitiesFirst, text)));
    expect(fixed.indexOf('## Storage')).toBeLessThan(fixed.indexOf('## Flows'));
    silent(fixed);
  });

  test('another fix inserts the entities with their keys', () => {
    const text = lld(STATES, MODEL);
    const fixed = applyEdits(text, findingsOf(entitiesFirst, text)[0]!.fixes![1]!.edits);
    expect(fixed).toContain(
      '## Entities\n\nKey fields only.\n\n```mermaid\nerDiagram\n  LOT ||--o{ SLOT : "has"\n  LOT {\n    uuid id PK\n  }\n  SLOT {\n    uuid id PK\n    uuid lot_id FK\n  }\n```\n\n## Life of a slot\n',
    );
    silent(fixed);
  });

  test('strategies are no entities of the draft', () => {
    const strategies =
      '## Classes\n\n```mermaid\nclassDiagram\n  class Lot {\n    +park()\n  }\n  class PricingStrategy {\n    <<interface>>\n    +price()\n  }\n  class HourlyPricing {\n    +price()\n  }\n  PricingStrategy <|.. HourlyPricing\n  Lot --> PricingStrategy\n```\n';
    const text = lld(strategies);
    const fixed = applyEdits(text, preferredEdits(findingsOf(entitiesFirst, text)));
    expect(fixed).toContain('erDiagram\n  Lot {\n    uuid id PK\n  }\n```\n');
  });

  test('classes with methods, and no fields anywhere', () => {
    const text = lld(METHODS);
    expect(at(text)).toEqual(['## Classes']);
    const fixed = applyEdits(text, preferredEdits(findingsOf(entitiesFirst, text)));
    expect(fixed).toContain('erDiagram\n  Lot ||--o{ Slot : has\n  Lot {\n    uuid id PK\n  }\n  Slot {\n    uuid id PK\n  }\n```\n\n## Classes\n');
  });

  describe('is silent', () => {
    test('where the entities come first', () => silent(lld(MODEL, STATES, SEQUENCE)));
    test('on a page about one status, flow or algorithm', () => silent(lld(STATES, SEQUENCE)));
    test('on behaviour in the high-level part', () =>
      silent(['---\ndesign: hld+lld\n---\n# Parking lot\n', SEQUENCE, '## Low-level design\n', MODEL.replace('## Data', '### Data')].join('\n')));
    test('on chains of other things', () => silent(lld('## Overview\n\n```\nApp → API → Worker\n```\n', MODEL)));
  });
});
