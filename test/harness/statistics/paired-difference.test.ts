import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  meanWithInterval,
  pairedDifference,
} from '../../../harness/statistics/paired-difference.ts';
import golden from './golden.json' with { type: 'json' };
import { armA, armB, videoOf } from './paired-items.ts';

describe('golden vectors', () => {
  it('gives the clustered difference of two arms', () => {
    const { clustered } = golden.paired;
    const result = pairedDifference(armA, armB, videoOf);
    expect(result).toMatchObject({ n: 15, clusters: 5, estimator: 'cluster-t' });
    expect(result.difference).toBeCloseTo(clustered.mean, 12);
    expect(result.se).toBeCloseTo(clustered.se_CR1, 12);
    expect(result.designEffect).toBeCloseTo(clustered.deff_CR1, 12);
    expect(result.low).toBeCloseTo(clustered.ci95_CR1_t[0] as number, 9);
    expect(result.high).toBeCloseTo(clustered.ci95_CR1_t[1] as number, 9);
  });

  it('gives the naive difference when every item is a cluster', () => {
    const items = armA.map((_, i) => i);
    expect(pairedDifference(armA, armB, items).se).toBeCloseTo(golden.paired.se_paired, 12);
  });

  it('gives a difference in differences', () => {
    const videos = Object.entries(golden.did.items_fullT_fullB_blindT_blindB);
    const each = videos.flatMap(([, items]) =>
      items.map(([fT, fB, bT, bB]) => fT! - fB! - (bT! - bB!)),
    );
    expect(each).toEqual(Object.values(golden.did.per_item).flat());
    const result = meanWithInterval(
      each,
      videos.flatMap(([video, items]) => items.map(() => video)),
    );
    const { stats } = golden.did;
    expect(result.difference).toBeCloseTo(stats.mean, 12);
    expect(result.se).toBeCloseTo(stats.se_CR1, 12);
    expect(result.designEffect).toBeCloseTo(stats.deff_CR1, 12);
    expect(result.low).toBeCloseTo(stats.ci95_CR1_t[0] as number, 9);
    expect(result.high).toBeCloseTo(stats.ci95_CR1_t[1] as number, 9);
  });
});

const items = fc.array(
  fc.record({
    a: fc.integer({ min: 0, max: 4 }).map((score) => score / 4),
    b: fc.integer({ min: 0, max: 4 }).map((score) => score / 4),
    video: fc.integer({ min: 0, max: 6 }),
  }),
  { minLength: 1, maxLength: 60 },
);
const columns = (rows: { a: number; b: number; video: number }[]) =>
  [rows.map(({ a }) => a), rows.map(({ b }) => b), rows.map(({ video }) => video)] as const;

it('holds the difference, mirrors with the arms, and does not mind the order of items', () => {
  fc.assert(
    fc.property(items, (rows) => {
      const [a, b, videos] = columns(rows);
      const result = pairedDifference(a, b, videos);
      const mirrored = pairedDifference(b, a, videos);
      const reversed = pairedDifference(...columns([...rows].reverse()));
      expect(mirrored.difference).toBeCloseTo(-result.difference, 12);
      expect(Number.isNaN(mirrored.low)).toBe(Number.isNaN(result.low));
      expect(Number.isNaN(reversed.low)).toBe(Number.isNaN(result.low));
      if (Number.isNaN(result.low)) return;
      expect(reversed.se).toBeCloseTo(result.se, 12);
      expect(result.low).toBeLessThan(result.difference);
      expect(result.high).toBeGreaterThan(result.difference);
      expect(mirrored.low).toBeCloseTo(-result.high, 9);
      expect(reversed.high).toBeCloseTo(result.high, 9);
    }),
  );
});

it('is wider at a higher level', () => {
  const at = (level: number) =>
    meanWithInterval(
      armA.map((a, i) => a - (armB[i] as number)),
      videoOf,
      level,
    );
  expect(at(0.99).low).toBeLessThan(at(0.95).low);
  expect(at(0.9).low).toBeGreaterThan(at(0.95).low);
});

describe('data that say nothing about the spread', () => {
  it('has no interval from one video', () => {
    const result = pairedDifference([1, 1, 0], [0, 1, 1], ['v', 'v', 'v']);
    expect(result).toMatchObject({ difference: 0, clusters: 1 });
    expect([result.se, result.low, result.high]).toEqual([NaN, NaN, NaN]);
  });

  it.each([
    ['every item is equal', [1, 1, 0, 0], [1, 1, 0, 0]],
    ['every item is better', [1, 1, 1, 1], [0, 0, 0, 0]],
    ['every video has the same mean', [1, 0, 0, 1], [0, 0, 0, 0]],
    ['the sums differ in the last bits only', [0.3, 0.3, 0.1 + 0.2, 0.3], [0, 0, 0, 0]],
  ])('has no interval when %s', (_, a, b) => {
    const result = pairedDifference(a, b, [1, 1, 2, 2]);
    expect([result.se, result.low, result.high]).toEqual([0, NaN, NaN]);
  });

  it('refuses what is no score', () => {
    expect(() => pairedDifference([1], [1, 0], ['v', 'v'])).toThrow(RangeError);
    expect(() => pairedDifference([1, NaN], [1, 0], ['v', 'w'])).toThrow(RangeError);
    expect(() => pairedDifference([], [], [])).toThrow(RangeError);
  });
});
