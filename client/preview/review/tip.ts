/** Says what was found where the reader points or has the focus. It stays while it is pointed at, and goes with Escape. */
import type { Finding } from '../../protocol/messages.ts';
import { hide, popup, showBeside } from './popup.ts';
import { iconOf } from './severity.ts';

/** Milliseconds in which the pointer can go from a mark to its tip. */
const GRACE = 250;

export class Tip {
  readonly #element = popup('tip', 'tooltip');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#element.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    this.#element.addEventListener('pointerleave', () => this.leave());
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && this.hide(), { capture: true });
    window.addEventListener('scroll', () => this.leave(), { passive: true });
  }

  show(anchor: Element, findings: readonly Finding[]): void {
    clearTimeout(this.#timer);
    this.#element.replaceChildren(said(findings));
    showBeside(this.#element, anchor);
  }

  /** The pointer or the focus went elsewhere. */
  leave(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), GRACE);
  }

  hide(): void {
    clearTimeout(this.#timer);
    hide(this.#element);
  }
}

/** The messages as a list. */
export function said(findings: readonly Finding[]): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'said';
  for (const { severity, message, rule } of findings) {
    const item = document.createElement('li');
    const words = document.createElement('span');
    words.textContent = message;
    const id = document.createElement('code');
    id.textContent = rule;
    words.append(' ', id);
    item.append(iconOf(severity), words);
    list.append(item);
  }
  return list;
}
