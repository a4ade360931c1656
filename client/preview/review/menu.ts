/** What can be done about something: the fixes the editor offers, and where it is written. By keyboard: arrows, Enter, Escape. */
import type { Finding } from '../../protocol/messages.ts';
import { hide, popup, showBeside } from './popup.ts';
import { said } from './tip.ts';

export interface Action {
  readonly title: string;
  run(): void;
}

export class Menu {
  readonly #element = popup('menu', 'dialog');
  readonly #items = document.createElement('div');
  readonly #state = document.createElement('p');
  /** Where the focus was, and goes back to. */
  #from: Element | undefined;

  constructor() {
    this.#element.setAttribute('aria-label', 'What can be done');
    this.#items.setAttribute('role', 'menu');
    this.#items.setAttribute('aria-label', 'What can be done');
    this.#state.setAttribute('role', 'status');
    this.#element.addEventListener('keydown', (event) => this.#onKey(event));
    this.#element.addEventListener('focusout', ({ relatedTarget }) => this.#element.contains(relatedTarget as Node | null) || this.#hide());
    // One that came by a click on what takes no focus keeps none.
    window.addEventListener('pointerdown', ({ target }) => this.#element.contains(target as Node) || this.#hide(), { capture: true });
  }

  get isOpen(): boolean {
    return this.#element.isConnected && this.#element.matches(':popover-open');
  }

  /** @param state what is still waited for */
  open(anchor: Element, findings: readonly Finding[], actions: readonly Action[], state = ''): void {
    this.#from = anchor;
    this.#items.replaceChildren(...actions.map((action) => this.#item(action)));
    this.#state.textContent = state;
    this.#element.replaceChildren(...(findings.length > 0 ? [said(findings)] : []), this.#state, this.#items);
    showBeside(this.#element, anchor);
    this.#focus(0);
  }

  /** What was waited for is there: it comes first. */
  add(actions: readonly Action[], state: string): void {
    if (!this.isOpen) return;
    const isAtFirst = this.#items.firstElementChild?.matches(':focus');
    this.#state.textContent = state;
    this.#items.prepend(...actions.map((action) => this.#item(action)));
    if (this.#from) showBeside(this.#element, this.#from);
    if (isAtFirst) this.#focus(0);
  }

  /** The focus goes back to where it was. */
  close(): void {
    if (!this.isOpen) return;
    this.#hide();
    if (this.#from instanceof SVGElement || this.#from instanceof HTMLElement) this.#from.focus({ preventScroll: true });
  }

  #hide(): void {
    hide(this.#element);
  }

  #item({ title, run }: Action): HTMLButtonElement {
    const item = document.createElement('button');
    item.type = 'button';
    item.tabIndex = -1;
    item.setAttribute('role', 'menuitem');
    item.textContent = title;
    item.addEventListener('click', () => {
      this.close();
      run();
    });
    return item;
  }

  #focus(index: number): void {
    const items = [...this.#items.children] as HTMLElement[];
    items.at(index % Math.max(1, items.length))?.focus();
  }

  #onKey(event: KeyboardEvent): void {
    const at = [...this.#items.children].indexOf(event.target as Element);
    switch (event.key) {
      case 'ArrowDown':
        this.#focus(at + 1);
        break;
      case 'ArrowUp':
        this.#focus(at - 1);
        break;
      case 'Home':
        this.#focus(0);
        break;
      case 'End':
        this.#focus(-1);
        break;
      case 'Escape':
      case 'Tab':
        this.close();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
