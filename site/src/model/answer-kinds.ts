import type { ItemSet } from '../../../harness/schema/item-set.ts';
import { decodeOutcomes } from '../../../harness/schema/outcome.ts';
import { probeValues } from '../../../harness/schema/probe-values.ts';
import type { Estimate, ProbeResult } from '../../../harness/schema/result.ts';
import { accuracy } from '../../../harness/statistics/accuracy.ts';

export type KindFigure = {
  kind: 'Multiple choice' | 'Open-ended';
  /** Of the item set, asked or not. */
  items: number;
  /** Null where none was scored. */
  estimate: Estimate | null;
};

/** Both kinds of items apart; none where all are of one kind, and where outcomes are withheld. */
export function answerKinds(
  { outcomes }: Pick<ProbeResult, 'outcomes'>,
  { optionCounts, clusters }: Pick<ItemSet, 'optionCounts' | 'clusters'>,
): KindFigure[] {
  const isOpen = optionCounts.map((count) => count === 0);
  if (outcomes === null || !isOpen.includes(true) || !isOpen.includes(false)) return [];
  const values = probeValues([decodeOutcomes(outcomes)], 'mean');
  return ([false, true] as const).map((open): KindFigure => {
    const own = isOpen.flatMap((one, item) => (one === open ? [item] : []));
    const scored = own.filter((item) => values[item] !== null);
    return {
      kind: open ? 'Open-ended' : 'Multiple choice',
      items: own.length,
      estimate:
        scored.length === 0
          ? null
          : accuracy(
              scored.map((item) => values[item] as number),
              scored.map((item) => clusters[item] as number),
            ),
    };
  });
}
