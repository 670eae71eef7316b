import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expectedAccuracy } from '../../../harness/publish/expected-accuracy.ts';
import { accuracy } from '../../../harness/statistics/accuracy.ts';

it('is the accuracy of right and wrong answers where nothing ties', () => {
  const item = fc.record({ correct: fc.boolean(), cluster: fc.nat(6) });
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 40 }), (items) => {
      const clusters = items.map(({ cluster }) => cluster);
      const ours = expectedAccuracy(
        items.map(({ correct }) => Number(correct)),
        clusters,
      );
      expect(ours).toEqual(
        accuracy(
          items.map(({ correct }) => correct),
          clusters,
        ),
      );
    }),
  );
});

it('takes parts of an item', () => {
  expect(expectedAccuracy([0.5, 0.25, 0, 1], [0, 0, 1, 1])).toMatchObject({
    value: 0.4375,
    estimator: 'cluster-t',
    n: 4,
    clusters: 2,
  });
  const guesses = Array.from({ length: 10 }, () => 0.2);
  const guess = expectedAccuracy(guesses, [...guesses.keys()]);
  expect(guess).toMatchObject({ estimator: 'wilson', se: null });
  expect(guess.value).toBeCloseTo(0.2, 12);
});
