/** Zoom and pan of a diagram's picture. They belong to the diagram: another picture of it is seen at the same zoom, in the same place. */
import { select } from 'd3-selection';
import { type D3ZoomEvent, zoom, zoomIdentity, zoomTransform, type ZoomTransform } from 'd3-zoom';
import { type Fit, isWhole, pageScale, screenScale, type Size, smallestScale } from './fitting.ts';

const LARGEST_SCALE = 8;
/** A notch of a mouse's wheel must not leap; the many small steps of a pinch are below this. */
const LARGEST_STEP = 0.4;

interface Seen {
  readonly fit: Fit;
  /** Whether the reader has zoomed or moved. */
  readonly isFree: boolean;
  readonly transform: ZoomTransform;
}

export class Viewport {
  readonly #element: HTMLElement;
  readonly #zoom = zoom<HTMLElement, unknown>();
  #svg: SVGSVGElement | undefined;
  #natural: Size = { width: 0, height: 0 };
  #fit: Fit = 'readable';
  /** Whether the reader has zoomed or moved: else the picture is fitted anew whenever it or the page changes. */
  #isFree = false;
  /** In full screen: how the picture was seen before. */
  #before: Seen | undefined;

  /** @param element what the picture is seen through; its height follows the picture, its width is the page's */
  constructor(element: HTMLElement) {
    this.#element = element;
    this.#zoom
      .extent(() => [
        [0, 0],
        [element.clientWidth, element.clientHeight],
      ])
      .filter((event: Event) => this.#isGesture(event))
      .wheelDelta((event) => Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, -event.deltaY * (event.deltaMode === 0 ? 0.01 : 0.1))))
      .clickDistance(4)
      .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
        if (sourceEvent) this.#isFree = true;
        this.#apply(transform);
      });
    select(element).call(this.#zoom).on('dblclick.zoom', null);
    element.addEventListener('wheel', (event) => this.#pan(event), { passive: false });
    new ResizeObserver(() => this.#settle()).observe(element);
  }

  /** Shows another picture in the place of the last. */
  show(svg: SVGSVGElement): void {
    this.#svg = svg;
    // What a document comes to may be nothing.
    const width = Math.max(1, svg.viewBox.baseVal.width);
    const height = Math.max(1, svg.viewBox.baseVal.height);
    this.#natural = { width, height };
    Object.assign(svg.style, { width: `${width}px`, height: `${height}px`, maxWidth: 'none' });
    this.#zoom.translateExtent([
      [0, 0],
      [width, height],
    ]);
    this.#settle();
  }

  /** @param factor above 1 to come nearer */
  zoomBy(factor: number): void {
    this.#isFree = true;
    this.#zoom.scaleBy(select(this.#element), factor);
  }

  /** In pixels; to the right and down. False where there is nothing more to be seen on that side. */
  panBy(x: number, y: number): boolean {
    const before = zoomTransform(this.#element);
    this.#zoom.translateBy(select(this.#element), -x / before.k, -y / before.k);
    const moved = zoomTransform(this.#element);
    if (moved.x === before.x && moved.y === before.y) return false;
    this.#isFree = true;
    return true;
  }

  /** Shows the whole picture; where it was, as much of it as can be read. */
  fit(): void {
    this.#refit(this.#fit === 'whole' && !this.#isFree ? 'readable' : 'whole');
  }

  /** In full screen the height is that of the screen, and the whole picture is seen; afterwards, what was seen before. */
  setFullScreen(isFullScreen: boolean): void {
    const before = this.#before;
    this.#before = isFullScreen ? { fit: this.#fit, isFree: this.#isFree, transform: zoomTransform(this.#element) } : undefined;
    this.#refit(before?.fit ?? 'whole');
    if (!before?.isFree) return;
    this.#isFree = true;
    this.#zoom.transform(select(this.#element), before.transform);
  }

  #refit(fit: Fit): void {
    this.#fit = fit;
    this.#isFree = false;
    this.#settle();
  }

  get #size(): Size {
    return { width: this.#element.clientWidth, height: this.#element.clientHeight };
  }

  /** Brings zoom and place into the bounds that picture and page set now. */
  #settle(): void {
    const { width } = this.#size;
    if (!this.#svg || width === 0) return;
    const fitted = this.#before ? screenScale(this.#natural, this.#size) : pageScale(this.#natural, width, this.#fit);
    this.#element.style.height = this.#before ? '' : `${Math.ceil(fitted * this.#natural.height)}px`;
    this.#zoom.scaleExtent([smallestScale(this.#natural, this.#size), Math.max(LARGEST_SCALE, fitted)]);
    const element = select(this.#element);
    if (!this.#isFree) this.#zoom.transform(element, zoomIdentity.scale(fitted));
    this.#zoom.translateBy(element, 0, 0);
  }

  #apply({ x, y, k }: ZoomTransform): void {
    if (!this.#svg) return;
    this.#svg.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
    const { width } = this.#size;
    const more = [x < -1 && 'left', x + k * this.#natural.width > width + 1 && 'right'].filter((side) => side !== false);
    this.#element.dataset['more'] = more.join(' ');
    this.#element.toggleAttribute('data-pans', !isWhole(this.#natural, this.#size, k));
  }

  /** The plain wheel scrolls the page; pinching is told as Ctrl. */
  #isGesture(event: Event): boolean {
    if (event instanceof WheelEvent) return event.ctrlKey || event.altKey;
    if (event instanceof MouseEvent) return event.button === 0 && this.#element.hasAttribute('data-pans');
    return event instanceof TouchEvent && event.touches.length > 1;
  }

  /** Sideways the wheel moves the picture, as it would what scrolls; up and down only where there is no page to scroll. */
  #pan(event: WheelEvent): void {
    if (event.ctrlKey || event.altKey) return;
    const [x, y] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    if (!this.#before && Math.abs(x) <= Math.abs(y)) return;
    if (this.panBy(x, this.#before ? y : 0)) event.preventDefault();
  }
}
