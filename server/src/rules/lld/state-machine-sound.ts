import { addInitial, addLines, labelTransition, stateId, triggerTo } from '../../edits/state-diagram.ts';
import { addValues } from '../../edits/values.ts';
import type { Design, MachineState, MachineTransition, StateMachine } from '../../model/design.ts';
import { hasWayOut, reachedStates } from '../../model/machines/reachability.ts';
import { missingStates, strayStates } from '../../model/machines/state-values.ts';
import { shorten } from '../../text/shorten.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { defineRule, type Finding, type Fix } from '../rule.ts';

/** A state machine that cannot be built as it is drawn. */
export const stateMachineSound = defineRule({
  id: 'lld/state-machine-sound',
  since: '0.2.0',
  source: 'LLD drawing rule 3',
  scope: 'any',
  severity: 'warning',
  detected: 'warning',
  fix: 'suggestion',
  summary: 'State machine with a hole in it.',
  why: 'A state that nothing leads to, a change that nothing triggers, a value that is never drawn: each is a question that the code will answer by accident.',
  leftAlone: [
    'Nested and concurrent regions are followed, not guessed: a composite begins where it says so, else anywhere.',
    'A machine without any trigger is one piece of information, not one finding an arrow; a guard alone is trigger enough.',
    'A state whose note lists values stands for them.',
    'Flowcharts and drawings in plain text need no `[*]`.',
    '“No way out” only where the diagram draws some `--> [*]`, “no initial state” only with two or more transitions.',
    'A chain in prose whose ends are neither values of a field nor capital words.',
  ],
  bad: '```mermaid\nstateDiagram-v2\n  [*] --> PLACED\n  PLACED --> PAID\n  PAID --> SHIPPED : parcel handed over\n  LOST --> [*]\n  SHIPPED --> [*]\n```\n',
  good: '```mermaid\nstateDiagram-v2\n  [*] --> PLACED\n  PLACED --> PAID : payment captured\n  PAID --> SHIPPED : parcel handed over\n  SHIPPED --> LOST : no scan for 14 days\n  LOST --> [*]\n  SHIPPED --> [*]\n```\n',

  *check(design) {
    for (const machine of design.stateMachines) {
      if (!machine.sure || (machine.diagram !== undefined && design.diagrams[machine.diagram]!.broken)) continue;
      yield* values(machine, design);
      yield* begin(machine, design);
      yield* unreached(machine, design);
      yield* stuck(machine, design);
      yield* triggers(machine);
      yield* ambiguous(machine);
    }
  },
});

const named = (machine: StateMachine): string => shorten(machine.name, 24);
/** A fix, where all of it can be written. */
const fixesOf = (title: string, edits: readonly (TextEdit | undefined)[]): Fix[] => {
  const written = edits.filter((edit) => edit !== undefined);
  return written.length > 0 && written.length === edits.length ? [{ title, edits: written }] : [];
};

/** `A`, `A and B`, `A, B and C`; of more or longer ones `A, B and 3 more`. */
function list(names: readonly string[]): string {
  const all = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  const [first, second] = names.map((name) => shorten(name, 16));
  if (all.length <= 46 || second === undefined) return shorten(all, 46);
  return names.length === 2 ? `${first} and ${second}` : `${first}, ${second} and ${names.length - 2} more`;
}

/** States that are no values, and values that are no states: one finding for each side. */
function* values(machine: StateMachine, design: Design): Generator<Finding> {
  const stray = strayStates(machine);
  if (stray.length > 0) {
    const names = stray.map(({ id }) => id);
    const is = stray.length === 1 ? 'is' : 'are';
    yield {
      range: stray[0]!.places[0]!,
      message: `${list(names)} ${is} drawn, but no value of ${named(machine)}. Add the value, or take the state out.`,
      related: [
        ...stray.slice(1).map(({ id, places }) => ({ range: places[0]!, message: `${id} is no value, either.` })),
        { range: machine.field!.values[0]!.range, message: 'The values.' },
      ],
      fixes: fixesOf(`Add ${list(names)} to the values`, (machine.entity && addValues(machine.entity, machine.field!, names)) ?? []),
    };
  }
  const missing = missingStates(machine);
  if (missing.length > 0) {
    const [is, it, value] = missing.length === 1 ? ['is', 'it', 'value'] : ['are', 'them', 'values'];
    yield {
      range: missing[0]!.range,
      message: `${list(missing.map(({ text }) => text))} of ${named(machine)} ${is} not in its state machine. Draw ${it}, or drop the ${value}.`,
      related: [
        ...missing.slice(1).map(({ text, range }) => ({ range, message: `${text} is not drawn, either.` })),
        { range: machine.head, message: 'The state machine.' },
      ],
      fixes:
        machine.notation === 'state-diagram'
          ? fixesOf(`Draw ${list(missing.map(({ text }) => text))}`, [
              addLines(
                machine,
                missing.flatMap(({ text }) => [...declared(text), ...drawn(stateId(text), text, machine)]),
                design,
              ),
            ])
          : [],
    };
  }
}

const declared = (value: string): string[] => (stateId(value) === value ? [] : [`${stateId(value)} : ${value}`]);

/** An arrow to a state from the value before it that is drawn, else from the initial state, and one out of it. */
function drawn(id: string, value: string, machine: StateMachine): string[] {
  const from = before(value, machine) ?? machine.initials[0]?.state ?? machine.states[0]!.id;
  return [`${from} --> ${id} : ${triggerTo(value)}`, ...(drawsEnds(machine) ? [`${id} --> [*]`] : [])];
}

/** The state that stands for the nearest earlier value of the field. */
function before(value: string, { field, states }: StateMachine): string | undefined {
  const texts = field?.values.map(({ text }) => text) ?? [];
  return texts.slice(0, Math.max(0, texts.indexOf(value))).findLast((text) => states.some(({ id }) => id === text));
}

function* begin(machine: StateMachine, design: Design): Generator<Finding> {
  const { notation, states, transitions, initials, field, head } = machine;
  const outer = states.filter(({ parent, kind }) => parent === undefined && kind === undefined);
  if (notation !== 'state-diagram' || transitions.length < 2 || outer.length < 2 || initials.some(({ scope }) => scope === undefined)) return;
  const first =
    outer.find(({ id }) => id === field?.defaultValue?.replace(/^'(.*)'.*$/, '$1')) ??
    outer.find(({ id }) => transitions.every(({ to, from }) => to !== id || from === id)) ??
    outer[0]!;
  yield {
    range: head,
    message: `${named(machine)} has no initial state. Draw where it begins: [*] --> ${shorten(first.id)}.`,
    fixes: fixesOf(`Begin at ${first.id}`, [addInitial(machine, first.id, design)]),
  };
}

/** Of states that hang together the first one. */
function* unreached(machine: StateMachine, design: Design): Generator<Finding> {
  const reached = reachedStates(machine);
  if (!reached) return;
  const left = new Map(machine.states.filter(({ id, kind }) => kind === undefined && !reached.has(id)).map((state) => [state.id, state]));
  const isEntered = ({ id }: MachineState): boolean => machine.transitions.some(({ from, to }) => to === id && from !== id);
  const order = [...left.values()].sort((a, b) => Number(isEntered(a)) - Number(isEntered(b)));
  for (const state of order) {
    if (!left.has(state.id)) continue;
    const behind = reachedStates({ ...machine, initials: [...machine.initials, { state: state.id }] });
    for (const id of behind ?? []) left.delete(id);
    const { id } = state;
    yield {
      range: state.places[0]!,
      message: `Nothing leads to ${shorten(id)} in ${named(machine)}. Draw what does, or take the state out.`,
      fixes:
        machine.notation === 'state-diagram' && state.parent === undefined
          ? fixesOf(`Draw an arrow to ${id}`, [
              addLines(machine, hasWayOut(state, machine) ? drawn(id, id, machine).slice(0, 1) : drawn(id, id, machine), design),
            ])
          : [],
    };
  }
}

const drawsEnds = ({ notation, states, finals }: StateMachine): boolean =>
  notation === 'state-diagram' && states.some(({ id, parent }) => parent === undefined && finals.includes(id));

function* stuck(machine: StateMachine, design: Design): Generator<Finding> {
  if (!drawsEnds(machine)) return;
  const reached = reachedStates(machine);
  for (const state of machine.states) {
    if (state.parent !== undefined || state.kind || hasWayOut(state, machine) || (reached && !reached.has(state.id))) continue;
    yield {
      range: state.places[0]!,
      message: `Nothing leads out of ${shorten(state.id)} in ${named(machine)}. Draw what does, or end it with --> [*].`,
      fixes: fixesOf(`End at ${state.id}`, [addLines(machine, [`${state.id} --> [*]`], design)]),
    };
  }
}

function* triggers(machine: StateMachine): Generator<Finding> {
  // One arrow that leads to a choice of states (`→ CANCELLED / FAILED`) gets one label.
  const arrows = new Set<number>();
  const silent = machine.transitions.filter(
    (transition) => !transition.label && needsTrigger(transition, machine) && arrows.size < arrows.add(transition.range.start).size,
  );
  if (silent.length > 0 && machine.transitions.every(({ label }) => !label)) {
    const many = machine.transitions.length > 1;
    yield {
      range: machine.head,
      severity: 'information',
      message: many
        ? `No transition of ${named(machine)} names what triggers it. Write the event at each arrow.`
        : `The transition of ${named(machine)} names no trigger. Write the event at its arrow.`,
      fixes: fixesOf('Add a placeholder for each trigger', silent.map(labelTransition)),
    };
    return;
  }
  if (machine.notation === 'chain') return;
  for (const transition of silent) {
    const { from, to, range } = transition;
    yield {
      range,
      message: `${shorten(from)} → ${shorten(to)} names no trigger. Write what causes it.`,
      fixes: fixesOf('Add a placeholder for the trigger', [labelTransition(transition)]),
    };
  }
}

/** What leaves a fork or a join happens by itself; what leaves a composite with an end of its own may. */
function needsTrigger({ from, to }: MachineTransition, { states, finals }: StateMachine): boolean {
  const kindOf = (id: string): MachineState['kind'] => states.find((state) => state.id === id)?.kind;
  if (kindOf(from) !== undefined || kindOf(to) === 'join') return false;
  return !states.some(({ id, parent }) => parent === from && finals.includes(id));
}

/** Arrows from one state that say the same and lead to different states. */
function* ambiguous(machine: StateMachine): Generator<Finding> {
  const same = new Map<string, MachineTransition[]>();
  for (const transition of machine.transitions) {
    const { from, label } = transition;
    // A placeholder is still to be told apart.
    if (!label || /^TODO\b/.test(label.text) || ['fork', 'join'].includes(machine.states.find(({ id }) => id === from)?.kind ?? '')) continue;
    const key = `${from}\n${label.text.trim().replace(/\s+/g, ' ').toLowerCase()}`;
    same.set(key, [...(same.get(key) ?? []), transition]);
  }
  for (const [first, ...others] of same.values()) {
    const other = others.find(({ to }) => to !== first!.to);
    if (!first?.label || !other?.label) continue;
    const guarded = [first, ...others].flatMap(({ label, guard, to }) => (label && guard === undefined ? [{ label, to }] : []));
    yield {
      range: other.label.range,
      message: `“${shorten(first.trigger ?? first.guard!, 20)}” leads from ${shorten(first.from, 20)} to ${shorten(first.to, 18)} and to ${shorten(other.to, 18)}. Add a guard to tell them apart.`,
      related: [{ range: first.label.range, message: `The same, to ${first.to}.` }],
      fixes:
        machine.notation === 'state-diagram'
          ? fixesOf(
              'Add a placeholder for each guard',
              guarded.map(({ label, to }) => ({ range: { start: label.range.end, end: label.range.end }, text: ` [TODO when to ${to}]` })),
            )
          : [],
    };
  }
}
