import { expect, it } from 'vitest';
import { seedPolicy } from '../../../harness/statistics/seed-policy.ts';

it.each([
  [0, 'checkpoint', [], 'no seed variance: the claim is about this checkpoint only'],
  [1, 'checkpoint', [], 'no seed variance: the claim is about this checkpoint only'],
  [2, 'checkpoint', [], '2 seeds: points, no test'],
  [4, 'checkpoint', [], '4 seeds: points, no test'],
  [5, 'method', ['paired-t'], '5 seeds: paired-t'],
  [6, 'method', ['paired-t', 'wilcoxon'], '6 seeds: paired-t and wilcoxon'],
])('says what %i seeds allow', (seeds, claim, tests, note) => {
  expect(seedPolicy(seeds)).toEqual({ seeds, claim, tests, note });
});
