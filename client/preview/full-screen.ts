/** Shows a part of the page over all of it. */
export class FullScreen {
  readonly #stage: HTMLElement;
  readonly #changed: (isOpen: boolean) => void;
  #dialog: HTMLDialogElement | undefined;

  /** @param changed told after `stage` went to full screen or came back */
  constructor(stage: HTMLElement, changed: (isOpen: boolean) => void) {
    this.#stage = stage;
    this.#changed = changed;
  }

  toggle(): void {
    if (this.#dialog) this.leave();
    else this.#enter();
  }

  leave(): void {
    this.#dialog?.close();
  }

  #enter(): void {
    const focused = document.activeElement;
    const dialog = document.createElement('dialog');
    dialog.className = 'full-screen';
    dialog.setAttribute('aria-label', 'Diagram in full screen');
    // The page keeps its height, and with it the place that is being read.
    const gap = document.createElement('div');
    gap.style.height = `${this.#stage.offsetHeight}px`;
    this.#stage.replaceWith(gap, dialog);
    dialog.append(this.#stage);
    // Escape closes it, too.
    dialog.addEventListener('close', () => {
      this.#dialog = undefined;
      gap.replaceWith(this.#stage);
      dialog.remove();
      this.#changed(false);
      if (focused instanceof HTMLElement && this.#stage.contains(focused)) focused.focus({ preventScroll: true });
    });
    this.#dialog = dialog;
    dialog.showModal();
    this.#changed(true);
  }
}
