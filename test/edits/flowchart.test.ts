import { describe, expect, test } from 'vitest';
import { dash, label, solidify } from '../../server/src/edits/arrows.ts';
import { annotate } from '../../server/src/edits/flowchart.ts';
import { readDesign } from '../../server/src/model/read.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/text-edit.ts';
import { asDocument } from '../support/check-rule.ts';
import { mermaidErrors, mermaidFlowchart } from '../support/mermaid.ts';

const document = (arrow: string): string => asDocument(`flowchart LR\n  web[Web App] -->|HTTPS| api[Order API]\n  ${arrow}\n`);
const line = (text: string): string => text.split('\n')[8]!.trim();

/** The last connection of a document after a writer has written. */
async function written(
  arrow: string,
  write: (connection: ReturnType<typeof readDesign>['connections'][number]) => readonly TextEdit[] | undefined,
): Promise<string | undefined> {
  const text = document(arrow);
  const connection = readDesign({ path: 'a.md', text }).connections.at(-1)!;
  const edits = write(connection);
  if (!edits) return undefined;
  const after = applyEdits(text, edits);
  expect(await mermaidErrors(after)).toEqual([]);
  return line(after);
}

describe('label', () => {
  test.each([
    ['api --> k[Kafka]', 'publish orders', 'api -->|publish orders| k[Kafka]'],
    ['api -.-> k[Kafka]', 'publish', 'api -.->|publish| k[Kafka]'],
    ['api ---- k[Kafka]', 'topics', 'api ----|topics| k[Kafka]'],
    ['api --> k[Kafka]', 'GET (cached)', 'api -->|"GET (cached)"| k[Kafka]'],
    ['api --> k[Kafka]', 'say "hi"', 'api -->|say #quot;hi#quot;| k[Kafka]'],
    ['api --> k[Kafka] --> w[Mail Worker]', 'end', 'api --> k[Kafka] -->|"end"| w[Mail Worker]'],
  ])('%s', async (before, text, after) => expect(await written(before, (connection) => [label(connection, text)!])).toBe(after));
});

describe('dash and solidify lead back', () => {
  test.each([
    ['api -->|x| k[Kafka]', 'api -.->|x| k[Kafka]'],
    ['api --->|x| k[Kafka]', 'api -..->|x| k[Kafka]'],
    ['api ---|x| k[Kafka]', 'api -.-|x| k[Kafka]'],
    ['api <-->|x| k[Kafka]', 'api <-.->|x| k[Kafka]'],
    ['api --o|x| k[Kafka]', 'api -.-o|x| k[Kafka]'],
    ['api -- text --> k[Kafka]', 'api -. text .-> k[Kafka]'],
  ])('%s ⇄ %s', async (solid, dashed) => {
    expect(await written(solid, dash)).toBe(dashed);
    expect(await written(dashed, solidify)).toBe(solid);
  });
  test('a label that the other stroke would end goes between bars', async () => {
    expect(await written('api -- v1.orders --> k[Kafka]', dash)).toBe('api -.->|v1.orders| k[Kafka]');
  });
  test('Mermaid sees the same ends', async () => {
    const ends = async (diagram: string): Promise<string[]> =>
      (await mermaidFlowchart(`flowchart LR\n  ${diagram}`)).edges.map((edge) => edge.replace(/ \S+ /, ' '));
    expect(await ends('a --x|x| b')).toEqual(await ends('a -.-x|x| b'));
  });
});

describe('annotate', () => {
  test.each([
    ['api --> k[Kafka]', 'api --> k[Kafka<br/>TODO peak RPS]'],
    ['api --> k["Kafka (3)"]', 'api --> k["Kafka (3)<br/>TODO peak RPS"]'],
    ['api --> kafka', 'api --> kafka["kafka<br/>TODO peak RPS"]'],
  ])('%s', async (before, after) => {
    expect(await written(before, ({ to }) => [annotate(to.places[0]!, to.name, 'TODO peak RPS')])).toBe(after);
  });
});
