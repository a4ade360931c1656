import { expect, test } from 'vitest';
import { draftStateDiagram } from '../../server/src/edits/state-diagram.ts';
import type { Attribute } from '../../server/src/model/design.ts';
import { mermaidErrors } from '../support/mermaid.ts';

const field = (values: string[], defaultValue?: string): Attribute => ({
  name: 'status',
  keys: [],
  values: values.map((text) => ({ text, range: { start: 0, end: 0 } })),
  ...(defaultValue !== undefined && { defaultValue }),
  isStatus: true,
  range: { start: 0, end: 0 },
});

test.each([
  [['NEW', 'PAID', 'SENT'], undefined, '[*] --> NEW · NEW --> PAID · PAID --> SENT · SENT --> [*]'],
  [['PAID', 'NEW', 'DONE'], "'NEW'", '[*] --> NEW · NEW --> PAID · PAID --> DONE · DONE --> [*]'],
  [['OPEN', 'CLOSED', 'CANCELLED'], undefined, '[*] --> OPEN · OPEN --> CLOSED · OPEN --> CANCELLED · CLOSED --> [*] · CANCELLED --> [*]'],
  [['in progress', 'done'], undefined, 'in_progress : in progress · [*] --> in_progress · in_progress --> done · done --> [*]'],
])('%j, default %s', async (values, defaultValue, drawn) => {
  const lines = draftStateDiagram(field(values, defaultValue));
  expect(
    lines
      .slice(1)
      .map((line) => line.trim().replace(/ : TODO.*/, ''))
      .join(' · '),
  ).toBe(drawn);
  expect(await mermaidErrors(`\`\`\`mermaid\n${lines.join('\n')}\n\`\`\`\n`)).toEqual([]);
});
