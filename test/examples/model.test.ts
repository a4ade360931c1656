/** The model of each worked design is what a person has read in it and written down. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Component, Connection, Design } from '../../server/src/model/design.ts';
import { workspace } from '../support/workspace.ts';
import { llmPlatform } from './designs/llm-platform.ts';
import { parkingLot } from './designs/parking-lot.ts';
import { uber } from './designs/uber.ts';
import { urlShortener } from './designs/url-shortener.ts';
import { whatsapp } from './designs/whatsapp.ts';
import type { WrittenDesign } from './designs/written.ts';

const written: Readonly<Record<string, WrittenDesign>> = {
  'llm-platform.md': llmPlatform,
  'parking-lot.md': parkingLot,
  'uber.md': uber,
  'url-shortener.md': urlShortener,
  'whatsapp.md': whatsapp,
};

const shownComponent = ({ name, kind }: Component): string => `${name}: ${kind ?? 'of no kind'}`;
const shownConnection = ({ from, to, label, dashed }: Connection): string => `${from.name} ${dashed ? '⇢' : '→'} ${to.name}: ${label?.text ?? ''}`;

function connectionsByHeading({ connections, diagrams, sections }: Design): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const connection of connections) (found[sections[diagrams[connection.diagram]!.section]!.title] ??= []).push(shownConnection(connection));
  return found;
}

describe.each(Object.entries(written))('%s', (name, { components, connections }) => {
  const path = `/repo/${name}`;
  const design = workspace({ [path]: readFileSync(`examples/designs/${name}`, 'utf8') })
    .analyse(path)
    .then((analysis) => analysis.design);

  test('has these components', async () => {
    const expected = Object.entries(components).flatMap(([kind, names]) => names.map((each) => `${each}: ${kind}`));
    expect((await design).components.map(shownComponent).sort()).toEqual(expected.sort());
  });

  test('has these connections', async () => expect(connectionsByHeading(await design)).toEqual(connections));
});
