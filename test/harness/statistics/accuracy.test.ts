import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracy } from '../../../harness/statistics/accuracy.ts';
import { wilson } from '../../../harness/statistics/wilson.ts';

describe('which estimator', () => {
  it('clusters by video', () => {
    const estimate = accuracy([true, true, false, false, true, false], [1, 1, 2, 2, 3, 3]);
    expect(estimate).toMatchObject({ estimator: 'cluster-t', n: 6, clusters: 3, value: 0.5 });
  });

  it('is Wilson when no video has two items', () => {
    const estimate = accuracy([true, false, true], ['a', 'b', 'c']);
    expect(estimate).toMatchObject({ estimator: 'wilson', se: null, ...wilson(2, 3) });
  });

  it('counts videos and not items when all are right', () => {
    const estimate = accuracy(
      Array.from({ length: 90 }, () => true),
      Array.from({ length: 90 }, (_, i) => i % 10),
    );
    expect(estimate).toMatchObject({
      value: 1,
      estimator: 'wilson',
      n: 90,
      clusters: 10,
      ...wilson(10, 10),
    });
  });

  it('is Wilson when every video has the same share', () => {
    const items = Array.from({ length: 15 }, (_, i) => ({
      right: i % 3 === 0,
      video: Math.floor(i / 3),
    }));
    const estimate = accuracy(
      items.map(({ right }) => right),
      items.map(({ video }) => video),
    );
    expect(estimate).toMatchObject({ estimator: 'wilson', se: null, ...wilson(5 / 3, 5) });
  });

  it('knows little from a single video, however many questions', () => {
    expect(accuracy([true, false, false], [1, 1, 1])).toMatchObject({
      estimator: 'wilson',
      ...wilson(1 / 3, 1),
    });
  });
});

it('always holds the value within [0, 1]', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 5 })), {
        minLength: 1,
        maxLength: 40,
      }),
      (items) => {
        const estimate = accuracy(
          items.map(([right]) => right),
          items.map(([, video]) => video),
        );
        expect(estimate.low).toBeGreaterThanOrEqual(0);
        expect(estimate.high).toBeLessThanOrEqual(1);
        expect(estimate.low).toBeLessThanOrEqual(estimate.value);
        expect(estimate.high).toBeGreaterThanOrEqual(estimate.value);
      },
    ),
  );
});

it('takes parts of an item, where a rule ties', () => {
  expect(accuracy([0.5, 0.25, 0, 1], [0, 0, 1, 1])).toMatchObject({
    value: 0.4375,
    estimator: 'cluster-t',
    n: 4,
    clusters: 2,
  });
  const guesses = Array.from({ length: 10 }, () => 0.2);
  const guess = accuracy(guesses, [...guesses.keys()]);
  expect(guess).toMatchObject({ estimator: 'wilson', se: null });
  expect(guess.value).toBeCloseTo(0.2, 12);
});

it('is 1 where parts sum to a bit more', () => {
  const parts = [0.1, 0.2, 0.3, 0.4].map((part) => 1 + part * 2 ** -50);
  expect(accuracy(parts, [0, 1, 2, 3])).toMatchObject({ value: 1, ...wilson(4, 4) });
});
