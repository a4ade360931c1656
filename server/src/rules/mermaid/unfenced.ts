import { insert } from '../../text/text-edit.ts';
import { defineRule } from '../rule.ts';

/** A diagram that stands in no fence, or in one that nobody closed. */
export const unfenced = defineRule({
  id: 'mermaid/unfenced',
  since: '0.1.0',
  source: 'Markdown: only a fenced block is drawn',
  scope: 'any',
  severity: 'warning',
  detected: 'warning',
  fix: 'suggestion',
  summary: 'Diagram outside a fence, or a fence left open.',
  why: 'Without its fence a diagram is shown as running text; without the end of its fence the rest of the page is part of the diagram.',
  leftAlone: ['Lines that only begin like a diagram: what is below must read as one.'],
  bad: '# Order\n\nstateDiagram-v2\n  [*] --> Placed\n  Placed --> Paid : payment captured\n',
  good: '# Order\n\n```mermaid\nstateDiagram-v2\n  [*] --> Placed\n  Placed --> Paid : payment captured\n```\n',

  *check({ unfenced: found, lineEnd }) {
    for (const { range, open, close } of found) {
      yield {
        range,
        message:
          open === undefined
            ? 'This fence is never closed, so all that follows is part of the diagram. Close it with ```.'
            : 'This diagram stands in no fence, so it is shown as text. Put ```mermaid before it and ``` after it.',
        fixes: [{ title: open === undefined ? 'Close the fence' : 'Put it into a fence', edits: fence({ open, close }, lineEnd) }],
      };
    }
  },
});

const fence = ({ open, close }: { readonly open: number | undefined; readonly close: number | undefined }, lineEnd: string) => [
  ...(open === undefined ? [] : [insert(open, `\`\`\`mermaid${lineEnd}`)]),
  ...(close === undefined ? [] : [insert(close, `${lineEnd}\`\`\``)]),
];
