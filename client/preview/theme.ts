/** The editor's theme, as Mermaid takes it. */
export interface Theme {
  /** Says all of the others: two themes with the same key draw the same. */
  readonly key: string;
  readonly name: 'default' | 'dark' | 'base';
  readonly fontFamily: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Looks at what the editor says of its theme: classes of the page's body, and colours as CSS variables. */
export function readTheme(): Theme {
  const theme = readParts();
  return { key: JSON.stringify(theme), ...theme };
}

function readParts(): Omit<Theme, 'key'> {
  const { classList } = document.body;
  const style = getComputedStyle(document.body);
  const { fontFamily } = style;
  if (classList.contains('vscode-high-contrast')) return { name: 'base', fontFamily, variables: highContrast(style) };
  // Mermaid writes labels of arrows on a colour of its own; the page's lets the text be read and hides the line behind it.
  const variables = { edgeLabelBackground: colour(style, '--vscode-editor-background') };
  return { name: classList.contains('vscode-dark') ? 'dark' : 'default', fontFamily, variables };
}

/** Two colours and no shades between them. */
function highContrast(style: CSSStyleDeclaration): Theme['variables'] {
  const background = colour(style, '--vscode-editor-background');
  const foreground = colour(style, '--vscode-editor-foreground');
  const surfaces = [
    'background',
    'primaryColor',
    'secondaryColor',
    'tertiaryColor',
    'mainBkg',
    'clusterBkg',
    'edgeLabelBackground',
    'noteBkgColor',
    'actorBkg',
    'activationBkgColor',
    'labelBoxBkgColor',
    'rowOdd',
    'rowEven',
  ];
  const lines = [
    'primaryTextColor',
    'secondaryTextColor',
    'tertiaryTextColor',
    'textColor',
    'noteTextColor',
    'primaryBorderColor',
    'nodeBorder',
    'clusterBorder',
    'noteBorderColor',
    'lineColor',
  ];
  return Object.fromEntries([...surfaces.map((name) => [name, background]), ...lines.map((name) => [name, foreground])]);
}

const colour = (style: CSSStyleDeclaration, name: string): string => style.getPropertyValue(name).trim();

/** Calls `changed` whenever the editor's theme does. */
export function onThemeChange(changed: () => void): void {
  const attributes = ['class', 'data-vscode-theme-id'];
  new MutationObserver(changed).observe(document.body, { attributeFilter: attributes });
}
