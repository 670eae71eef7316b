import { expect, it } from 'vitest';
import { aboveFloor, guessFloor } from '../../../harness/statistics/guess-floor.ts';
import golden from './golden.json' with { type: 'json' };

it('meets the golden floors of a union of tests', () => {
  const { video_oasis_guess_floor: expected } = golden;
  const floor = (hits: number) => guessFloor({ hits, answers: 3, options: 4, tests: 6 });
  expect(floor(3)).toBeCloseTo(expected.c3_six_tests_K4, 12);
  expect(floor(2)).toBeCloseTo(expected.c2_six_tests_K4, 12);
  expect(floor(1)).toBeCloseTo(expected.c1_six_tests_K4, 12);
});

it.each(Object.entries(golden.guess_flag_rate))('meets the golden floor %s', (rule, rate) => {
  const [options, hits, answers] = /^K(\d+)_k(\d+)_of_(\d+)$/.exec(rule)!.slice(1).map(Number) as [
    number,
    number,
    number,
  ];
  expect(guessFloor({ hits, answers, options })).toBeCloseTo(rate, 12);
});

it('meets the golden share that is known without looking', () => {
  const floor = guessFloor({ hits: 4, answers: 4, options: 4 });
  expect(floor).toBeCloseTo(golden.circular_guess_rate['4'], 12);
  expect(aboveFloor(0.31, floor)).toBeCloseTo(golden.circular_pi_hat['f_all4=.31_K4'], 12);
});

it('is 0 at the floor, 1 at 1, and negative below', () => {
  expect(aboveFloor(0.25, 0.25)).toBe(0);
  expect(aboveFloor(1, 0.25)).toBe(1);
  expect(aboveFloor(0, 0.25)).toBeLessThan(0);
  expect(aboveFloor(1, 1)).toBeNaN();
});
