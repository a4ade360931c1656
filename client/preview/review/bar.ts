/** The bar above a design: how much was found, by severity and by rule, the way through it, and its two paths. */
import type { Content, Finding } from '../../protocol/messages.ts';
import type { Choice, PathName } from './choice.ts';
import { isSameChoice } from './choice.ts';
import { countOf, iconOf, SEVERITIES } from './severity.ts';

export interface BarActions {
  choose(choice: Choice | undefined): void;
  /** @param by 1: the next one */
  step(by: 1 | -1): void;
}

const PATHS: Readonly<Record<PathName, string>> = { write: 'Write path', read: 'Read path' };

export class Bar {
  readonly element = document.createElement('section');
  readonly #actions: BarActions;
  readonly #counts = span('counts');
  readonly #rules = document.createElement('select');
  readonly #paths = span('paths');
  readonly #followed = document.createElement('button');
  readonly #steps = span('steps');
  readonly #where = document.createElement('output');
  #shown = '';

  constructor(actions: BarActions) {
    this.#actions = actions;
    this.element.id = 'review';
    this.element.hidden = true;
    this.element.setAttribute('aria-label', 'Review');
    this.#rules.setAttribute('aria-label', 'Rule whose findings are shown');
    this.#rules.addEventListener('change', () => actions.choose(this.#rules.value === '' ? undefined : { kind: 'rule', rule: this.#rules.value }));
    this.#paths.setAttribute('role', 'group');
    this.#paths.setAttribute('aria-label', 'Highlight');
    this.#followed.type = 'button';
    this.#followed.className = 'followed';
    this.#followed.addEventListener('click', () => actions.choose(undefined));
    this.#steps.append(
      button('‹', 'Previous (Alt+Up)', () => actions.step(-1)),
      this.#where,
      button('›', 'Next (Alt+Down)', () => actions.step(1)),
    );
    this.element.append(this.#counts, this.#rules, this.#paths, this.#followed, this.#steps);
  }

  /** @param stops how many places there are to go to */
  update({ findings, reading }: Content, choice: Choice | undefined, stops: number): void {
    this.element.hidden = reading === undefined;
    const rules = byCount(findings);
    const paths = reading?.paths.map(({ path }) => path) ?? [];
    const shown = JSON.stringify([findings.map(({ severity }) => severity), rules, paths, choice, stops]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#counts.replaceChildren(...countsOf(findings));
    const options = [new Option(`All rules (${findings.length})`, ''), ...rules.map(([rule, count]) => new Option(`${rule} (${count})`, rule))];
    this.#rules.replaceChildren(...options);
    this.#rules.value = choice?.kind === 'rule' ? choice.rule : '';
    this.#rules.hidden = findings.length === 0;
    this.#showPaths(paths, choice);
    this.#followed.hidden = choice?.kind !== 'component';
    this.#followed.textContent = choice?.kind === 'component' ? `Following ${choice.name} ×` : '';
    if (choice?.kind === 'component') this.#followed.setAttribute('aria-label', `Stop following ${choice.name}`);
    this.#steps.hidden = stops === 0;
  }

  /** @param words what is there, for those who listen */
  at(index: number, count: number): void {
    this.#where.textContent = index < 0 ? `${count}` : `${index + 1} of ${count}`;
  }

  #showPaths(paths: readonly PathName[], choice: Choice | undefined): void {
    const buttons = paths.map((path) => {
      const own: Choice = { kind: 'path', path };
      const isChosen = isSameChoice(choice, own);
      const element = button(PATHS[path], '', () => this.#actions.choose(isChosen ? undefined : own));
      element.setAttribute('aria-pressed', String(isChosen));
      return element;
    });
    const focused = [...this.#paths.children].findIndex((each) => each.matches(':focus'));
    this.#paths.replaceChildren(...buttons);
    buttons[focused]?.focus();
    this.#paths.hidden = paths.length === 0;
  }
}

function countsOf(findings: readonly Finding[]): Node[] {
  if (findings.length === 0) return [document.createTextNode('No findings')];
  return SEVERITIES.flatMap((severity) => {
    const count = findings.filter((each) => each.severity === severity).length;
    if (count === 0) return [];
    const item = span('count');
    item.append(iconOf(severity), countOf(severity, count));
    return [item];
  });
}

/** The rules of which there are most first. */
function byCount(findings: readonly Finding[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

function span(className: string): HTMLSpanElement {
  const element = document.createElement('span');
  element.className = className;
  return element;
}

function button(text: string, label: string, run: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  if (label !== '') {
    element.setAttribute('aria-label', label);
    element.title = label;
  }
  element.addEventListener('click', run);
  return element;
}
