import type { Estimate } from '../../../harness/schema/result.ts';
import { counted, percent } from './figures.ts';

/** What an interval is, in a few words. */
export const ESTIMATOR_WORDS = {
  'cluster-t': 'clustered by video, t',
  wilson: 'Wilson',
} as const satisfies Record<Estimate['estimator'], string>;

/** What an interval is, as a sentence under a table. */
export const ESTIMATOR_SENTENCES = {
  'cluster-t':
    'Clustered by video: standard error over videos (CR1), t distribution with one degree of freedom less than there are videos.',
  wilson:
    'Wilson: score interval, used where all answers are alike or where every video has one question.',
} as const satisfies Record<Estimate['estimator'], string>;

/** For people who listen: "66.1 percent, 95 percent interval 62.7 to 69.5, 786 questions". */
export function spokenEstimate(estimate: Estimate): string {
  const { value, low, high, n } = estimate;
  return `${percent(value)} percent, 95 percent interval ${percent(low)} to ${percent(high)}, ${counted(n, 'question')}`;
}
