import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocation } from '../../../harness/judge-audit/allocation.ts';
import { drawSample } from '../../../harness/judge-audit/draw.ts';
import type { RatedAnswer } from '../../../harness/judge-audit/rated-answer.ts';

describe('seats', () => {
  it('are proportional above the minimum', () => {
    expect(allocation([600, 300, 100], { wanted: 100, minimum: 0 })).toEqual([60, 30, 10]);
    expect(allocation([900, 90, 10], { wanted: 100, minimum: 10 })).toEqual([80, 10, 10]);
    expect(allocation([900, 4, 0], { wanted: 50, minimum: 10 })).toEqual([46, 4, 0]);
  });

  it('are as many as wanted, never more than there are, and never below the minimum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(200), { minLength: 1, maxLength: 12 }),
        fc.nat(300),
        fc.nat(30),
        (sizes, wanted, minimum) => {
          const seats = allocation(sizes, { wanted, minimum });
          const all = sizes.reduce((sum, size) => sum + size, 0);
          expect(seats.reduce((sum, seat) => sum + seat, 0)).toBe(Math.min(wanted, all));
          const strata = Math.max(1, sizes.filter((size) => size > 0).length);
          const least = Math.min(minimum, Math.floor(wanted / strata));
          seats.forEach((seat, at) => {
            expect(seat).toBeLessThanOrEqual(sizes[at] ?? 0);
            expect(seat).toBeGreaterThanOrEqual(Math.min(least, sizes[at] ?? 0));
          });
        },
      ),
    );
  });
});

/** Videos of very different sizes, one model, the same verdict throughout. */
const answers = [1, 1, 1, 1, 16].flatMap((size, video) =>
  Array.from({ length: size }, (_, at): RatedAnswer => ({
    run: 0,
    trial: `${video}-${at}`,
    item: `${video}-${at}`,
    cluster: `video ${video}`,
    ratings: [{ check: 'accuracy', dimension: 'answer', rating: 1 }],
  })),
);
const draw = (seed: number, items = 5) =>
  drawSample(answers, { scale: 'verdict', items, minimum: 0, seed }).answers.map(
    ({ answer }) => answer,
  );

describe('a sample', () => {
  it('is the same for the same seed, and holds nothing twice', () => {
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(new Set(draw(1, 13).map(({ trial }) => trial)).size).toBe(13);
    expect(draw(1, 50)).toHaveLength(20);
  });

  it('takes every answer equally often, that of a large video too', () => {
    const times = new Map<string, number>();
    const draws = 4000;
    for (let seed = 0; seed < draws; seed += 1) {
      for (const { trial } of draw(seed)) times.set(trial, (times.get(trial) ?? 0) + 1);
    }
    // 5 of 20: each in a quarter of the draws; four standard errors are 2.7 points.
    for (const { trial } of answers) {
      expect(Math.abs((times.get(trial) ?? 0) / draws - 0.25)).toBeLessThan(0.028);
    }
  });

  it('takes no video twice where there are videos enough', () => {
    const even = answers.map((one, at) => ({ ...one, cluster: `video ${Math.floor(at / 2)}` }));
    for (let seed = 0; seed < 50; seed += 1) {
      const { answers: drawn } = drawSample(even, {
        scale: 'verdict',
        items: 10,
        minimum: 0,
        seed,
      });
      expect(new Set(drawn.map(({ answer }) => answer.cluster)).size).toBe(10);
    }
  });

  it('puts a checklist into the stratum of its lowest rating', () => {
    const check = (rating: number) => ({ check: 'q', dimension: 'd', rating });
    const { strata } = drawSample(
      [
        { ...(answers[0] as RatedAnswer), ratings: [check(2), check(0)] },
        { ...(answers[1] as RatedAnswer), ratings: [check(2), check(2)] },
      ],
      { scale: 'rating', items: 2, minimum: 1, seed: 0 },
    );
    expect(strata.map(({ label }) => label)).toEqual(['Good', 'Poor']);
  });
});
