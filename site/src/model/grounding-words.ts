import type { Grounding } from '../../../harness/schema/grounding.ts';
import { counted, grouped, percent, points, pointsInterval } from './figures.ts';

/** On how many replies the figures rest, and why others have no span. */
export function groundingCoverage(grounding: Grounding): string {
  const { questions, answered, tooShort, unscored, without } = grounding;
  const reasons = Object.entries(without).map(([reason, count]) => `${grouped(count)} ${reason}`);
  return [
    `A time span was read in ${grouped(answered)} of ${grouped(questions)} replies to questions with a marked span; the others count 0`,
    ...(tooShort > 0 ? [`${grouped(tooShort)} are too short to count`] : []),
    ...(reasons.length > 0 ? [`without: ${reasons.join(', ')}`] : []),
    ...(unscored > 0 ? [`${counted(unscored, 'question')} unscored and left out`] : []),
  ].join('; ');
}

/** What is left of right and grounded answers above luck. */
export function correctedWords({ value, low, high, chance }: Grounding['corrected']): string {
  if (value === null) return 'Above luck: none, there is nothing to gain.';
  const interval =
    low === null || high === null ? 'no interval' : `95% interval ${pointsInterval({ low, high })}`;
  return `Acc@GQA above luck: ${points(value)} of 100 (${interval}); right answers with the luckiest span that needs no look have ${percent(chance)}%.`;
}
