/** A severity for the eye: each has a shape of its own, so that none is told by its colour alone. */
import type { Finding } from '../../protocol/messages.ts';

export type Severity = Finding['severity'];

/** The worst first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

export const worst = (findings: readonly Finding[]): Severity =>
  SEVERITIES.find((severity) => findings.some((each) => each.severity === severity)) ?? 'hint';

/** Paths in a box of 16 × 16: an outline, and the sign in it. */
const SHAPES: Readonly<Record<Severity, { readonly outline: string; readonly sign: string }>> = {
  error: { outline: 'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14z', sign: 'M5.5 5.5l5 5M10.5 5.5l-5 5' },
  warning: { outline: 'M8 1L15.5 15H.5z', sign: 'M8 6v4.5M8 12v1.2' },
  information: { outline: 'M2 2h12v12H2z', sign: 'M8 7v4.5M8 4v1.4' },
  hint: { outline: 'M8 .5L15.5 8L8 15.5L.5 8z', sign: 'M8 7.5v1' },
};

const SVG = 'http://www.w3.org/2000/svg';

/** The shape, in a box of 16 × 16. */
export function shapeOf(severity: Severity): SVGGElement {
  const group = document.createElementNS(SVG, 'g');
  for (const [name, d] of Object.entries(SHAPES[severity])) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    path.setAttribute('class', name);
    group.append(path);
  }
  return group;
}

/** The shape on a page, beside words that say the same. */
export function iconOf(severity: Severity): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', `severity ${severity}`);
  svg.append(shapeOf(severity));
  return svg;
}

const WORDS: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  information: ['information', 'information'],
  hint: ['hint', 'hints'],
};

/** `2 warnings`. */
export const countOf = (severity: Severity, count: number): string => `${count} ${WORDS[severity][count === 1 ? 0 : 1]}`;

/** For those who listen. */
export const spoken = (findings: readonly Finding[]): string =>
  findings.map(({ severity, message }) => `${WORDS[severity][0]}: ${message}`).join(' ');
