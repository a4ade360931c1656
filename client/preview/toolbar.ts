/** A row of buttons: one stop of the Tab key, the arrow keys go from button to button. */

export interface Tool {
  /** Its name for a screen reader and as a tip. */
  readonly label: string;
  /** What is drawn on it: a path of lines in a box of 16 × 16. */
  readonly icon: string;
  run(): void;
}

const SVG = 'http://www.w3.org/2000/svg';

export function toolbar(label: string, tools: readonly Tool[]): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'toolbar';
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', label);
  const buttons = tools.map(button);
  bar.append(...buttons);
  stopAt(buttons, 0);
  bar.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const to = next(event.key, at, buttons.length);
    if (to === undefined) return;
    event.preventDefault();
    stopAt(buttons, to);
    buttons[to]?.focus();
  });
  return bar;
}

/** The Tab key stops at one button of the row. */
const stopAt = (buttons: readonly HTMLButtonElement[], at: number): void => buttons.forEach((each, index) => (each.tabIndex = index === at ? 0 : -1));

function next(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function button({ label, icon, run }: Tool): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.title = label;
  element.setAttribute('aria-label', label);
  element.append(drawing(icon));
  element.addEventListener('click', run);
  return element;
}

function drawing(icon: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', icon);
  svg.append(path);
  return svg;
}
