import { describe, expect, test } from 'vitest';
import { stateMachineSound } from '../../../server/src/rules/lld/state-machine-sound.ts';
import { applyEdits } from '../../../server/src/text/text-edit.ts';
import { checkRule, findingsOf } from '../../support/check-rule.ts';

const lld = (...parts: string[]): string => ['---\ndesign: lld\n---\n# Orders\n', ...parts].join('\n');
const states = (...lines: string[]): string => ['```mermaid', 'stateDiagram-v2', ...lines.map((line) => `  ${line}`), '```\n'].join('\n');
const order = (values: string): string => `\`\`\`mermaid\nerDiagram\n  ORDER {\n    uuid id PK\n    string status "${values}"\n  }\n\`\`\`\n`;
const messages = (text: string): string[] => findingsOf(stateMachineSound, text).map(({ message }) => message);
const silent = (text: string): void => expect(messages(text)).toEqual([]);

describe('lld/state-machine-sound', () => {
  test('a transition without a trigger beside others that have one', () => {
    checkRule(
      stateMachineSound,
      `
      stateDiagram-v2
        [*] --> PLACED
        PLACED --> PAID
               ^^^ PLACED → PAID names no trigger. Write what causes it.
        PAID --> SHIPPED : parcel handed over
      `,
      { fixed: 'stateDiagram-v2\n  [*] --> PLACED\n  PLACED --> PAID : TODO trigger to PAID\n  PAID --> SHIPPED : parcel handed over\n' },
    );
  });

  test('a machine without any trigger is one information', () => {
    checkRule(
      stateMachineSound,
      `
      # Order states

      \`\`\`mermaid
      stateDiagram-v2
      ^^^^^^^^^^^^^^^ [information] No transition of Order states names what triggers it. Write the event at each arrow.
        [*] --> PLACED
        PLACED --> PAID
        PAID --> SHIPPED
      \`\`\`
      `,
      {
        fixed: `
      # Order states

      \`\`\`mermaid
      stateDiagram-v2
        [*] --> PLACED
        PLACED --> PAID : TODO trigger to PAID
        PAID --> SHIPPED : TODO trigger to SHIPPED
      \`\`\`
      `,
      },
    );
  });

  test('a state that nothing leads to; of those that hang together the first', () => {
    checkRule(
      stateMachineSound,
      `
      stateDiagram-v2
        [*] --> FREE : slot is opened
        FREE --> TAKEN : vehicle parks
        TAKEN --> FREE : vehicle leaves
        RESERVED --> HELD : holder is near
        ^^^^^^^^ Nothing leads to RESERVED in Design. Draw what does, or take the state out.
        HELD --> TAKEN : holder parks
      `,
      {
        fixed:
          'stateDiagram-v2\n  [*] --> FREE : slot is opened\n  FREE --> TAKEN : vehicle parks\n  TAKEN --> FREE : vehicle leaves\n  RESERVED --> HELD : holder is near\n  HELD --> TAKEN : holder parks\n  FREE --> RESERVED : TODO trigger to RESERVED\n',
      },
    );
  });

  test('a state without a way out beside ends that are drawn', () => {
    checkRule(
      stateMachineSound,
      `
      stateDiagram-v2
        [*] --> PLACED
        PLACED --> PAID : pay
        PLACED --> LOST : lose
                   ^^^^ Nothing leads out of LOST in Design. Draw what does, or end it with --> [*].
        PAID --> [*]
      `,
      { fixed: 'stateDiagram-v2\n  [*] --> PLACED\n  PLACED --> PAID : pay\n  PLACED --> LOST : lose\n  PAID --> [*]\n  LOST --> [*]\n' },
    );
  });

  test('no initial state', () => {
    checkRule(
      stateMachineSound,
      `
      stateDiagram-v2
      ^^^^^^^^^^^^^^^ Design has no initial state. Draw where it begins: [*] --> PLACED.
        PLACED --> PAID : pay
        PAID --> SHIPPED : ship
      `,
      { fixed: 'stateDiagram-v2\n  [*] --> PLACED\n  PLACED --> PAID : pay\n  PAID --> SHIPPED : ship\n' },
    );
  });

  test('one trigger that leads to two states', () => {
    checkRule(
      stateMachineSound,
      `
      stateDiagram-v2
        [*] --> FAILED
        FAILED --> BLOCKED : retried
        FAILED --> COMPLETE : retried
                              ^^^^^^^ “retried” leads from FAILED to BLOCKED and to COMPLETE. Add a guard to tell them apart.
      `,
      {
        fixed:
          'stateDiagram-v2\n  [*] --> FAILED\n  FAILED --> BLOCKED : retried [TODO when to BLOCKED]\n  FAILED --> COMPLETE : retried [TODO when to COMPLETE]\n',
      },
    );
  });

  test('states and values that differ, both ways', () => {
    checkRule(
      stateMachineSound,
      `
      # Orders

      \`\`\`mermaid
      erDiagram
        ORDER {
          uuid id PK
          string status "PLACED, PAID, SHIPPED, REFUNDED"
                                                ^^^^^^^^ REFUNDED of ORDER.status is not in its state machine. Draw it, or drop the value.
        }
      \`\`\`

      \`\`\`mermaid
      stateDiagram-v2
        [*] --> PLACED
        PLACED --> PAID : pay
        PAID --> PACKED : pack
                 ^^^^^^ PACKED is drawn, but no value of ORDER.status. Add the value, or take the state out.
        PACKED --> SHIPPED : ship
        SHIPPED --> [*]
      \`\`\`
      `,
      {
        fixed: `
      # Orders

      \`\`\`mermaid
      erDiagram
        ORDER {
          uuid id PK
          string status "PLACED, PAID, SHIPPED, REFUNDED, PACKED"
        }
      \`\`\`

      \`\`\`mermaid
      stateDiagram-v2
        [*] --> PLACED
        PLACED --> PAID : pay
        PAID --> PACKED : pack
        PACKED --> SHIPPED : ship
        SHIPPED --> [*]
        SHIPPED --> REFUNDED : TODO trigger to REFUNDED
        REFUNDED --> [*]
      \`\`\`
      `,
      },
    );
  });

  test('a flowchart of the states of a field is judged, what marks its start is not', () => {
    const flow = '```mermaid\nflowchart LR\n  s((start)) --> PLACED\n  PLACED -->|pay| PAID\n  PAID --> SHIPPED\n```\n';
    expect(messages(lld(order('PLACED, PAID, SHIPPED'), flow))).toEqual(['PAID → SHIPPED names no trigger. Write what causes it.']);
  });

  test('one arrow to a choice of states gets one label', () => {
    const text = lld(order('PLACED, PAID, CANCELLED, FAILED'), '```\nPLACED → PAID → CANCELLED / FAILED\n```\n');
    const [finding] = findingsOf(stateMachineSound, text);
    const fixed = applyEdits(text, finding!.fixes![0]!.edits);
    expect(fixed).toContain('PAID ──TODO trigger to CANCELLED──▶ CANCELLED / FAILED\n');
    silent(fixed);
  });

  test('a chain of capital words in a text block', () => {
    expect(messages(lld('```\nAVAILABLE → RESERVED → OCCUPIED → AVAILABLE\n```\n'))).toEqual([
      'No transition of Orders names what triggers it. Write the event at each arrow.',
    ]);
  });

  test('a list of status values without an entity has a machine, too', () => {
    expect(
      messages(
        lld(
          'The status values are:\n\n* `pending` waits.\n* `failed` has failed.\n* `complete` is done.\n',
          '```mermaid\nflowchart LR\n  pending -->|run| complete\n  pending -->|run| failed\n```\n',
        ),
      ),
    ).toEqual(['“run” leads from pending to complete and to failed. Add a guard to tell them apart.']);
  });

  test('long names fit', () => {
    const long = (name: string): string => name.repeat(9);
    const found = messages(
      lld(
        order(['OPEN', 'PAID', ...['ONE', 'TWO', 'THREE'].map(long)].join(', ')),
        `## ${long('Lifecycle of an order ')}\n`,
        states(
          '[*] --> OPEN',
          `OPEN --> PAID : ${long('accept ')}`,
          `OPEN --> ${long('Rejected')} : ${long('accept ')}`,
          `${long('Lost')} --> PAID : find`,
          `PAID --> ${long('Gone')}`,
        ),
      ),
    );
    expect(found).toHaveLength(5);
    for (const message of found) expect(message.length).toBeLessThanOrEqual(140);
  });

  describe('is silent', () => {
    test('on nested states: a composite is entered where it begins', () =>
      silent(
        lld(
          states(
            '[*] --> Active : open',
            'state Active {',
            '  [*] --> Idle',
            '  Idle --> Busy : call',
            '  Busy --> Idle : hang up',
            '}',
            'Active --> [*] : close',
          ),
        ),
      ));
    test('on nested states: a composite that does not say where it begins may begin anywhere', () =>
      silent(lld(states('[*] --> Active : open', 'state Active {', '  Idle --> Busy : call', '}', 'Active --> Closed : close', 'Closed --> [*]'))));
    test('on concurrent regions: each begins by itself', () =>
      silent(
        lld(
          states(
            '[*] --> Active : open',
            'state Active {',
            '  [*] --> On',
            '  On --> Off : press',
            '  --',
            '  [*] --> Slow',
            '  Slow --> Fast : push',
            '}',
            'Active --> [*]',
          ),
        ),
      ));
    test('on a region that is about something else than the field', () =>
      silent(
        lld(
          order('OPEN, CLOSED'),
          states(
            '[*] --> Order',
            'state Order {',
            '  [*] --> OPEN',
            '  OPEN --> CLOSED : close',
            '  --',
            '  [*] --> Unread',
            '  Unread --> Seen : look',
            '}',
          ),
        ),
      ));
    test('on what stands inside a state that is a value', () =>
      silent(
        lld(
          order('PLACED, PAID'),
          states('[*] --> PLACED', 'state PLACED {', '  [*] --> Checking', '  Checking --> Waiting : checked', '}', 'PLACED --> PAID : pay'),
        ),
      ));
    test('on a guard alone: it is trigger enough', () => silent(lld(states('[*] --> A', 'A --> B : [in time]', 'A --> C : [too late]'))));
    test('on one trigger with different guards', () => silent(lld(states('[*] --> A', 'A --> B : pay [enough]', 'A --> C : pay [too little]'))));
    test('on a choice, a fork and a join', () =>
      silent(
        lld(
          states(
            'state c <<choice>>',
            'state f <<fork>>',
            'state j <<join>>',
            '[*] --> A',
            'A --> c : pay',
            'c --> B : [enough]',
            'c --> f : [more]',
            'f --> C',
            'f --> D',
            'C --> j',
            'D --> j',
            'j --> E',
          ),
        ),
      ));
    test('on a state whose note lists values: it stands for them', () =>
      silent(
        lld(
          order('PLACED, PAID, CANCELLED, EXPIRED'),
          states(
            '[*] --> PLACED',
            'PLACED --> PAID : pay',
            'PLACED --> ENDED : give up',
            'ENDED --> [*]',
            'PAID --> [*]',
            'note right of ENDED',
            '  • CANCELLED',
            '  • EXPIRED',
            'end note',
          ),
        ),
      ));
    test('on a flowchart without [*]', () =>
      silent(lld(order('PLACED, PAID'), '```mermaid\nflowchart LR\n  PLACED -->|pay| PAID\n  PAID -->|refund| PLACED\n```\n')));
    test('on drawings in plain text without [*]', () => silent(lld(order('PLACED, PAID'), '```\nPLACED ──pay──▶ PAID\n```\n')));
    test('on a state without a way out where no end is drawn', () => silent(lld(states('[*] --> A', 'A --> B : go'))));
    test('on a single transition without an initial state', () => silent(lld(states('A --> B : go'))));
    test('on chains in prose that are no states', () =>
      silent(lld('A request goes client → gateway → service, and SQL → CDC → ES keeps search in step.\n')));
    test('on a chain in prose that tells one path of several', () =>
      expect(
        messages(lld(order('PLACED, PAID, SHIPPED, CANCELLED'), 'An order goes PLACED → PAID (paid in full) → SHIPPED (handed over).\n')),
      ).toEqual([]));
    test('on placeholders', () => silent(lld(states('[*] --> A', 'A --> B : TODO trigger to B', 'A --> C : TODO trigger to C'))));
    test('on values spelt in another case', () =>
      silent(lld(order('in_progress, done'), states('[*] --> InProgress', 'InProgress --> Done : finish'))));
    test('on a diagram that is half typed', () => silent(lld(states('[*] --> A', 'A --> B : go', 'A --> C', 'B -->'))));
    test('on a process whose heading names the entity', () =>
      silent(
        lld(order('PLACED, PAID'), '## Order workflow\n', '```mermaid\nflowchart TD\n  a[Check cart] --> b[Ask bank]\n  b --> c[Send mail]\n```\n'),
      ));
  });
});
