/** The editor's theme, as Mermaid takes it. */
export interface Theme {
  readonly name: 'default' | 'dark' | 'base';
  readonly fontFamily: string;
  readonly variables: Readonly<Record<string, string | boolean>>;
}

/** What the editor says of its theme: classes of the page's body, and colours as CSS variables. */
export function currentTheme(): Theme {
  const { classList } = document.body;
  const style = getComputedStyle(document.body);
  const { fontFamily } = style;
  if (classList.contains('vscode-high-contrast')) return { name: 'base', fontFamily, variables: highContrast(style) };
  return { name: classList.contains('vscode-dark') ? 'dark' : 'default', fontFamily, variables: {} };
}

/** Two colours and no shades between them. */
function highContrast(style: CSSStyleDeclaration): Theme['variables'] {
  const background = style.getPropertyValue('--vscode-editor-background').trim();
  const foreground = style.getPropertyValue('--vscode-editor-foreground').trim();
  const surfaces = ['background', 'primaryColor', 'secondaryColor', 'tertiaryColor', 'mainBkg', 'clusterBkg', 'edgeLabelBackground', 'noteBkgColor', 'actorBkg'];
  const lines = ['primaryTextColor', 'secondaryTextColor', 'tertiaryTextColor', 'primaryBorderColor', 'nodeBorder', 'clusterBorder', 'lineColor', 'textColor'];
  return Object.fromEntries([...surfaces.map((name) => [name, background]), ...lines.map((name) => [name, foreground])]);
}

/** Calls `changed` whenever the editor's theme does. */
export function onThemeChange(changed: () => void): void {
  const attributes = ['class', 'data-vscode-theme-id'];
  new MutationObserver(changed).observe(document.body, { attributeFilter: attributes });
}
