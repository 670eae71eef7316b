import { expect, it } from 'vitest';
import { coverageOf } from '../../../../harness/contamination/text/coverage.ts';
import { gramIndex } from '../../../../harness/contamination/text/gram-index.ts';

/** `vec:ngram_toy_n4`: 14 words, of which ten in a row stand in the corpus. */
it('agrees with the toy of PaLM, Llama 3 and ConTAM', () => {
  const text = 'a b c d e f g h i j k l m n'.split(' ');
  const hits = gramIndex([text], 4).match('x c d e f g h i j k l y'.split(' ')).get(0);
  const coverage = coverageOf(hits as Uint8Array, 4);
  expect(coverage).toMatchObject({ grams: 11, hits: 7, longestRun: 10 });
  expect(coverage.fraction).toBeCloseTo(0.6363636363636364, 15);
  expect(coverage.wordShare).toBeCloseTo(0.7142857142857143, 15);
});

it('stretches apart are two runs, and their words count once', () => {
  const hits = Uint8Array.from([1, 0, 0, 1, 1, 0, 1]);
  // Words 0-2, 3-6 and 6-8 of 9.
  expect(coverageOf(hits, 3)).toEqual({
    grams: 7,
    hits: 4,
    fraction: 4 / 7,
    wordShare: 1,
    longestRun: 4,
  });
});

it('a text without grams is covered by nothing', () => {
  expect(coverageOf(new Uint8Array(0), 8)).toEqual({
    grams: 0,
    hits: 0,
    fraction: 0,
    wordShare: 0,
    longestRun: 0,
  });
});
