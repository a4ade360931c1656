import type { DiagramView } from '../../model/design.ts';
import type { DiagramError } from '../../syntax/mermaid/tree.ts';
import { shift } from '../../text/range.ts';
import { defineRule, type Finding } from '../rule.ts';

/** What Mermaid rejects. */
export const syntax = defineRule({
  id: 'mermaid/syntax',
  since: '0.1.0',
  source: 'Mermaid 12.3.0',
  scope: 'any',
  severity: 'error',
  detected: 'error',
  fix: 'suggestion',
  summary: 'Diagram that Mermaid rejects.',
  why: 'A diagram with one wrong character is not drawn at all: the reader sees an error instead of the design.',
  leftAlone: ['Diagram types that are not read: gantt, pie, mindmap and others.'],
  bad: 'flowchart LR\n  app[Mobile App (iOS)] -->|HTTPS, 2K RPS| gw[API Gateway]\n',
  good: 'flowchart LR\n  app["Mobile App (iOS)"] -->|HTTPS, 2K RPS| gw[API Gateway]\n',

  *check({ diagrams }) {
    for (const diagram of diagrams) yield* diagram.tree.errors.map((error) => findingOf(error, diagram));
  },
});

/** The finding of something wrong in a diagram, at its place in the document. */
export const findingOf = ({ range, message, fixes }: DiagramError, { body }: DiagramView): Finding => ({
  range: shift(range, body.start),
  message,
  fixes: (fixes ?? []).map(({ title, edits }) => ({ title, edits: edits.map((edit) => ({ ...edit, range: shift(edit.range, body.start) })) })),
});
