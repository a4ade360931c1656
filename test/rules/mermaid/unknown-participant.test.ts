import { describe, expect, test } from 'vitest';
import { unknownParticipant } from '../../../server/src/rules/mermaid/unknown-participant.ts';
import { asDocument, checkRule, findingsOf } from '../../support/check-rule.ts';

const HEAD = 'sequenceDiagram\n  participant app as Mobile App\n  participant api as Order API\n';

describe('mermaid/unknown-participant', () => {
  test('a misspelt id, and the fix that writes the one that was meant', () => {
    checkRule(
      unknownParticipant,
      `
      sequenceDiagram
        participant app as Mobile App
        participant api as Order API
        app->>api: POST /v1/orders
        api-->>App: 201 Created
               ^^^ “App” is not declared, the others are. Did you mean “app”?
      `,
      {
        fixed: `
      sequenceDiagram
        participant app as Mobile App
        participant api as Order API
        app->>api: POST /v1/orders
        api-->>app: 201 Created
      `,
      },
    );
  });
  test('an id that resembles none gets no fix', () => {
    const [finding] = findingsOf(unknownParticipant, asDocument(`${HEAD}  app->>stock: reserve\n`));
    expect(finding?.message).toBe('“stock” is not declared, the others are. Declare it, or use the id of one that is.');
    expect(finding?.fixes).toEqual([]);
  });
  test('silent where nothing, or only one, is declared', () => {
    checkRule(unknownParticipant, 'sequenceDiagram\n  app->>api: POST /v1/orders\n');
    checkRule(unknownParticipant, 'sequenceDiagram\n  participant app\n  app->>api: POST /v1/orders\n');
  });
  test('silent where the declaration comes after the message', () => {
    checkRule(unknownParticipant, `${HEAD}  app->>stock: reserve\n  participant stock\n`);
  });
  test('silent on a created participant', () => {
    checkRule(unknownParticipant, `${HEAD}  create participant job\n  api->>job: start\n`);
  });
});
