import { z } from 'zod';
import { OUTCOMES, type Outcome } from './outcome.ts';

const count = z.int().nonnegative();
/** How often each outcome came. */
export const countsSchema = z.strictObject({
  correct: count,
  wrong: count,
  unparsed: count,
  refused: count,
  truncated: count,
  unjudged: count,
  failed: count,
  notAsked: count,
});
export type Counts = z.infer<typeof countsSchema>;

export function countOutcomes(outcomes: Outcome[]): Counts {
  const tally = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<
    Outcome,
    number
  >;
  for (const outcome of outcomes) tally[outcome] += 1;
  const { 'not-asked': notAsked, ...rest } = tally;
  return { ...rest, notAsked };
}
