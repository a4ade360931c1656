import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { indexLines, lineAt, offsetAt, positionAt } from '../../server/src/text/line-index.ts';

const text = fc.array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', '🚀', ' ')).map((pieces) => pieces.join(''));
const document = (content: string): TextDocument => TextDocument.create('file:///a.md', 'markdown', 1, content);
const insideLineEnd = (content: string, offset: number): boolean => content.slice(offset - 1, offset + 1) === '\r\n';

describe('indexLines', () => {
  it.each([
    ['', [0], [0]],
    ['a', [0], [1]],
    ['a\n', [0, 2], [1, 2]],
    ['a\r\nb\rc\n', [0, 3, 5, 7], [1, 4, 6, 7]],
    ['\n\r', [0, 1, 2], [0, 1, 2]],
  ])('%j', (content, starts, ends) => {
    expect(indexLines(content)).toEqual({ starts, ends, length: content.length });
  });
});

describe('positions', () => {
  it('are those of the language server protocol', () => {
    fc.assert(
      fc.property(text, fc.nat(40), (content, offset) => {
        fc.pre(!insideLineEnd(content, offset));
        expect(positionAt(indexLines(content), offset)).toEqual(document(content).positionAt(offset));
      }),
    );
  });

  it('lead back to the offset', () => {
    fc.assert(
      fc.property(text, fc.nat(40), (content, offset) => {
        fc.pre(!insideLineEnd(content, offset));
        const index = indexLines(content);
        expect(offsetAt(index, positionAt(index, offset))).toBe(Math.min(offset, content.length));
      }),
    );
  });

  it('behind the end of their line are moved to it', () => {
    const index = indexLines('ab\r\ncd\n');
    expect(offsetAt(index, { line: 0, character: 99 })).toBe(2);
    expect(offsetAt(index, { line: 1, character: 99 })).toBe(6);
  });

  it('outside the text are moved to its nearer end', () => {
    const index = indexLines('ab\ncd');
    expect(positionAt(index, -1)).toEqual({ line: 0, character: 0 });
    expect(positionAt(index, 99)).toEqual({ line: 1, character: 2 });
    expect(offsetAt(index, { line: -1, character: 5 })).toBe(0);
    expect(offsetAt(index, { line: 7, character: 0 })).toBe(5);
    expect(offsetAt(index, { line: 1, character: 99 })).toBe(5);
    expect(offsetAt(index, { line: 1, character: -3 })).toBe(3);
  });
});

it('lineAt is the line whose start is the last before the offset', () => {
  fc.assert(
    fc.property(text, fc.nat(40), (content, offset) => {
      const index = indexLines(content);
      expect(lineAt(index, offset)).toBe(index.starts.findLastIndex((start) => start <= offset));
    }),
  );
});
