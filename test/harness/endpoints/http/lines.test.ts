import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineReader } from '../../../../harness/endpoints/http/lines.ts';

it('finds the same lines wherever the bytes are cut', () => {
  const pieces = fc.array(fc.constantFrom('a', 'Größe', '你', '🎬', '\n', '\r\n', '', 'data: x'));
  fc.assert(
    fc.property(pieces, fc.integer({ min: 1, max: 7 }), (words, size) => {
      const text = words.join('');
      const lines: string[] = [];
      const reader = lineReader((line) => lines.push(line));
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
      reader.end();
      const expected = text.split(/\r?\n/);
      if (expected.at(-1) === '') expected.pop();
      expect(lines).toEqual(expected);
    }),
  );
});
