import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Outcome } from '../../../harness/schema/outcome.ts';
import type { Result } from '../../../harness/schema/result.ts';
import { drawOutcomes, makeProbe, makeResult } from './make-result.ts';

/** A name that no address can hold as it is. */
export const HOSTILE_SERIES = 'wide/run <b>1</b> & «ü»';

export const STEPS = [0, 500, 1000, 2000, 4000];

/**
 * The checkpoints of one training run on an item set: each answers what the one before answered, but for a
 * part that is drawn anew and more often right.
 */
export function exampleCheckpoints(
  itemSet: ItemSet,
  { series, from, to }: { series: string; from: number; to: number },
): Result[] {
  const blind = drawOutcomes(itemSet, { key: `${series}/blind`, share: from - 0.05 });
  let full: Outcome[] = drawOutcomes(itemSet, { key: `${series}/0`, share: from });
  return STEPS.map((step, index) => {
    const share = from + ((to - from) * index) / (STEPS.length - 1);
    const fresh = drawOutcomes(itemSet, { key: `${series}/${step}`, share });
    full = full.map((outcome, item) =>
      item % 3 === index % 3 ? (fresh[item] as Outcome) : outcome,
    );
    return makeResult(
      itemSet,
      { full: makeProbe(itemSet, full), blind: makeProbe(itemSet, blind) },
      {
        id: `checkpoint-${step}-${itemSet.split}`,
        model: {
          id: `${series}@${step}`,
          name: `Wide run, step ${step}`,
          series: { id: series, step },
        },
      },
    );
  });
}
