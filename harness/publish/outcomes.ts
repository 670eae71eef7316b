import type { ItemSet } from '../schema/item-set.ts';
import type { ScoreLine } from '../schema/journal.ts';
import type { Outcome } from '../schema/outcome.ts';
import type { RunManifest } from '../schema/run-manifest.ts';

/** What came of one variant of a probe, one entry an item, in the order of the item set. */
export type VariantOutcomes = {
  label: string;
  outcomes: Outcome[];
  /** In the item's own letters; null where there is none. */
  answers: (string | null)[];
};

/**
 * The outcomes of each variant. An item that was to be asked and has no score counts as failed: an
 * interrupted run is never mistaken for a small one.
 */
export function outcomesOf(
  probe: RunManifest['probes'][number],
  scores: ScoreLine[],
  items: ItemSet,
): VariantOutcomes[] {
  const own = scores.filter((line) => line.probe === probe.id && line.repeat === 0);
  const byVariant = Map.groupBy(own, (line) => line.variant);
  return probe.variants.map(({ label, mask }) => {
    const lines = new Map(byVariant.get(label)?.map((line) => [line.item, line]));
    const isAsked = (index: number) =>
      [probe.mask, mask].every((one) => one === null || one[index] === 'x');
    return {
      label,
      outcomes: items.ids.map((id, index) =>
        isAsked(index) ? (lines.get(id)?.outcome ?? 'failed') : 'not-asked',
      ),
      answers: items.ids.map((id) => lines.get(id)?.answer ?? null),
    };
  });
}
