import { isMap, isScalar } from 'yaml';
import type { Document } from 'yaml';
import type { Scanner } from '../kit/scanner.ts';
import { decodeEntities } from '../kit/source.ts';
import { readYaml, textOf } from '../kit/yaml.ts';
import type { Part } from '../tree.ts';
import type { ShapeData } from './graph.ts';
import { endOf } from './lexer.ts';
import { SHAPE_NAMES } from './shape-names.ts';

/** Where the body of `@{ … }` ends: at the first brace outside quotes, or, where it is never closed, at what it cannot hold. */
export const endOfShapeData = (text: string, at: number): number => endOf(BODY, text, at)!;

const BODY = /(?:[^}^"]+|"[^"]*")*/y;

/** Reads the YAML from `start` to `end`, flow without line ends and block with; `at` is where `@{` stands. */
export function readShapeData(scanner: Scanner, at: number, start: number, end: number): ShapeData {
  const body = scanner.text.slice(start, end);
  const isFlow = !body.replaceAll(/"[^"]*"/g, '').includes('\n');
  const document = readYaml(isFlow ? `{\n${body}\n}` : `${body}\n`);
  const range = scanner.range(at, end + 1);
  if (!document) return { range, hasImage: false };
  const offset = isFlow ? start - 2 : start;
  const [problem] = document.errors;
  if (problem)
    scanner.error(
      Math.max(start, Math.min(problem.pos[0] + offset, end)),
      end,
      `What @{ … } holds is not valid YAML: ${problem.message.slice(0, 90)}`,
    );
  const shape = readShape(scanner, document, offset);
  const label = valueOf(scanner, document, 'label', offset);
  return { range, ...(shape !== undefined && { shape }), ...(label && { label }), hasImage: has(document, 'icon') || has(document, 'img') };
}

function readShape(scanner: Scanner, document: Document.Parsed, offset: number): string | undefined {
  const shape = valueOf(scanner, document, 'shape', offset);
  if (!shape || SHAPE_NAMES.has(shape.text)) return shape?.text;
  const { start, end } = shape.range;
  scanner.error(start, end, `Mermaid has no shape ${shape.text.slice(0, 40)}: names are in lower case, e.g. rect, cyl, diam, stadium, doc.`);
  return undefined;
}

/** A scalar of the map that is not empty, false or zero. */
function valueOf(scanner: Scanner, document: Document.Parsed, key: string, offset: number): Part | undefined {
  const value: unknown = isMap(document.contents) ? document.contents.get(key, true) : undefined;
  if (!isScalar(value) || !value.value || !value.range) return undefined;
  const [start, end] = [value.range[0] + offset, value.range[1] + offset];
  const quotes = value.type === 'QUOTE_DOUBLE' || value.type === 'QUOTE_SINGLE' ? 1 : 0;
  const range = scanner.label(start + quotes, end - quotes).range;
  return { text: decodeEntities(textOf(value)), range };
}

const has = (document: Document.Parsed, key: string): boolean => isMap(document.contents) && Boolean(document.contents.get(key));
