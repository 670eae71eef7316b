import fc from 'fast-check';
import { expect, it } from 'vitest';
import { subsetScores } from '../../../harness/contamination/subset-scores.ts';
import type { Verdict } from '../../../harness/contamination/level-check.ts';
import { clusteredRatio } from '../../../harness/statistics/clustered-ratio.ts';
import { random } from '../../../harness/random.ts';

it('scores all scored items, and the clear and the flagged ones among them', () => {
  const verdicts: Verdict[] = ['clear', 'clear', 'flagged', 'flagged', 'open', 'clear'];
  const found = subsetScores({
    values: [1, 0, 1, 1, 0, null],
    clusters: ['a', 'b', 'c', 'd', 'e', 'f'],
    verdicts,
  });
  expect([found?.all.value, found?.all.n]).toEqual([0.6, 5]);
  expect([found?.clean?.value, found?.clean?.n]).toEqual([0.5, 2]);
  expect([found?.flagged?.value, found?.flagged?.n]).toEqual([1, 2]);
  expect(found?.difference?.value).toBeCloseTo(-0.1, 12);
  expect(found?.difference?.n).toBe(5);
});

it('has no figure of a set without scores', () => {
  const of = (verdict: Verdict) =>
    subsetScores({ values: [1, 0], clusters: ['a', 'b'], verdicts: [verdict, verdict] });
  expect(of('flagged')).toMatchObject({ clean: null, difference: null, flagged: { n: 2 } });
  expect(of('clear')).toMatchObject({ flagged: null, difference: { value: 0, low: 0, high: 0 } });
  expect(subsetScores({ values: [null], clusters: ['a'], verdicts: ['clear'] })).toBeNull();
});

it('the difference has the standard error of a ratio minus a ratio: one item a video, by hand', () => {
  // Clean 1, 0; all 1, 0, 1, 1. Influence: 2(s − .5) − (s − .75) = .75, −.25, −.25, −.25.
  const found = subsetScores({
    values: [1, 0, 1, 1],
    clusters: ['a', 'b', 'c', 'd'],
    verdicts: ['clear', 'clear', 'flagged', 'flagged'],
  });
  const se = Math.sqrt((4 / 3) * (0.75 ** 2 + 3 * 0.25 ** 2)) / 4;
  const t = 3.182446305284263;
  expect(found?.difference?.value).toBeCloseTo(-0.25, 12);
  expect(found?.difference?.low).toBeCloseTo(-0.25 - t * se, 9);
  expect(found?.difference?.high).toBeCloseTo(-0.25 + t * se, 9);
});

it('covers the truth as often as it says, with clusters', () => {
  const videos = 60;
  const stream = random(0, 'subset scores');
  let covered = 0;
  for (let round = 0; round < 400; round += 1) {
    const values: number[] = [];
    const clusters: string[] = [];
    const verdicts: Verdict[] = [];
    for (let video = 0; video < videos; video += 1) {
      const flagged = stream.integer(0, 2) === 0;
      // Videos differ: a hard one has .2 more misses, an easy one .2 fewer; flagged ones have .3 more hits.
      const chance = 40 + (stream.integer(0, 1) === 0 ? -20 : 20) + (flagged ? 30 : 0);
      for (let item = 0; item < 5; item += 1) {
        values.push(stream.integer(1, 100) <= chance ? 1 : 0);
        clusters.push(String(video));
        verdicts.push(flagged ? 'flagged' : 'clear');
      }
    }
    const { low, high } = subsetScores({ values, clusters, verdicts })?.difference ?? {};
    // Clean .4, all .5.
    if ((low ?? 1) <= -0.1 && (high ?? -1) >= -0.1) covered += 1;
  }
  expect(covered / 400).toBeGreaterThan(0.92);
  expect(covered / 400).toBeLessThan(0.98);
});

it('the clean mean is that of the clean items alone', () => {
  const item = fc.record({
    value: fc.constantFrom(0, 0.5, 1),
    cluster: fc.constantFrom('a', 'b', 'c'),
    clear: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 20 }), (items) => {
      const found = subsetScores({
        values: items.map(({ value }) => value),
        clusters: items.map(({ cluster }) => cluster),
        verdicts: items.map(({ clear }) => (clear ? 'clear' : 'flagged')),
      });
      const clear = items.filter((one) => one.clear);
      const totals = (of: (one: (typeof items)[number]) => number) =>
        Float64Array.from(['a', 'b', 'c'], (name) =>
          clear.reduce((sum, one) => sum + (one.cluster === name ? of(one) : 0), 0),
        );
      if (clear.length === 0) expect(found?.clean).toBeNull();
      else {
        const { value } = clusteredRatio(
          totals((one) => one.value),
          totals(() => 1),
        );
        expect(found?.clean?.value).toBeCloseTo(value, 12);
      }
    }),
  );
});
