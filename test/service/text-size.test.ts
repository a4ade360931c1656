import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sizeOf } from '../../server/src/service/text-size.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });

test('a text takes the bytes that UTF-8 needs, counted whole or from the one before', () => {
  fc.assert(
    fc.property(text, text, (one, two) => {
      const bytes = Buffer.byteLength(two);
      expect(sizeOf(two).bytes).toBe(bytes);
      expect(sizeOf(two, sizeOf(one)).bytes).toBe(bytes);
    }),
  );
});
