import { isScored, type Outcome } from '../schema/outcome.ts';
import { SAME_AS_FULL } from '../schema/result.ts';
import type { VariantOutcomes } from './outcomes.ts';

/**
 * Whether the model says the same as under `full`, one letter an item. It tells no answer, so that it
 * may be published where predictions may not. Two replies without an answer are the same: what counts
 * is whether anything changed.
 *
 * @param full null where `full` was not asked.
 */
export function sameAsFull(variant: VariantOutcomes, full: VariantOutcomes | null): string | null {
  if (full === null) return null;
  return variant.outcomes
    .map((outcome, item) => {
      if (!isScored(outcome) || !isScored(full.outcomes[item] as Outcome)) {
        return SAME_AS_FULL.unknown;
      }
      const [here, there] = [variant.answers[item], full.answers[item]].map(normalised);
      return here === there ? SAME_AS_FULL.same : SAME_AS_FULL.different;
    })
    .join('');
}

function normalised(answer: string | null | undefined): string | null {
  return answer?.trim().toLowerCase() ?? null;
}
