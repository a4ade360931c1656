/** Where a diagram's picture is seen: its viewport, the tools for it, its keys, its full screen. */
import { FullScreen } from './full-screen.ts';
import { type Tool, toolbar } from './toolbar.ts';
import { Viewport } from './viewport.ts';

const STEP = 1.25;
/** Pixels for an arrow key. */
const MOVE = 60;

export class Stage {
  readonly element = document.createElement('div');
  readonly #root: ShadowRoot;
  readonly #viewport: Viewport;
  readonly #fullScreen: FullScreen;

  /** @param save makes a file of the picture */
  constructor(style: CSSStyleSheet, save: () => void) {
    const picture = document.createElement('div');
    picture.className = 'picture';
    picture.tabIndex = 0;
    picture.setAttribute('role', 'group');
    picture.setAttribute('aria-label', 'Diagram');
    picture.addEventListener('keydown', (event) => this.#onKey(event));
    this.#root = picture.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = [style];
    this.#viewport = new Viewport(picture);
    this.#fullScreen = new FullScreen(this.element, (isOpen) => this.#viewport.setFullScreen(isOpen));
    this.element.className = 'stage';
    this.element.append(toolbar('View of the diagram', this.#tools(save)), picture);
  }

  /** Another picture, seen as the last one was. */
  show(svg: SVGSVGElement): void {
    this.#root.replaceChildren(svg);
    this.#viewport.show(svg);
  }

  /** No picture, in a place as high as that of the last. */
  clear(): void {
    this.#root.replaceChildren();
  }

  leaveFullScreen(): void {
    this.#fullScreen.leave();
  }

  #tools(save: () => void): Tool[] {
    return [
      { label: 'Zoom in', icon: 'M8 3v10M3 8h10', run: () => this.#viewport.zoomBy(STEP) },
      { label: 'Zoom out', icon: 'M3 8h10', run: () => this.#viewport.zoomBy(1 / STEP) },
      { label: 'Fit', icon: 'M2 4h12v8h-12zM5 8h6M7 6L5 8l2 2M9 6l2 2l-2 2', run: () => this.#viewport.fit() },
      { label: 'Full screen', icon: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4', run: () => this.#fullScreen.toggle() },
      { label: 'Export as SVG', icon: 'M8 2v8M5 7l3 3l3-3M2 12v2h12v-2', run: save },
    ];
  }

  /** Keys for who looks at the picture; those that do nothing here are the page's. */
  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#act(event.key)) event.preventDefault();
  }

  #act(key: string): boolean {
    switch (key) {
      case '+':
      case '=':
        this.#viewport.zoomBy(STEP);
        return true;
      case '-':
        this.#viewport.zoomBy(1 / STEP);
        return true;
      case '0':
        this.#viewport.fit();
        return true;
      case 'ArrowLeft':
        return this.#viewport.panBy(-MOVE, 0);
      case 'ArrowRight':
        return this.#viewport.panBy(MOVE, 0);
      case 'ArrowUp':
        return this.#viewport.panBy(0, -MOVE);
      case 'ArrowDown':
        return this.#viewport.panBy(0, MOVE);
      default:
        return false;
    }
  }
}
