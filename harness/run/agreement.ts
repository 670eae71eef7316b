import type { ItemSet } from '../schema/item-set.ts';
import type { ScoreLine } from '../schema/journal.ts';
import { isScored } from '../schema/outcome.ts';
import { accuracy, type Accuracy } from '../statistics/accuracy.ts';

/** How often a model says the same when it is asked the same again. */
export type Agreement = { repeats: number; share: Accuracy };

/**
 * The share of items whose repeats all gave the same outcome and the same answer, among the items
 * that have every repeat scored; null when there is none, or nothing was repeated.
 */
export function agreementOf(
  probe: string,
  scores: ScoreLine[],
  { items, repeats }: { items: ItemSet; repeats: number },
): Agreement | null {
  if (repeats < 2) return null;
  const clusterOf = new Map(items.ids.map((id, index) => [id, items.clusters[index] ?? -1]));
  const own = scores.filter(
    (line) => line.probe === probe && line.variant === '' && isScored(line.outcome),
  );
  const whole = [...Map.groupBy(own, (line) => line.item)].filter(
    ([item, lines]) =>
      clusterOf.has(item) && new Set(lines.map((line) => line.repeat)).size === repeats,
  );
  if (whole.length === 0) return null;
  const same = whole.map(
    ([, lines]) =>
      new Set(lines.map((line) => JSON.stringify([line.outcome, line.answer]))).size === 1,
  );
  return {
    repeats,
    share: accuracy(
      same,
      whole.map(([item]) => clusterOf.get(item) ?? -1),
    ),
  };
}
