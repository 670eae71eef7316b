import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allPairs } from '../../../harness/comparison/all-pairs.ts';
import { differenceOf } from '../../../harness/comparison/difference.ts';
import { pairSums } from '../../../harness/comparison/pair-sums.ts';
import { scoresOf } from '../../../harness/comparison/scores.ts';
import { OUTCOMES, type Outcome } from '../../../harness/schema/outcome.ts';
import { probeValues } from '../../../harness/schema/probe-values.ts';
import { clusterIndex } from '../../../harness/statistics/clusters.ts';

const variantsOf = (lists: Outcome[][]) =>
  lists.map((outcomes, at) => ({ label: String(at), outcomes }));

it('has the values of the score, whatever the outcomes and variants', () => {
  const outcome = fc.constantFrom(...OUTCOMES);
  const lists = fc.integer({ min: 1, max: 4 }).chain((variants) =>
    fc.array(fc.array(outcome, { minLength: 5, maxLength: 5 }), {
      minLength: variants,
      maxLength: variants,
    }),
  );
  fc.assert(
    fc.property(lists, fc.constantFrom('mean', 'best', 'apart'), (outcomes, combine) => {
      const scores = scoresOf({ variants: variantsOf(outcomes), combine }, [4, 4, 4, 4, 4]);
      const values = probeValues(outcomes, combine);
      expect(Array.from(scores, (score) => (Number.isNaN(score) ? null : score))).toEqual(values);
    }),
  );
});

it('leaves unreadable answers out, or credits them with a guess; failures only where they are settled', () => {
  const outcomes: Outcome[] = [
    'correct',
    'unparsed',
    'truncated',
    'failed',
    'not-asked',
    'refused',
  ];
  const options = [4, 4, 5, 4, 4, 0];
  const probe = { variants: variantsOf([outcomes]), combine: 'mean' as const };
  const under = (rule: Parameters<typeof scoresOf>[2]) =>
    Array.from(scoresOf(probe, options, rule));
  const none = Number.NaN;
  expect(under({ unread: 'left-out' })).toEqual([1, none, none, none, none, none]);
  expect(under({ unread: 'chance' })).toEqual([1, 0.25, 0.2, none, none, none]);
  expect(under({ unscored: 'right' })).toEqual([1, 0, 0, 1, none, 0]);
  expect(under({ unscored: 'wrong' })).toEqual([1, 0, 0, 0, none, 0]);
});

it('all pairs at once say what each pair says alone, for answers as bits and for other scores', () => {
  const score = fc.constantFrom(0, 1, 0.5, Number.NaN);
  const lists = fc.oneof(
    fc.array(fc.array(fc.constantFrom(0, 1), { minLength: 70, maxLength: 70 }), {
      minLength: 3,
      maxLength: 3,
    }),
    fc.array(fc.array(score, { minLength: 70, maxLength: 70 }), { minLength: 3, maxLength: 3 }),
  );
  const index = clusterIndex(Array.from({ length: 70 }, (_, item) => Math.floor(item / 3)));
  fc.assert(
    fc.property(lists, (numbers) => {
      const scores = numbers.map((one) => Float64Array.from(one));
      for (const { places, p, ...figures } of allPairs(scores, index)) {
        const [base, other] = places.map((at) => scores[at] as Float64Array);
        const alone = differenceOf(pairSums(base!, other!, { index }));
        expect(p).toBeGreaterThan(0);
        for (const [name, value] of Object.entries(alone ?? {})) {
          const own = figures[name as keyof typeof figures];
          if (value === null || own === null) expect(own).toBe(value);
          else expect(own).toBeCloseTo(value, 10);
        }
      }
    }),
    { numRuns: 50 },
  );
});
