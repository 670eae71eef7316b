import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanRanks, spearman } from '../../../harness/statistics/spearman.ts';

describe('spearman', () => {
  // The worked example of IQ against hours of television (Wikipedia): −29/165.
  it('is that of a worked example', () => {
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(spearman(iq, hours)).toBeCloseTo(-29 / 165, 12);
  });

  it('gives ties their mean rank', () => {
    expect(meanRanks([3, 1, 3, 2, 3])).toEqual([4, 1, 4, 2, 4]);
  });

  it('sees order alone: any rising change of the values leaves it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 2 }), (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const changed = spearman(
          a.map((x) => 3 * x + 1),
          b,
        );
        expect(changed).toEqual(spearman(a, b));
      }),
    );
  });

  it('is none of a constant', () => {
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
  });
});
