import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flagFigures, type FlagRow } from '../../../../harness/shortcuts/items/flag-figures.ts';
import { aboveFloor } from '../../../../harness/statistics/guess-floor.ts';

const key = { seed: 0, key: 'test' };

function row(flagged: boolean, more: Partial<FlagRow> & { guessFloor?: number } = {}): FlagRow {
  const { guessFloor = 0.1, cluster = 0, placebo = null } = more;
  return { judgement: { flagged, guessFloor }, cluster, placebo };
}

it('puts the rate beside both floors, over the same items', () => {
  const rows = Array.from({ length: 40 }, (_, item) =>
    row(item % 4 === 0, {
      cluster: Math.floor(item / 3),
      placebo: item % 2 === 0 ? 0.3 : 0.1,
      guessFloor: item % 2 === 0 ? 0.0625 : 0.25,
    }),
  );
  const figures = flagFigures(rows, key);
  expect(figures).toMatchObject({ flagged: 10, rate: { value: 0.25, n: 40, clusters: 14 } });
  expect(figures?.guess.floor).toBeCloseTo(0.15625, 12);
  expect(figures?.guess.excess).toBeCloseTo(aboveFloor(0.25, 0.15625), 12);
  expect(figures?.placebo?.floor).toBeCloseTo(0.2, 12);
  expect(figures?.placebo?.excess).toBeCloseTo(0.0625, 12);
  expect(figures?.placebo?.low).toBeLessThan(0.0625);
  expect(figures?.placebo?.high).toBeGreaterThan(0.0625);
});

it('has no interval where nothing varies, no excess where the floor is 1, and nothing for no items', () => {
  const all = flagFigures([row(true, { cluster: 0 }), row(true, { cluster: 1 })], key);
  expect(all?.guess).toMatchObject({ excess: 1, low: null, high: null });
  const sure = flagFigures([row(true, { guessFloor: 1 })], key);
  expect(sure?.guess).toMatchObject({ floor: 1, excess: null, low: null, high: null });
  expect(flagFigures([], key)).toBeNull();
});

it('keeps floors in 0 to 1 and the excess at most the rate', () => {
  const one = fc.record({
    flagged: fc.boolean(),
    cluster: fc.integer({ min: 0, max: 4 }),
    guessFloor: fc.double({ min: 0, max: 0.99, noNaN: true }),
    placebo: fc.double({ min: 0, max: 0.99, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 12 }), (rows) => {
      const made = flagFigures(
        rows.map(({ flagged, ...more }) => row(flagged, more)),
        key,
      );
      for (const floor of [made?.guess, made?.placebo]) {
        expect(floor?.floor).toBeGreaterThanOrEqual(0);
        expect(floor?.floor).toBeLessThanOrEqual(1);
        expect(floor?.excess).toBeLessThanOrEqual((made?.rate.value ?? 0) + 1e-12);
      }
    }),
    { numRuns: 15 },
  );
});
