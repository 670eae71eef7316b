import fc from 'fast-check';
import { expect, it } from 'vitest';
import { below, wordStream } from '../../../harness/statistics/word-stream.ts';

it('is the same for the same key, on any machine', () => {
  const words = (seed: number, key: string) => {
    const stream = wordStream(seed, key);
    return Array.from({ length: 4 }, () => stream.next());
  };
  expect(words(1, 'a')).toEqual(words(1, 'a'));
  expect(words(1, 'a')).not.toEqual(words(2, 'a'));
  expect(words(1, '1,a')).not.toEqual(words(1, '1a'));
  expect(words(7, 'fixed')).toMatchInlineSnapshot(`
    [
      -1644072249,
      362003082,
      -1911233354,
      656322881,
    ]
  `);
});

it('sets every bit but the lowest byte half of the time', () => {
  const stream = wordStream(1, 'bits');
  const ones = new Float64Array(32);
  const draws = 20_000;
  for (let i = 0; i < draws; i++) {
    const word = stream.next();
    for (let bit = 0; bit < 32; bit++) ones[bit]! += (word >>> bit) & 1;
  }
  for (let bit = 8; bit < 32; bit++)
    expect(Math.abs(ones[bit]! / draws - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / draws));
});

it('stays below its bound', () => {
  const stream = wordStream(1, 'below');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 21 }), (bound) => {
      const drawn = below(stream, bound);
      expect(Number.isInteger(drawn)).toBe(true);
      expect(drawn).toBeGreaterThanOrEqual(0);
      expect(drawn).toBeLessThan(bound);
    }),
  );
});

it('takes each word that multiplies into the range, and rejects the rest', () => {
  // 2³² = 3 · 1431655765 + 1: with a bound of 3 the word 0 is one too many.
  const words = [0, 1, 1_431_655_766, -1];
  const stream = { next: () => words.shift()! };
  expect([below(stream, 3), below(stream, 3), below(stream, 3)]).toEqual([0, 1, 2]);
});
