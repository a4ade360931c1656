/** Real flowcharts beside the repository, each with what an expert says it is. None is copied into the project. */
import { existsSync, readFileSync } from 'node:fs';
import { describe } from 'vitest';
import { outline } from '../../server/src/syntax/markdown/outline.ts';
import { describeRealDocuments } from './real-documents.ts';

const FOLDER = '../shared/eval';

export interface RealFlowchart {
  readonly file: string;
  readonly line: number;
  /** `arch`, `internal`, `process`, `state` or `illus`. */
  readonly class: string;
  readonly text: string;
  readonly heading: string;
}

/** Runs tests over the classed flowcharts; where they are absent says so, and fails on a build machine. */
export function describeRealFlowcharts(title: string, tests: (flowcharts: readonly RealFlowchart[]) => void): void {
  if (!existsSync(`${FOLDER}/flowcharts.jsonl`)) return describeRealDocuments(title, () => {});
  describe(title, () => tests(readFileSync(`${FOLDER}/flowcharts.jsonl`, 'utf8').trim().split('\n').flatMap(read)));
}

/** A row names the line of the fence, or the next. */
function read(row: string): RealFlowchart[] {
  const { file, line, class: name } = JSON.parse(row) as Pick<RealFlowchart, 'file' | 'line' | 'class'>;
  const document = readFileSync(`${FOLDER}/${file}`, 'utf8');
  for (const section of outline(document).sections) {
    for (const fence of section.fences) {
      const at = document.slice(0, section.range.start + fence.range.start).split('\n').length;
      if (fence.lang === 'mermaid' && Math.abs(at - line) <= 1)
        return [{ file, line, class: name, text: fence.text, heading: section.heading?.title.text ?? '' }];
    }
  }
  throw new Error(`${file} has no flowchart at line ${line}`);
}
