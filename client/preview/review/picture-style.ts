/** How the review looks inside a picture's own root. */
export const REVIEW_STYLE = `
  .badge { cursor: pointer; }
  .badge .outline { fill: var(--mark); stroke: var(--vscode-editor-background); stroke-width: 1; }
  .badge .sign { fill: none; stroke: var(--vscode-editor-background); stroke-width: 2; stroke-linecap: round; }
  .badge:focus { outline: none; }
  .badge:is(:focus-visible, .here) .outline { stroke: var(--vscode-focusBorder); stroke-width: 3; paint-order: stroke; }
  .badge:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 2px; }
  .dimming .part:not(.lit, :has(.lit)) { opacity: 0.22; }
  .dimming .part:not(.lit, :has(.lit)) .part { opacity: 1; }
  :is(path, line).lit { stroke-width: 3px !important; }
  .followed { outline: 3px solid var(--vscode-focusBorder); outline-offset: 3px; }
  .followed.here { outline-style: double; outline-width: 6px; }
  @media (forced-colors: active) { .badge .outline { fill: CanvasText; stroke: Canvas; } .badge .sign { stroke: Canvas; } }
`;
