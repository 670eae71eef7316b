import fc from 'fast-check';
import { expect, it } from 'vitest';
import { passAtK, passHatK } from '../../../harness/statistics/pass-at-k.ts';
import golden from './golden.json' with { type: 'json' };

it('meets the golden vectors', () => {
  const { pass_at_k: expected } = golden;
  expect(passAtK({ drawn: 10, right: 3 }, 1)).toBeCloseTo(expected.n10_c3_k1, 12);
  expect(passAtK({ drawn: 10, right: 3 }, 5)).toBeCloseTo(expected.n10_c3_k5, 12);
  expect(passAtK({ drawn: 200, right: 17 }, 100)).toBeCloseTo(expected.n200_c17_k100, 12);
  expect(passHatK({ drawn: 10, right: 7 }, 3)).toBeCloseTo(expected.pass_hat_k_n10_c7_k3, 12);
});

it('is the mean for one answer; one of k rises with k, all of k falls', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 60 }), fc.nat(), fc.nat(), (drawn, c, kRaw) => {
      const samples = { drawn, right: c % (drawn + 1) };
      const k = 2 + (kRaw % (drawn - 1));
      expect(passAtK(samples, 1)).toBeCloseTo(samples.right / drawn, 12);
      expect(passHatK(samples, 1)).toBeCloseTo(samples.right / drawn, 12);
      expect(passAtK(samples, k)).toBeGreaterThanOrEqual(passAtK(samples, k - 1) - 1e-12);
      expect(passHatK(samples, k)).toBeLessThanOrEqual(passHatK(samples, k - 1) + 1e-12);
    }),
  );
});

it('refuses more answers than there are', () => {
  expect(() => passAtK({ drawn: 3, right: 1 }, 4)).toThrow(RangeError);
  expect(() => passHatK({ drawn: 3, right: 4 }, 1)).toThrow(RangeError);
});
