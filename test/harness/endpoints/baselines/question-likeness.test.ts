import { expect, it } from 'vitest';
import { baseline as bm25 } from '../../../../harness/endpoints/baselines/bm25.ts';
import { baseline as jaccard } from '../../../../harness/endpoints/baselines/jaccard.ts';
import { baseline as tfidf } from '../../../../harness/endpoints/baselines/tfidf.ts';
import { optionsItem } from '../../../support/blind-items.ts';

const item = optionsItem('v_1', ['the dog', 'dog dog runs', 'cat'], { question: 'Why the dog?' });

it('jaccard: shared words over all words', () => {
  expect(jaccard.fit([], 0)(item)).toEqual([2 / 3, 1 / 4, 0]);
});

it('tfidf: cosine with smooth idf over questions and options', () => {
  // Four documents: "why the dog", "the dog", "dog dog runs", "cat".
  const idf = (holding: number) => Math.log(5 / (1 + holding)) + 1;
  const [why, the, dog, runs] = [idf(1), idf(2), idf(3), idf(1)];
  const asked = Math.hypot(why, the, dog);
  const scores = tfidf.fit([item], 0)(item) ?? [];
  expect(scores[0]).toBeCloseTo((the * the + dog * dog) / (asked * Math.hypot(the, dog)), 12);
  expect(scores[1]).toBeCloseTo((2 * dog * dog) / (asked * Math.hypot(2 * dog, runs)), 12);
  expect(scores[2]).toBe(0);
});

it('bm25: options are the documents, with k1 1.2 and b 0.75', () => {
  // Three documents of 2, 3 and 1 words.
  const idf = (holding: number) => Math.log(1 + (3 - holding + 0.5) / (holding + 0.5));
  const term = (n: number, length: number) => (n * 2.2) / (n + 1.2 * (0.25 + (0.75 * length) / 2));
  const scores = bm25.fit([item], 0)(item) ?? [];
  expect(scores[0]).toBeCloseTo(idf(1) * term(1, 2) + idf(2) * term(1, 2), 12);
  expect(scores[1]).toBeCloseTo(idf(2) * term(2, 3), 12);
  expect(scores[2]).toBe(0);
});
