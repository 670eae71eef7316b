import { LEVEL, oneSided } from '../../harness/contamination/behaviour/behaviour-test.ts';
import { wilson } from '../../harness/statistics/wilson.ts';
import { measured } from './models.ts';
import type { Study } from './studies.ts';

/** How often a test says that a model is suspicious, unadjusted p at most 0.05. */
export type Rate = { study: Study; models: number; rejected: number; low: number; high: number };

const DRAWS = 500;

/** @param models how many are drawn of a study. */
export function rateOf(study: Study, models: number): Rate {
  const { test, size } = study;
  let rejected = 0;
  for (let seed = 0; seed < models; seed += 1) {
    const here = measured(test, study.here, { size: size.here, seed, key: 'here' });
    const control = measured(test, study.control, { size: size.control, seed, key: 'control' });
    if (oneSided(here, control, { seed, draws: DRAWS }) <= LEVEL) rejected += 1;
  }
  return { study, models, rejected, ...wilson(rejected, models) };
}
