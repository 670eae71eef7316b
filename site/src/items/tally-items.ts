import type { ItemSet } from '../../../harness/schema/item-set.ts';
import { probeValues } from '../../../harness/schema/probe-values.ts';
import { decodeOutcomes } from '../../../harness/schema/outcome.ts';
import type { Result } from '../../../harness/schema/result.ts';
import type { ShortcutItems } from '../../../harness/schema/shortcut-items.ts';
import { isWithdrawn } from '../model/board.ts';
import type { ItemTable, Tally } from './item-table.ts';

/** The list of an item set, from the outcomes of all its results. */
export function tallyItems(
  items: ItemSet,
  { results, shortcuts }: { results: Result[]; shortcuts: ShortcutItems | null },
): ItemTable {
  const own = results.filter(
    (result) =>
      result.benchmark.itemSet === items.hash &&
      result.model.kind === 'model' &&
      !isWithdrawn(result),
  );
  const full = own.flatMap((result) => valuesOf(result, 'full') ?? []);
  // What one model answers without the video stands beside each of its frame counts.
  const byModel = [...Map.groupBy(own, ({ model }) => model.id).values()];
  const blind = byModel.flatMap((same) => {
    const [first] = same.flatMap((result) => valuesOf(result, 'blind') ?? []);
    return first ?? [];
  });
  return {
    itemSet: items.hash,
    ids: items.ids,
    videos: items.clusterIds,
    videoOf: items.clusters,
    options: items.optionCounts,
    breakdowns: Object.entries(items.breakdowns)
      .filter(([, { labels }]) => labels.length > 1)
      .map(([name, { labels, items: of }]) => ({ name, labels, of })),
    runs: { count: full.length, full: tallyOf(full, items.ids.length) },
    blind: { count: blind.length, answers: tallyOf(blind, items.ids.length) },
    flagged:
      shortcuts?.flagged == null ? null : Array.from(shortcuts.flagged, (one) => one === 'x'),
  };
}

type Values = { values: (number | null)[] };

/** Null where the probe was not asked, or where single answers are withheld. */
function valuesOf({ probes }: Result, id: string): Values | null {
  const probe = probes[id];
  if (probe === undefined) return null;
  const texts = probe.variants?.map(({ outcomes }) => outcomes) ?? [probe.outcomes];
  const variants = texts.flatMap((text) => (text === null ? [] : [decodeOutcomes(text)]));
  if (variants.length < texts.length) return null;
  return { values: probeValues(variants, probe.combine ?? 'mean') };
}

/** An item that was asked in several ways is right where all of them are. */
function tallyOf(runs: Values[], count: number): Tally {
  const right = Array.from({ length: count }, () => 0);
  const scored = Array.from({ length: count }, () => 0);
  for (const { values } of runs) {
    values.forEach((value, item) => {
      if (value === null) return;
      scored[item]! += 1;
      if (value === 1) right[item]! += 1;
    });
  }
  return { right, scored };
}
