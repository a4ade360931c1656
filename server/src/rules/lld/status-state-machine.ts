import { draftMachine } from '../../edits/state-draft.ts';
import type { Attribute, Design, Entity } from '../../model/design.ts';
import { hasMachine } from '../../model/machines/status-fields.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule, type Fix } from '../rule.ts';

/** A status field whose transitions nobody has drawn. */
export const statusStateMachine = defineRule({
  id: 'lld/status-state-machine',
  since: '0.1.0',
  source: 'LLD drawing rule 3',
  scope: 'any',
  severity: 'warning',
  detected: 'information',
  fix: 'suggestion',
  summary: 'Status field without a state machine.',
  why: 'A list of values does not say which change is allowed, nor what triggers it. What is not drawn is decided by whoever writes the code first.',
  leftAlone: [
    'Fields of no lifecycle: HTTP status, `status_code`, health and enabled flags, the state of an address, types and roles.',
    'A chain of arrows between the values, or a table of transitions, in prose or in a text block: it is a state machine.',
    'A state diagram whose heading or title names the entity or the field.',
    'A second field of the same enumeration type, and tables that only record what a status was.',
    'Flags and presence: values such as active and inactive, or online and away.',
    'Designs whose companion document draws state machines.',
  ],
  bad: '```mermaid\nerDiagram\n  ORDER {\n    uuid id PK\n    string status "PLACED, PAID, SHIPPED"\n  }\n```\n',
  good: '```mermaid\nerDiagram\n  ORDER {\n    uuid id PK\n    string status "PLACED, PAID, SHIPPED"\n  }\n```\n\n```mermaid\nstateDiagram-v2\n  [*] --> PLACED\n  PLACED --> PAID : payment captured\n  PAID --> SHIPPED : parcel handed over\n  SHIPPED --> [*]\n```\n',

  *check(design) {
    if (design.companions.some(({ stateMachines }) => stateMachines > 0)) return;
    for (const entity of design.entities.filter(({ stored }) => stored)) {
      for (const field of entity.attributes) {
        if (!field.isStatus || hasMachine(field, design)) continue;
        yield {
          range: field.range,
          message: `${shorten(`${entity.name}.${field.name}`, 48)} has no state machine. Draw which changes are allowed and what triggers each.`,
          fixes: drafts(entity, field, design),
        };
      }
    }
  },
});

/** A state diagram after the block that describes the entity; nothing where the values are not known. */
function drafts(entity: Entity, field: Attribute, design: Design): Fix[] {
  const edit = draftMachine(entity, field, design);
  return edit ? [{ title: `Draft a state diagram from its ${field.values.length} values`, edits: [edit] }] : [];
}
