import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, bonferroni, holm } from '../../../harness/statistics/multiplicity.ts';
import golden from './golden.json' with { type: 'json' };

const close = (values: number[]) => values.map((value) => expect.closeTo(value, 12));

it('meets the golden vectors', () => {
  const { p, holm: byHolm, bh, bonferroni: byBonferroni } = golden.multi;
  expect(holm(p)).toEqual(close(byHolm));
  expect(benjaminiHochberg(p)).toEqual(close(bh));
  expect(bonferroni(p)).toEqual(close(byBonferroni));
});

describe.each([
  ['holm', holm],
  ['benjaminiHochberg', benjaminiHochberg],
  ['bonferroni', bonferroni],
])('%s', (_, adjust) => {
  const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });

  it('keeps the order, never lowers a p and stays within 1', () => {
    fc.assert(
      fc.property(family, (p) => {
        const adjusted = adjust(p);
        const order = p.map((__, i) => i).sort((i, j) => p[i]! - p[j]!);
        order.forEach((at, k) => {
          expect(adjusted[at]).toBeGreaterThanOrEqual(p[at]! - 1e-15);
          expect(adjusted[at]).toBeLessThanOrEqual(1);
          if (k > 0) expect(adjusted[at]).toBeGreaterThanOrEqual(adjusted[order[k - 1]!]! - 1e-15);
        });
      }),
    );
  });

  it('does not mind the order of the tests', () => {
    fc.assert(
      fc.property(family, (p) => {
        expect(adjust([...p].reverse()).reverse()).toEqual(close(adjust(p)));
      }),
    );
  });

  it('rises with every p', () => {
    fc.assert(
      fc.property(family, fc.nat(), (p, at) => {
        const raised = p.map((value, i) => (i === at % p.length ? (value + 1) / 2 : value));
        adjust(raised).forEach((value, i) =>
          expect(value).toBeGreaterThanOrEqual(adjust(p)[i]! - 1e-15),
        );
      }),
    );
  });

  it('leaves a single p as it is and refuses what is none', () => {
    expect(adjust([0.03])).toEqual([0.03]);
    expect(adjust([])).toEqual([]);
    expect(() => adjust([0.1, NaN])).toThrow(RangeError);
    expect(() => adjust([1.5])).toThrow(RangeError);
  });
});

it('lies between the raw p and Bonferroni', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (p) => {
      p.forEach((__, i) => {
        expect(benjaminiHochberg(p)[i]).toBeLessThanOrEqual(holm(p)[i]! + 1e-15);
        expect(holm(p)[i]).toBeLessThanOrEqual(bonferroni(p)[i]! + 1e-15);
      });
    }),
  );
});
