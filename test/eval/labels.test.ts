/**
 * What authors wrote on the arrows of real architecture diagrams, taken away and suggested anew. How many labels named a
 * contract is told by the table of families (`contract-families.ts`). Every label goes to `out/labels.txt`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ofArchitecture } from '../../server/src/model/components/connections.ts';
import { contractEvidence } from '../../server/src/model/contracts/contract-evidence.ts';
import { contractOf } from '../../server/src/model/contracts/contract-of.ts';
import { likelyContracts } from '../../server/src/model/contracts/contracts.ts';
import type { Connection } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';
import { describeRealDocuments, type RealDocument } from '../support/real-documents.ts';

interface Guess {
  /** Document, ends, what the author wrote and what is suggested, in one line. */
  readonly line: string;
  /** What the author named; absent where no contract. */
  readonly family?: string;
  /** Families of what is suggested, the first first. */
  readonly offered: readonly (string | undefined)[];
}

function guesses({ name, text }: RealDocument): Guess[] {
  const design = readDesign({ path: name, text });
  const said = ofArchitecture(design).filter(({ label, technology }) => label || technology);
  const bare = design.connections.map(({ label: _label, technology: _technology, contract: _contract, ...connection }): Connection => connection);
  const evidence = contractEvidence({ ...design, connections: bare, endpoints: design.endpoints.filter(({ diagram }) => diagram === undefined) });
  return said.map((connection) => {
    const { contract, label: _label, technology: _technology, ...unsaid } = connection;
    const offers = likelyContracts(unsaid, evidence);
    const offered = offers.map((offer) => contractOf(offer, connection.from, connection.to)?.family);
    const said = [connection.label?.text, connection.technology?.text].filter(Boolean).join(' · ');
    const hop = `${connection.from.name} → ${connection.to.name}`;
    const line = [name, hop, said, contract?.family ?? 'no contract', offers[0], offered[0] ?? 'no contract'].join(' | ');
    return { line, ...(contract && { family: contract.family }), offered };
  });
}

describeRealDocuments('labels of real architecture diagrams are suggested', (documents) => {
  const all = documents.flatMap(guesses);
  const named = all.filter(({ family }) => family !== undefined);
  const first = named.filter(({ family, offered }) => offered[0] === family).length;
  const some = named.filter(({ family, offered }) => offered.includes(family)).length;

  test('of the same family first in 60 of 100, somewhere in 85', () => {
    mkdirSync('out', { recursive: true });
    writeFileSync(
      'out/labels.txt',
      `document | arrow | label | family | first suggestion | its family\n${all.map(({ line }) => `${line}\n`).join('')}`,
    );
    console.table({
      labels: all.length,
      'name no contract': all.length - named.length,
      'first suggestion fits': first,
      'some suggestion fits': some,
    });
    expect(named.length).toBeGreaterThan(50);
    expect(first / named.length).toBeGreaterThanOrEqual(0.6);
    expect(some / named.length).toBeGreaterThanOrEqual(0.85);
  });
});
