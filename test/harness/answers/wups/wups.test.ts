import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wups, type WordSimilarity } from '../../../../harness/answers/wups/wups.ts';

const TABLE: Record<string, number> = { 'cat dog': 0.8, 'car cat': 0.4, 'dog puppy': 0.95 };
const similarity: WordSimilarity = (one, other) =>
  one === other ? 1 : (TABLE[[one, other].sort().join(' ')] ?? 0);
const at = (threshold: number, unmatched: 'skipped' | 'zero' = 'zero') => ({
  threshold,
  unmatched,
  similarity,
});

describe('WUPS', () => {
  it('is the lower of both directions, each a product of best similarities', () => {
    expect(wups(['dog'], ['cat'], at(0))).toBe(0.8);
    expect(wups(['dog', 'car'], ['cat'], at(0))).toBeCloseTo(0.8 * 0.4, 12);
    expect(wups(['cat'], ['dog', 'car'], at(0))).toBeCloseTo(0.8 * 0.4, 12);
  });

  it('counts a tenth of what is below the threshold, and all of what meets it', () => {
    expect(wups(['dog'], ['cat'], at(0.9))).toBeCloseTo(0.08, 12);
    expect(wups(['dog'], ['cat'], at(0.8))).toBe(0.8);
    expect(wups(['dog'], ['puppy'], at(0.9))).toBe(0.95);
  });

  it('lets a word without any similarity make it 0, or leaves it out as the authors do', () => {
    expect(wups(['dog', 'xyz'], ['dog'], at(0))).toBe(0);
    expect(wups(['dog', 'xyz'], ['dog'], at(0, 'skipped'))).toBe(1);
    expect(wups(['xyz'], ['abc'], at(0, 'skipped'))).toBe(0);
  });

  it('is 0 where one side has no words', () => {
    expect(wups([], ['dog'], at(0))).toBe(0);
    expect(wups(['dog'], [], at(0, 'skipped'))).toBe(0);
    expect(wups([], [], at(0, 'skipped'))).toBe(0);
  });

  const words = fc.array(fc.constantFrom('dog', 'cat', 'car', 'puppy', 'xyz'), { maxLength: 5 });
  const how = fc.record({
    threshold: fc.constantFrom(0, 0.5, 0.9),
    unmatched: fc.constantFrom('skipped' as const, 'zero' as const),
    similarity: fc.constant(similarity),
  });

  it('is in [0, 1], symmetric, and 1 for the same words', () => {
    fc.assert(
      fc.property(words, words, how, (one, other, options) => {
        const value = wups(one, other, options);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(wups(other, one, options)).toBe(value);
        expect(wups(one, one, options)).toBe(one.length === 0 ? 0 : 1);
      }),
    );
  });

  it('is never higher at a higher threshold', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        expect(wups(one, other, at(0.9))).toBeLessThanOrEqual(wups(one, other, at(0)));
      }),
    );
  });
});
