import { describe, expect, it, test } from 'vitest';
import { at, errorsIn, expectToReadAnything, fixed, inspect, piecesOf, read } from './reading.ts';

const sequence = (...lines: string[]): string => ['sequenceDiagram', ...lines].join('\n  ');

/** Messages as `from KIND to: text`. */
const messages = (text: string): string[] =>
  (inspect(text)['messages'] as { from: string; kind: string; to: string; text: string }[]).map(
    ({ from, kind, to, text }) => `${from} ${kind} ${to}: ${text}`,
  );

const participants = (text: string): string[] =>
  read('sequence', text).participants.map(
    ({ id, label, kind }) => `${id}${label === id ? '' : ` “${label}”`}${kind === 'participant' ? '' : ` ${kind}`}`,
  );

const events = (text: string): string[] =>
  (inspect(text)['events'] as Record<string, unknown>[]).map((event) =>
    Object.values(event)
      .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
      .join(' '),
  );

describe('participants', () => {
  it.each([
    ['participant A as Alice', ['A “Alice”']],
    ['participant A as b as c', ['A “b as c”']],
    ['participant "a b" as C', ['"a b" as C']],
    ['participant A # c', ['A # c']],
    ['participant A; participant B', ['A', 'B']],
    ['actor Ann', ['Ann actor']],
    ['participant end as E', ['end “E”']],
    ['participant Q@{ "type": "queue" } as My Q', ['Q “My Q” queue']],
    ['participant D@{ "type": "database", "alias": "DB x" }', ['D “DB x” database']],
    ['actor S@{ "alias": "Shop" }', ['S “Shop” actor']],
    ['participant D@{\n    "type": "database"\n  }', ['D database']],
    ['participant A as wrap: a long name', ['A “a long name”']],
    ['create participant C\n  A->>C: x', ['C', 'A']],
  ])('%s', (line, expected) => expect(participants(sequence(line))).toEqual(expected));

  test('are implied by messages, notes and links, in order of mention', () => {
    expect(participants(sequence('B->>A: x', 'note over C: y', 'link D: Docs @ https://example.org', 'activate Z'))).toEqual(['B', 'A', 'C', 'D']);
  });

  test('a later line changes them only with an alias', () => {
    expect(participants(sequence('A->>B: x', 'actor A'))).toEqual(['A', 'B']);
    expect(participants(sequence('A->>B: x', 'actor A as Ann'))).toEqual(['A “Ann” actor', 'B']);
  });

  test('know each place that names them and which of them declares', () => {
    const text = sequence('participant A as Alice', 'A->>A: x');
    const [first] = read('sequence', text).participants;
    expect(first?.places.map(({ id, alias, declares }) => [id.start, at(text, id), alias && at(text, alias), declares])).toEqual([
      [30, 'A', 'Alice', true],
      [43, 'A', undefined, false],
      [47, 'A', undefined, false],
    ]);
  });
});

describe('names', () => {
  it.each([
    ['B(1)->>a-b: x', 'B(1) SOLID a-b: x'],
    ['Order Service->>web.ui/2: x', 'Order Service SOLID web.ui/2: x'],
    ['Backend end->>endpoint: x', 'Backend end SOLID endpoint: x'],
    ['A->>"B": x', 'A SOLID "B": x'],
    ['link->>links: x', 'link SOLID links: x'],
  ])('%s', (line, expected) => expect(messages(sequence(line))).toEqual([expected]));
});

describe('messages', () => {
  it.each([
    ['->', 'SOLID_OPEN'],
    ['-->', 'DOTTED_OPEN'],
    ['->>', 'SOLID'],
    ['-->>', 'DOTTED'],
    ['-x', 'SOLID_CROSS'],
    ['--x', 'DOTTED_CROSS'],
    ['-)', 'SOLID_POINT'],
    ['--)', 'DOTTED_POINT'],
    ['<<->>', 'BIDIRECTIONAL_SOLID'],
    ['<<-->>', 'BIDIRECTIONAL_DOTTED'],
    ['-|\\', 'SOLID_TOP'],
    ['-|/', 'SOLID_BOTTOM'],
    ['-\\\\', 'STICK_TOP'],
    ['-//', 'STICK_BOTTOM'],
    ['--|\\', 'SOLID_TOP_DOTTED'],
    ['--|/', 'SOLID_BOTTOM_DOTTED'],
    ['--\\\\', 'STICK_TOP_DOTTED'],
    ['--//', 'STICK_BOTTOM_DOTTED'],
    ['/|-', 'SOLID_ARROW_TOP_REVERSE'],
    ['\\|-', 'SOLID_ARROW_BOTTOM_REVERSE'],
    ['//-', 'STICK_ARROW_TOP_REVERSE'],
    ['\\\\-', 'STICK_ARROW_BOTTOM_REVERSE'],
    ['/|--', 'SOLID_ARROW_TOP_REVERSE_DOTTED'],
    ['\\|--', 'SOLID_ARROW_BOTTOM_REVERSE_DOTTED'],
    ['//--', 'STICK_ARROW_TOP_REVERSE_DOTTED'],
    ['\\\\--', 'STICK_ARROW_BOTTOM_REVERSE_DOTTED'],
  ])('A%sB is %s', (arrow, kind) => {
    const text = sequence(`A${arrow}B: x`);
    expect(messages(text)).toEqual([`A ${kind} B: x`]);
    const [message] = read('sequence', text).events;
    expect(message?.event === 'message' && at(text, message.arrow.range)).toBe(arrow);
  });

  it.each([
    ['A-X B: x', 'A SOLID_CROSS B: x'],
    ['A->>B:', 'A SOLID B: '],
    ['A->>B: one # two', 'A SOLID B: one'],
    ['A->>B: a %% b', 'A SOLID B: a %% b'],
    ['A->>B: a #59; b #35;', 'A SOLID B: a ; b #'],
    ['A->>B:wrap: long', 'A SOLID B: long'],
    ['A->>B: nowrap: long', 'A SOLID B: long'],
    ['A->>B: note: x', 'A SOLID B: note: x'],
  ])('%s', (line, expected) => expect(messages(sequence(line))).toEqual([expected]));

  test('a semicolon ends one', () => expect(messages(sequence('A->>B: one; B->>A: two'))).toEqual(['A SOLID B: one', 'B SOLID A: two']));

  test('a blank behind a keyword swallows the line end', () => expect(events(sequence('note right of ', 'A: x'))).toEqual(['NOTE A A x RIGHTOF']));

  test('each part has its range', () => {
    const text = sequence('Big Bank -->>+ B : paid ');
    const [message, activation] = read('sequence', text).events;
    expect(
      message?.event === 'message' && [message.from.range, message.arrow.range, message.to.range, message.text.range].map((range) => at(text, range)),
    ).toEqual(['Big Bank', '-->>', 'B', 'paid']);
    expect(activation?.event === 'activation' && at(text, activation.mark)).toBe('+');
  });
});

describe('events', () => {
  test('activations follow the message that makes them', () => {
    expect(events(sequence('A->>+B: ask', 'B-->>-A: say', 'A->>()B: one', 'A()->>()B: two'))).toEqual([
      'SOLID A B ask',
      'ACTIVE_START B',
      'DOTTED B A say',
      'ACTIVE_END B',
      'SOLID A B one',
      'CENTRAL_CONNECTION B',
      'SOLID A B two',
      'CENTRAL_CONNECTION B',
      'CENTRAL_CONNECTION_REVERSE A',
    ]);
  });

  test('numbering', () => {
    expect(events(sequence('autonumber', 'autonumber 10', 'autonumber 10 5', 'autonumber off'))).toEqual([
      'AUTONUMBER {"visible":true}',
      'AUTONUMBER {"start":10,"step":1,"visible":true}',
      'AUTONUMBER {"start":10,"step":5,"visible":true}',
      'AUTONUMBER {"visible":false}',
    ]);
  });

  test('notes stand at one participant or over two', () => {
    expect(events(sequence('note left of A: x', 'NOTE RIGHT OF A: y', 'Note over A,B: z'))).toEqual([
      'NOTE A A x LEFTOF',
      'NOTE A A y RIGHTOF',
      'NOTE A B z OVER',
    ]);
  });

  test('blocks open, go on and close', () => {
    const text = sequence(
      'loop each day',
      'alt yes',
      'else',
      'end',
      'end',
      'par_over a',
      'and b',
      'end',
      'critical c',
      'option d',
      'end',
      'rect red',
      'end',
      'break',
      'end',
      'opt e',
      'end',
    );
    expect(events(text)).toEqual([
      'LOOP_START each day',
      'ALT_START yes',
      'ALT_ELSE',
      'ALT_END',
      'LOOP_END',
      'PAR_OVER_START a',
      'PAR_AND b',
      'PAR_END',
      'CRITICAL_START c',
      'CRITICAL_OPTION d',
      'CRITICAL_END',
      'RECT_START red',
      'RECT_END',
      'BREAK_START',
      'BREAK_END',
      'OPT_START e',
      'OPT_END',
    ]);
    expect(errorsIn(text)).toEqual([]);
  });

  test('a title, a number, a keyword and a message may share a line with the header', () => {
    expect(messages('sequenceDiagram title Shop; autonumber; loop x; A->>B: y; end')).toEqual(['A SOLID B: y']);
  });
});

describe('boxes', () => {
  it.each([
    ['box Aqua Shop', 'Aqua', 'Shop'],
    ['box rgb(33, 66, 99) Shop', 'rgb(33, 66, 99)', 'Shop'],
    ['box hsla(10, 20%, 30%, 0.5)', 'hsla(10, 20%, 30%, 0.5)', undefined],
    ['box The shop', undefined, 'The shop'],
    ['box rgb(1) x', undefined, 'rgb(1) x'],
    ['box', undefined, undefined],
    ['box transparent', 'transparent', undefined],
  ])('%s', (line, colour, title) => {
    const [box] = read('sequence', sequence(line, 'participant A', 'actor B', 'end')).boxes;
    expect([box?.colour?.text, box?.title?.text, box?.members]).toEqual([colour, title, ['A', 'B']]);
  });

  test('reach from the keyword to the end', () => {
    const text = sequence('box Shop', 'participant A', 'end', 'A->>A: x');
    expect(read('sequence', text).boxes.map(({ range }) => at(text, range))).toEqual(['box Shop\n  participant A\n  end']);
  });

  test('one participant stands in one box', () => {
    expect(errorsIn(sequence('box a', 'participant A', 'end', 'box b', 'participant A', 'end'))).toEqual(['"A" A stands in another box already.']);
  });
});

describe('created and destroyed', () => {
  test('are named', () => {
    const diagram = read('sequence', sequence('A->>B: x', 'create actor C', 'B->>C: y', 'destroy C', 'B-xC: z'));
    expect([diagram.created.map(({ id }) => id), diagram.destroyed.map(({ id }) => id), diagram.errors]).toEqual([['C'], ['C'], []]);
  });
});

describe('what Mermaid rejects', () => {
  it.each([
    [['A->>B'], '"" Write a colon and the text of the message behind the receiver; the text may be empty.', 'A->>B:'],
    [
      ['participant B', 'A->>B hello there'],
      '"" Write a colon and the text of the message behind the receiver; the text may be empty.',
      'participant B\n  A->>B: hello there',
    ],
    [['A->>B: req; x'], '"" A semicolon ends the text before it: write `#59;` for one inside a text.', 'A->>B: req#59; x'],
    [['A==>>B: x'], '">" This is no arrow that Mermaid knows: write e.g. `->>` for a call or `-->>` for an answer.', 'A->>B: x'],
    [['Note left A: x'], '"left A" Say where the note stands: `note left of A: …`, `note right of A: …` or `note over A,B: …`.', 'Note left of A: x'],
    [['Note over A,B,C: x'], '"," A note spans from one participant to another: name the first and the last.', 'Note over A,C: x'],
    [['Note over A'], '"" Write a colon and the text of the note here.', 'Note over A:'],
    [['loop x', 'A->>B: y'], '"" `loop` is never closed: write `end` behind what belongs to it.', 'loop x\n  A->>B: y\n  end'],
    [['A->>B: y', 'end'], '"end" `end` closes nothing here: no block is open.', 'A->>B: y\n  '],
    [
      ['alt a', 'loop b', 'A->>B: y', 'else c', 'end'],
      '"else" `else` belongs to `alt`, but `loop` is still open: close it with `end` first.',
      'alt a\n  loop b\n  A->>B: y\n  end\n  else c\n  end',
    ],
    [
      ['box Shop', 'participant A', 'A->>B: x'],
      '"A" A box holds only participants: close it with `end` before this.',
      'box Shop\n  participant A\n  end\n  A->>B: x',
    ],
    [['participant A: Ann'], '"A: Ann" A name may not hold `:`: write an id and, behind `as`, the name to be shown.', 'participant A as Ann'],
  ])('%j', (lines, error, mended) => {
    const text = sequence(...lines);
    expect(errorsIn(text)[0]).toBe(error);
    expect(fixed(text)).toBe(`sequenceDiagram\n  ${mended}`);
    expect(errorsIn(fixed(text))).toEqual([]);
  });

  it.each([
    [['A->>end: x'], '"end"'],
    [['end->>A: x'], '"end->>"'],
    [['1 ->> A: x'], '"1"'],
    [['else x'], '"else"'],
    [['participant'], '"\\n"'],
    [['activate'], '"\\n"'],
    [['create B'], '"B"'],
    [['autonumber on'], '"on"'],
    [['sequenceDiagram'], '"sequenceDiagram"'],
    [[': x'], '": x"'],
    [['participant A@{ "type" "queue" }'], '" \\"type\\" \\"queue\\" "'],
    [['deactivate A'], '"A"'],
    [['A->>-B: x'], '"-"'],
    [['create participant C', 'A->>B: x'], '"->>"'],
    [['A->>C: x', 'create participant C', 'A->>C: x'], '"C"'],
    [['A->>C: x', 'destroy C', 'A->>B: x'], '"->>"'],
  ])('%j stands on %s', (lines, place) => {
    const errors = errorsIn(`${sequence(...lines)}\n`);
    expect(errors).toHaveLength(1);
    expect(errors[0]!.startsWith(`${place} `.replace('"\\n" ', '"" '))).toBe(true);
  });

  test('what the text means is looked at once its grammar is right', () => {
    expect(errorsIn(sequence('deactivate A', 'A->>B'))).toHaveLength(1);
    expect(errorsIn(sequence('deactivate A', 'A->>B:'))).toEqual([
      '"A" A is not active here: activate it before, with `activate` or `+` behind an arrow to it.',
    ]);
  });

  test('a long name is cut in what is said of it', () => {
    expect(errorsIn(sequence(`deactivate ${'a'.repeat(100)}`))[0]).toContain(`" ${'a'.repeat(31)}… is not active here`);
  });

  test('every block that is open is closed by one fix', () => {
    expect(fixed('sequenceDiagram\nalt a\n  loop b\n')).toBe('sequenceDiagram\nalt a\n  loop b\n  end\nend\n');
  });
});

describe('half-typed', () => {
  test.each([
    ['A-', []],
    ['A->>', []],
    ['A->>B', ['A SOLID B: ']],
    ['A->>(B: x', ['A SOLID B: x']],
    ['A>>B: x', ['A SOLID B: x']],
    ['box x\n  A->>B: y', ['A SOLID B: y']],
    ['A->>end: y', ['A SOLID end: y']],
  ])('%s keeps what is there, and what follows', (line, expected) => {
    expect(messages(sequence(line, 'C->>D: z'))).toEqual([...expected, 'C SOLID D: z']);
  });
});

const EVERYTHING = sequence(
  'title Shop',
  'accTitle: a',
  'accDescr { b }',
  'autonumber 10 5',
  'box rgb(1,2,3) Shop',
  'participant A@{ "type": "queue", "alias": "x" } as Alice',
  'actor B',
  'end',
  'A->>+B: one # two',
  'B-->>-A:wrap: three; A()->>()B: four',
  'create participant C',
  'A-xC: five',
  'destroy C',
  'A--)C: six',
  'note over A,B: seven %% c',
  'links A: {"Wiki": "https://example.org"}',
  'alt a',
  'loop b',
  'end',
  'else c',
  'end',
  'activate A',
  'deactivate A',
);

test('any beginning and any mixture of it can be read', () => {
  expect(errorsIn(EVERYTHING)).toEqual([]);
  expectToReadAnything(EVERYTHING, 'sequenceDiagram\n', piecesOf(EVERYTHING));
});

test('line ends of Windows change no message', () => {
  expect(messages(EVERYTHING.replaceAll('\n', '\r\n'))).toEqual(messages(EVERYTHING));
});
