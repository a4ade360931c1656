import { defineRule } from '../rule.ts';
import { findingOf } from './syntax.ts';

/** What Mermaid accepts and reads otherwise than it looks. */
export const misread = defineRule({
  id: 'mermaid/misread',
  since: '0.1.0',
  source: 'Mermaid 12.3.0',
  scope: 'any',
  severity: 'warning',
  detected: 'warning',
  fix: 'suggestion',
  summary: 'Text that Mermaid reads otherwise than it looks.',
  why: 'Mermaid draws something else than what was meant and says nothing: a box is lost, an arrow ends in a circle, a line is gone.',
  leftAlone: ['What Mermaid rejects: that is `mermaid/syntax`.'],
  bad: 'flowchart LR\n  app[Mobile App] -->|HTTPS| gw[API Gateway]\n  gw---orders[Order API]\n',
  good: 'flowchart LR\n  app[Mobile App] -->|HTTPS| gw[API Gateway]\n  gw --- orders[Order API]\n',

  *check({ diagrams }) {
    for (const diagram of diagrams) yield* (diagram.tree.misreadings ?? []).map((misreading) => findingOf(misreading, diagram));
  },
});
