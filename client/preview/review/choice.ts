/** What the reader chose to look at: the findings of one rule, one path, or one component wherever it is drawn. */
import type { Content, Finding } from '../../protocol/messages.ts';
import type { Place, Reading } from '../../protocol/reading.ts';

export type PathName = Reading['paths'][number]['path'];

export type Choice =
  | { readonly kind: 'rule'; readonly rule: string }
  | { readonly kind: 'path'; readonly path: PathName }
  /** Its index in what is read of the document, and its name: several may have one. */
  | { readonly kind: 'component'; readonly index: number; readonly name: string };

/** What the reader sees of a document that changed: undefined where what was chosen is no longer in it. */
export function keptChoice(choice: Choice | undefined, { findings, reading }: Content): Choice | undefined {
  switch (choice?.kind) {
    case 'rule':
      return findings.some(({ rule }) => rule === choice.rule) ? choice : undefined;
    case 'path':
      return reading?.paths.some(({ path }) => path === choice.path) ? choice : undefined;
    case 'component': {
      const components = reading?.components ?? [];
      const isSame = components[choice.index]?.name === choice.name;
      const index = isSame ? choice.index : components.findIndex(({ name }) => name === choice.name);
      return index === -1 ? undefined : { ...choice, index };
    }
    default:
      return undefined;
  }
}

export const isSameChoice = (a: Choice | undefined, b: Choice | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The findings that are to be seen. */
export const chosenFindings = (findings: readonly Finding[], choice: Choice | undefined): readonly Finding[] =>
  choice?.kind === 'rule' ? findings.filter(({ rule }) => rule === choice.rule) : findings;

/** The elements of diagrams that are chosen. */
export function chosenPlaces(choice: Choice | undefined, { findings, reading }: Content): readonly Place[] {
  switch (choice?.kind) {
    case 'rule':
      return chosenFindings(findings, choice).flatMap(({ diagram, elements = [] }) =>
        diagram === undefined ? [] : elements.map((element) => ({ diagram, element })),
      );
    case 'path':
      return reading?.paths.find(({ path }) => path === choice.path)?.places ?? [];
    case 'component':
      return reading?.components[choice.index]?.places ?? [];
    default:
      return [];
  }
}

/** Whether all that is not chosen steps back. */
export const stepsBack = (choice: Choice | undefined): boolean => choice?.kind === 'rule' || choice?.kind === 'path';
