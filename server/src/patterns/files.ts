/** The files that are written from the patterns, the families and the snippets, so that they are there with no server running. */
import { families } from './families/index.ts';
import { PATTERNS } from './index.ts';
import { fileName, patternList, patternPage } from './page.ts';
import { sectionWithHeading } from './section.ts';
import { plain, type Slots, snippet } from './slots.ts';
import { snippets } from './snippets/index.ts';
import { templates } from './templates/templates.ts';

/** By path from the project's root. */
export function authoringFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/patterns/README.md', patternList()],
    ...PATTERNS.map((pattern) => [`docs/patterns/${fileName(pattern)}.md`, patternPage(pattern)] as const),
    ['snippets/catalogue.json', `${JSON.stringify(catalogue(), undefined, 2)}\n`],
    ['snippets/markdown.json', `${JSON.stringify(vsCodeSnippets(), undefined, 2)}\n`],
    ...templates.map(
      ({ kind, family, length, lines, slots }) => [`snippets/templates/${kind}-${family}-${length}.md`, written(lines, slots)] as const,
    ),
    ...PATTERNS.map(
      (pattern) => [`snippets/templates/pattern-${fileName(pattern)}.md`, written(sectionWithHeading(pattern), pattern.slots)] as const,
    ),
  ]);
}

const written = (lines: readonly string[], slots: Slots): string => `${plain(lines.join('\n'), slots)}\n`;

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
