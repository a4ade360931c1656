import { expect, test } from 'vitest';
import { modelView } from '../../server/src/features/model-view.ts';

const place = { line: 3, column: 5, endLine: 3, endColumn: 8 };

/** What a click on each text leads to. */
const linked = (model: unknown): string[] => {
  const { text, parts } = modelView(model);
  return parts.map(({ range, place: { line, column, endLine, endColumn } }) => {
    const part = text.slice(range.start, range.end);
    return `${part.length > 40 ? `${part.slice(0, 37)}…` : part} → ${line}:${column}–${endLine}:${endColumn}`;
  });
};

test('it is the model as JSON', () => {
  const model = { version: 1, kind: null, sections: [], components: [{ id: 'a', name: 'A “b”', kind: 'cache', aliases: [], places: [place] }] };
  expect(JSON.parse(modelView(model).text)).toEqual(model);
});

test('what fits on a line stands on one', () => {
  const long = 'x'.repeat(60);
  expect(
    modelView({
      version: 1,
      empty: [],
      none: {},
      endpoints: [
        { path: '/a', place },
        { path: long, place },
      ],
      list: [1, 'b'],
    }).text,
  ).toBe(`{
  "version": 1,
  "empty": [],
  "none": {},
  "endpoints": [
    { "path": "/a", "place": { "line": 3, "column": 5, "endLine": 3, "endColumn": 8 } },
    {
      "path": "${long}",
      "place": { "line": 3, "column": 5, "endLine": 3, "endColumn": 8 }
    }
  ],
  "list": [1, "b"]
}
`);
});

test('each part leads to its own place, a whole before its parts', () => {
  expect(linked({ entities: [{ name: 'Order', attributes: [{ name: 'id', place: { ...place, line: 4, endLine: 4 } }], places: [place] }] })).toEqual([
    '{\n      "name": "Order",\n      "attri… → 3:5–3:8',
    '{ "name": "id", "place": { "line": 4,… → 4:5–4:8',
    '{ "line": 4, "column": 5, "endLine": … → 4:5–4:8',
    '{ "line": 3, "column": 5, "endLine": … → 3:5–3:8',
  ]);
});

test('a place without an end, or without a column, is where it begins', () => {
  expect(linked({ nodes: [{ id: 'a', line: 7, column: 2 }], type: 'er', line: 6 })).toEqual([
    '{ "nodes": [{ "id": "a", "line": 7, "… → 6:1–6:1',
    '{ "id": "a", "line": 7, "column": 2 } → 7:2–7:2',
  ]);
});
