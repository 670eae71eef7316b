import fc from 'fast-check';
import { expect, it } from 'vitest';
import { best, chosenOption, expectedCredit } from '../../../../harness/endpoints/blind/ties.ts';

const scores = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
  minLength: 1,
  maxLength: 10,
});

it('takes sums that differ in their last bits for equal', () => {
  expect(best([0.1 + 0.2, 0.3, 0.29])).toEqual([0, 1]);
  expect(best([1.4 / 7, 0.4 / 2])).toEqual([0, 1]);
  expect(best([1e-12, 2e-12])).toEqual([1]);
  expect(best([])).toEqual([]);
});

it('chooses among the best, the same one each time', () => {
  fc.assert(
    fc.property(scores, fc.string(), fc.integer(), (some, id, seed) => {
      const chosen = chosenOption(some, { id, seed });
      expect(best(some)).toContain(chosen);
      expect(chosenOption(some, { id, seed })).toBe(chosen);
    }),
  );
});

it('credits over all options sum to one', () => {
  fc.assert(
    fc.property(scores, (some) => {
      const credits = some.map((_, option) => expectedCredit(some, option));
      expect(credits.reduce((sum, credit) => sum + credit, 0)).toBeCloseTo(1, 12);
    }),
  );
});

it('breaks ties by the item, each way about equally often', () => {
  const chosen = Array.from({ length: 600 }, (_, n) =>
    chosenOption([1, 1, 0], { id: `v_${n}`, seed: 0 }),
  );
  const first = chosen.filter((option) => option === 0).length;
  expect(first).toBeGreaterThan(250);
  expect(first).toBeLessThan(350);
  expect(chosen).not.toContain(2);
  expect(chosenOption([], { id: 'v', seed: 0 })).toBeNull();
});
