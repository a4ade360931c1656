/** Markdown blocks as lines: what sections and templates are put together from. */

export const mermaid = (diagram: string): string[] => ['```mermaid', ...diagram.trimEnd().split('\n'), '```'];

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map((cells) => row(cells)),
];

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;

export const bullets = (items: readonly string[]): string[] => items.map((item) => `- ${item}`);

export const numbered = (items: readonly string[]): string[] => items.map((item, i) => `${i + 1}. ${item}`);

/** Blocks with a blank line between. */
export const blocks = (...all: readonly (readonly string[])[]): string[] => all.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
