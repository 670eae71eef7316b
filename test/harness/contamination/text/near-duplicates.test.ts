import { describe, expect, it } from 'vitest';
import {
  candidateProbability,
  LSH_SHAPE,
  steepestSimilarity,
} from '../../../../harness/contamination/text/lsh-curve.ts';
import { minHash } from '../../../../harness/contamination/text/minhash.ts';
import { nearDuplicates } from '../../../../harness/contamination/text/near-duplicates.ts';
import { jaccard, shingles } from '../../../../harness/contamination/text/shingles.ts';
import { random } from '../../../../harness/random.ts';

describe('the curve of candidates, vec:lsh', () => {
  it.each([
    [
      { bands: 20, rows: 5 },
      0.5492802716530588,
      [
        [0.5, 0.4700507153168765],
        [0.8, 0.9996439421094793],
        [0.9, 0.9999999824090121],
      ],
    ],
    [
      { bands: 14, rows: 8 },
      0.7190084519372291,
      [
        [0.5, 0.053320415032723556],
        [0.75, 0.7716335687619111],
        [0.8, 0.9235475586325811],
        [0.9, 0.9996221997318117],
      ],
    ],
  ] as const)('%j', (shape, threshold, points) => {
    expect(steepestSimilarity(shape)).toBeCloseTo(threshold, 14);
    for (const [similarity, probability] of points) {
      expect(candidateProbability(similarity, shape)).toBeCloseTo(probability, 13);
    }
  });
});

/** Sets of 300 that share as many as make the similarity. */
function pair(similarity: number, key: string): [Set<string>, Set<string>] {
  const shared = Math.round((600 * similarity) / (1 + similarity));
  const named = (from: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${key}${from}${index}`);
  const common = named('s', shared);
  return [
    new Set([...common, ...named('a', 300 - shared)]),
    new Set([...common, ...named('b', 300 - shared)]),
  ];
}

it.each([0.2, 0.5, 0.8, 0.95])('signatures estimate a similarity of %d', (similarity) => {
  const hashes = minHash(128, 1);
  const errors = Array.from({ length: 200 }, (_, index) => {
    const [a, b] = pair(similarity, String(index));
    const first = hashes.signature(a).slice();
    const second = hashes.signature(b);
    const equal = first.filter((value, at) => value === second[at]).length;
    return equal / 128 - jaccard(a, b);
  });
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const spread = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
  const se = Math.sqrt((similarity * (1 - similarity)) / 128);
  // The functions are the same for all pairs, so their errors hang together a little.
  expect(Math.abs(mean)).toBeLessThan(0.25 * se);
  expect(spread / se).toBeGreaterThan(0.85);
  expect(spread / se).toBeLessThan(1.15);
});

it('the same seed gives the same signature, another seed another', () => {
  const of = (seed: number) => [...minHash(8, seed).signature(['abcde', 'fghij'])];
  expect(of(3)).toEqual(of(3));
  expect(of(3)).not.toEqual(of(4));
});

describe('near duplicates', () => {
  const vocabulary = Array.from({ length: 400 }, (_, index) => `w${index.toString(36)}ord`);
  const stream = random(0, 'near duplicates');
  const sentence = () =>
    Array.from({ length: 30 }, () => vocabulary[stream.integer(0, 399)] as string);
  const texts = Array.from({ length: 200 }, sentence);
  const index = nearDuplicates(texts, { similarity: 0.8, seed: 0 });

  it('are what comparing with every text finds, but for what the bands miss', () => {
    let [alike, found] = [0, 0];
    for (let row = 0; row < 2000; row += 1) {
      const words = (texts[row % texts.length] as string[]).slice();
      for (let change = 0; change < row % 5; change += 1) {
        words[stream.integer(0, 29)] = vocabulary[stream.integer(0, 399)] as string;
      }
      const set = shingles(words) as Set<string>;
      const exact = texts.flatMap((text, at) => {
        const similarity = jaccard(set, shingles(text) as Set<string>);
        return similarity >= 0.8 ? [{ text: at, similarity }] : [];
      });
      const matched = index.match(words);
      for (const one of matched) expect(exact).toContainEqual(one);
      alike += exact.length;
      found += matched.length;
    }
    expect(alike).toBeGreaterThan(1000);
    expect(found / alike).toBeGreaterThanOrEqual(candidateProbability(0.8, LSH_SHAPE) - 0.002);
  });

  it('the order of the sentences is no matter', () => {
    const words = texts[7] as string[];
    const turned = [...words.slice(15), ...words.slice(0, 15)];
    expect(index.match(turned)[0]?.text).toBe(7);
  });

  it('much longer, much shorter and empty texts are none', () => {
    expect(index.match([...(texts[0] as string[]), ...texts.slice(1, 4).flat()])).toEqual([]);
    expect(index.match((texts[0] as string[]).slice(0, 10))).toEqual([]);
    expect(index.match([])).toEqual([]);
    expect(nearDuplicates([[]], { similarity: 0.8, seed: 0 }).match(['abcdefgh'])).toEqual([]);
  });
});
