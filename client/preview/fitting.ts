/** How large a picture is shown. Sizes in pixels; a picture's own size is that at scale 1. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** All of it, or as much as can be read. */
export type Fit = 'whole' | 'readable';

/** A wide picture shrinks to the page only so far that its text can be read; the rest is seen by moving it. */
const SMALLEST_READABLE = 0.65;

/** On a whole screen a small picture may grow. */
const LARGEST_ON_SCREEN = 2;

/** The scale in the page, whose width is given and whose height is not. */
export function pageScale(picture: Size, width: number, fit: Fit): number {
  const whole = Math.min(1, width / picture.width);
  return fit === 'whole' ? whole : Math.max(SMALLEST_READABLE, whole);
}

/** The scale in full screen. */
export const screenScale = (picture: Size, view: Size): number => Math.min(LARGEST_ON_SCREEN, wholeScale(picture, view));

/** No smaller than needed to see the whole picture. */
export const smallestScale = (picture: Size, view: Size): number => Math.min(1, wholeScale(picture, view));

/** Whether all of the picture is seen at this scale. */
export const isWhole = (picture: Size, view: Size, scale: number): boolean => scale <= wholeScale(picture, view) * 1.001;

const wholeScale = (picture: Size, view: Size): number => Math.min(view.width / picture.width, view.height / picture.height);
