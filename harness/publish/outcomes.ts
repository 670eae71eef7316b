import type { ItemSet } from '../schema/item-set.ts';
import type { ScoreLine } from '../schema/journal.ts';
import type { Outcome } from '../schema/outcome.ts';
import type { RunManifest } from '../schema/run-manifest.ts';

/**
 * One outcome an item, in the order of the item set. An item that was to be asked and has no score
 * counts as failed: an interrupted run is never mistaken for a small one.
 */
export function outcomesOf(
  probe: RunManifest['probes'][number],
  scores: ScoreLine[],
  items: ItemSet,
): Outcome[] {
  const byItem = new Map(
    scores
      .filter((line) => line.probe === probe.id && line.variant === '' && line.repeat === 0)
      .map((line) => [line.item, line.outcome]),
  );
  return items.ids.map((id, index) => {
    if (probe.mask !== null && probe.mask[index] !== 'x') return 'not-asked';
    return byItem.get(id) ?? 'failed';
  });
}
