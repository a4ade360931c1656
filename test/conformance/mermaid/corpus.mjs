// Diagrams of real repositories and Mermaid's answers to them, which lie beside the project where it is developed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/paths.mjs';

const folder = join(root, '..', 'shared', 'conformance', 'mermaid');

export const hasCorpus = existsSync(folder);

const rows = (name) =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const byId = (list) => new Map(list.map((row) => [row.id, row]));

/**
 * `diagrams` as written with Mermaid's answer to each, and `mutants`, each with one edit and Mermaid's verdict:
 * `{ answers, source(id), original(id)? }`, as `compare` takes them.
 */
export function readCorpus() {
  const texts = byId(rows('dev.jsonl'));
  const answers = rows('dev.oracle.jsonl');
  const originals = byId(answers);
  const mutants = rows('mutants.dev.jsonl');
  const mutantTexts = byId(mutants);
  return {
    diagrams: { answers, source: (id) => texts.get(id).text },
    mutants: { answers: mutants, source: (id) => mutantTexts.get(id).text, original: (id) => originals.get(id) },
  };
}
