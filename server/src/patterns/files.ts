/** The files that are written from the patterns, the families and the snippets, so that they are there with no server running. */
import { families } from './families/index.ts';
import { PATTERNS } from './index.ts';
import { fileName, patternList, patternPage } from './page.ts';
import { sectionLines } from './section.ts';
import { plain, snippet } from './slots.ts';
import { snippets } from './snippets/index.ts';
import { templates } from './templates/templates.ts';

/** By path from the project's root. */
export function authoringFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/patterns/README.md', patternList(PATTERNS)],
    ...PATTERNS.map((pattern) => [`docs/patterns/${fileName(pattern)}.md`, patternPage(pattern, PATTERNS)] as const),
    ['snippets/catalogue.json', `${JSON.stringify(catalogue(), undefined, 2)}\n`],
    ['snippets/markdown.json', `${JSON.stringify(vsCodeSnippets(), undefined, 2)}\n`],
    ...templates.map(({ kind, family, length, lines }) => {
      const { slots = {} } = families.find(({ id }) => id === family) ?? {};
      return [`snippets/templates/${kind}-${family}-${length}.md`, `${plain(lines.join('\n'), slots)}\n`] as const;
    }),
    ...PATTERNS.map((pattern) => {
      const lines = [`## ${pattern.name}`, '', ...sectionLines(pattern)];
      return [`snippets/templates/pattern-${fileName(pattern)}.md`, `${plain(lines.join('\n'), pattern.slots)}\n`] as const;
    }),
  ]);
}

/** What there is to choose from, for who asks without a server. */
const catalogue = (): object => ({
  families: families.map(({ id, name, summary }) => ({ id, name, summary })),
  patterns: PATTERNS.map(({ number, id, name, need, summary }) => ({ number, id, name, need, summary })),
});

/** As VS Code reads them. */
const vsCodeSnippets = (): object =>
  Object.fromEntries(
    snippets.map(({ name, prefixes, description, place, lines, slots }) => [
      name,
      { prefix: prefixes, description, ...(place === 'file' && { isFileTemplate: true }), body: snippet(lines.join('\n'), slots).split('\n') },
    ]),
  );
