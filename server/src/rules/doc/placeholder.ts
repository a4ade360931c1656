import type { Placeholder } from '../../model/design.ts';
import { shorten } from '../../text/shorten.ts';
import { defineRule } from '../rule.ts';

/** A place that the author has left open. */
export const placeholder = defineRule({
  id: 'doc/placeholder',
  since: '0.2.0',
  source: 'Review practice',
  scope: 'any',
  severity: 'information',
  detected: 'off',
  fix: 'none',
  summary: 'Something is still to be filled in.',
  why: 'A reader takes what stands in a design for decided. What is open should be decided, or be listed as open with a name beside it.',
  leftAlone: [
    'Words in code and in code spans, and lower-case “todo”.',
    'Systems whose subject is a TODO list.',
    'Variables of templates in code: `{{baseUrl}}`.',
    'Only the first of several equal placeholders of one diagram.',
  ],
  bad: '## Capacity\n\nPeak rate: TODO requests/s\n\n```mermaid\nflowchart LR\n  app[App] -->|TODO contract| api[Order API]\n```\n',
  good: '## Capacity\n\nPeak rate: 3,000 requests/s\n\n```mermaid\nflowchart LR\n  app[App] -->|HTTPS| api[Order API]\n```\n',

  *check({ placeholders }) {
    const groups = new Map<string, Placeholder[]>();
    for (const one of placeholders) {
      const key = one.diagram === undefined ? String(one.range.start) : `${one.diagram} ${one.text}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    for (const [first, ...others] of groups.values()) {
      if (!first) continue;
      yield {
        range: first.range,
        message: `“${shorten(first.text, 60)}” is still open. Write what is meant, or take it out.`,
        related: others.map(({ range }) => ({ range, message: 'The same is open here.' })),
      };
    }
  },
});
