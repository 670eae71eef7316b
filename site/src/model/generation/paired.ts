import { compareGenerators } from '../../../../harness/checklists/comparison.ts';
import { isGraded, rubricOf, type GradedSet } from '../../../../harness/checklists/graded-items.ts';
import { probeScores, type Judgements } from '../../../../harness/checklists/probe-scores.ts';
import { judgementsIn, resamplingOf } from '../../../../harness/checklists/record-figures.ts';
import { averageDifference } from '../../../../harness/checklists/told-figures.ts';
import type { AgainstFull } from '../../../../harness/schema/checklist-figures.ts';
import type { ItemSet } from '../../../../harness/schema/item-set.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import { checklistsOf } from './generator-figures.ts';

/** Two generators prompt by prompt: the first less the second, of the overall average, rule by rule. */
export type Paired = { official: AgainstFull | null; strict: AgainstFull | null };

/** Null where the ratings of either are withheld. */
export function paired([a, b]: readonly [Result, Result], items: ItemSet): Paired | null {
  if (!isGraded(items)) return null;
  const [one, two] = [a, b].map((result) => ratingsOf(result, items));
  if (one == null || two == null) return null;
  const under = (rule: 'official' | 'strict'): AgainstFull | null => {
    const { figures } = compareGenerators(
      probeScores(one, items, rule).scores,
      probeScores(two, items, rule).scores,
      { rubric: rubricOf(items), resampling: resamplingOf(items), scopes: ['overall'] },
    );
    return averageDifference(figures);
  };
  return { official: under('official'), strict: under('strict') };
}

function ratingsOf(result: Result, items: GradedSet): Judgements | null {
  const ratings = checklistsOf(result)?.ratings ?? null;
  return ratings === null ? null : judgementsIn(ratings, items);
}
