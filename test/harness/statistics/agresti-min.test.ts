import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agrestiMin } from '../../../harness/statistics/agresti-min.ts';
import golden from './golden.json' with { type: 'json' };

it('meets the golden vector', () => {
  const { low, high } = agrestiMin({ onlyA: 180, onlyB: 130, n: 2700 });
  const [centre, ...ends] = golden.paired_prop_ci_b180_c130_n2700.agresti_min_plus_half;
  expect((low + high) / 2).toBeCloseTo(centre!, 12);
  expect([low, high]).toEqual(ends.map((end) => expect.closeTo(end, 9)));
});

it('mirrors with the arms, stays in [−1, 1] and always has a width', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (onlyA, onlyB, alike) => {
      const n = onlyA + onlyB + alike + 1;
      const { low, high } = agrestiMin({ onlyA, onlyB, n });
      expect(high).toBeGreaterThan(low);
      expect(low).toBeGreaterThanOrEqual(-1);
      expect(high).toBeLessThanOrEqual(1);
      expect(agrestiMin({ onlyA: onlyB, onlyB: onlyA, n }).low).toBeCloseTo(-high, 12);
    }),
  );
});

it('refuses counts that are more than the items', () => {
  expect(() => agrestiMin({ onlyA: 2, onlyB: 2, n: 3 })).toThrow(RangeError);
});
