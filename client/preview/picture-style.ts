import { REVIEW_STYLE } from './review/picture-style.ts';

/** What a box is made of, without its words and without the lines between its rows. */
const SHAPES = (box: string): string =>
  `${box}:not(.label) :is(rect, circle, polygon, path, ellipse, line):not(:is(.label, .divider, .row-rect-odd, .row-rect-even) *)`;

/** Heads that are drawn in lines alone. */
const HOLLOW = ['_er-', '-extension', '-aggregation', '-lollipop'].map((name) => `[id*='${name}']`).join();

/**
 * The style inside a picture's own root. What a document brings along for its SVG stays in there, and what the page says
 * of prose does not reach in. `!important`: Mermaid's rules name the SVG's id.
 */
const css = `
  svg { display: block; transform-origin: 0 0; }
  .handle { cursor: pointer; }
  .wide { fill: none !important; stroke: transparent !important; stroke-width: 16px !important; pointer-events: stroke; }
  .wide:hover { stroke: color-mix(in srgb, var(--vscode-focusBorder) 35%, transparent) !important; }
  .handle:focus { outline: none; }
  .handle:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 2px; }
  .wide:focus-visible { outline: none; stroke: color-mix(in srgb, var(--vscode-focusBorder) 60%, transparent) !important; }
  .error { --mark: var(--vscode-editorError-foreground); }
  .warning { --mark: var(--vscode-editorWarning-foreground, currentColor); }
  .information, .hint { --mark: var(--vscode-editorInfo-foreground, currentColor); }
  :is(path, line, rect).flagged, ${SHAPES('.flagged')} { stroke: var(--mark) !important; stroke-width: 2.5px !important; }
  marker.flagged * { stroke: var(--mark) !important; }
  marker.flagged:not(${HOLLOW}) * { fill: var(--mark) !important; }
  :is(.row-rect-odd, .row-rect-even).flagged path { fill: color-mix(in srgb, var(--mark) 25%, transparent) !important; }
  .label.flagged :is(p, span), text.flagged { text-decoration: underline wavy var(--mark); text-underline-offset: 2px; }
  .current { outline: 2px solid var(--current); outline-offset: 3px; }
  :is(.attribute-type, .attribute-name, .attribute-keys, .attribute-comment).current { outline: none; }
  :is(.row-rect-odd, .row-rect-even).current { outline-offset: 0; }
  .wide.current { outline: none; stroke: color-mix(in srgb, var(--current) 55%, transparent) !important; }
  ${REVIEW_STYLE}
  :host { --current: var(--vscode-contrastActiveBorder, var(--vscode-focusBorder)); }
  /* Mermaid draws these in dark grey whatever the theme. */
  [aria-roledescription='c4'] > g > text { fill: var(--vscode-editor-foreground) !important; }
  [aria-roledescription='c4'] > g > :is(line, path, rect):not(.wide, .flagged) { stroke: var(--vscode-editor-foreground) !important; }
  @media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
  :host-context(.vscode-reduce-motion) * { animation: none !important; transition: none !important; }
`;

export function pictureStyle(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
