import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldsOf } from '../../../../harness/endpoints/blind/folds.ts';

it('keeps groups together, in folds whose sizes differ by one group at most', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 2 }), { minLength: 1 }),
      fc.integer(),
      (groups, seed) => {
        const folds = foldsOf(groups, { count: 5, seed });
        const distinct = [...new Set(groups)];
        expect(folds.count).toBe(distinct.length < 2 ? 0 : Math.min(5, distinct.length));
        const sizes = new Map<number, number>();
        for (const group of distinct) {
          const fold = folds.of(group) ?? -1;
          sizes.set(fold, (sizes.get(fold) ?? 0) + 1);
        }
        expect(Math.max(...sizes.values()) - Math.min(...sizes.values())).toBeLessThanOrEqual(1);
      },
    ),
  );
});

it('deals otherwise under another seed, and knows no strangers', () => {
  const groups = Array.from({ length: 50 }, (_, n) => `v${n}`);
  const deal = (seed: number) => {
    const folds = foldsOf(groups, { count: 5, seed });
    return groups.map((group) => folds.of(group));
  };
  expect(deal(1)).toEqual(deal(1));
  expect(deal(1)).not.toEqual(deal(2));
  expect(foldsOf(groups, { count: 5, seed: 0 }).of('stranger')).toBeUndefined();
});
