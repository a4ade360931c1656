import { expect, test } from 'vitest';
import { draftStateDiagram } from '../../server/src/edits/state-draft.ts';
import { mermaidErrors } from '../support/mermaid.ts';

const parts = (values: readonly string[]): { readonly text: string; readonly range: { readonly start: number; readonly end: number } }[] =>
  values.map((text) => ({ text, range: { start: 0, end: 0 } }));

test.each([
  [['NEW', 'PAID', 'SENT'], undefined, '[*] --> NEW · NEW --> PAID : payment received · PAID --> SENT : send · SENT --> [*]'],
  [['PAID', 'NEW', 'DONE'], "'NEW'", '[*] --> NEW · NEW --> PAID : payment received · PAID --> DONE : finish · DONE --> [*]'],
  [
    ['OPEN', 'CLOSED', 'CANCELLED'],
    undefined,
    '[*] --> OPEN · OPEN --> CLOSED : close · OPEN --> CANCELLED : cancel · CLOSED --> [*] · CANCELLED --> [*]',
  ],
  [['in progress', 'done'], undefined, 'in_progress : in progress · [*] --> in_progress · in_progress --> done : finish · done --> [*]'],
  [
    ['QUEUED', 'RUNNING', 'PAUSED', 'COMPLETED'],
    undefined,
    '[*] --> QUEUED · QUEUED --> RUNNING : start · RUNNING --> COMPLETED : complete · RUNNING --> PAUSED : pause · PAUSED --> RUNNING : resume · COMPLETED --> [*]',
  ],
  [['RED', 'DARK-GREEN'], undefined, 'DARK_GREEN : DARK-GREEN · [*] --> RED · RED --> DARK_GREEN : TODO trigger to DARK GREEN · DARK_GREEN --> [*]'],
])('%j, default %s', async (values, defaultValue, drawn) => {
  const lines = draftStateDiagram({ values: parts(values), ...(defaultValue !== undefined && { defaultValue }) });
  expect(
    lines
      .slice(1)
      .map((line) => line.trim())
      .join(' · '),
  ).toBe(drawn);
  expect(await mermaidErrors(`\`\`\`mermaid\n${lines.join('\n')}\n\`\`\`\n`)).toEqual([]);
});
