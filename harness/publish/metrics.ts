import type { ItemSet } from '../schema/item-set.ts';
import type { ScoreLine } from '../schema/journal.ts';
import { METRICS } from '../schema/metrics.ts';
import { isScored } from '../schema/outcome.ts';
import type { Estimate } from '../schema/result.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import { accuracy } from '../statistics/accuracy.ts';
import type { Summary } from './summarise.ts';

type Scores = { probe: RunManifest['probes'][number]; scores: ScoreLine[]; items: ItemSet };

/** The summary with the means of what else was measured; the same one where nothing was. */
export function withMetrics(summary: Summary, measured: Scores): Summary {
  const { items } = measured;
  const columns = metricColumns(measured);
  if (columns.size === 0) return summary;
  const all = items.ids.map((_, index) => index);
  const means = (chosen: number[]) => {
    const estimates = meansOf(columns, chosen, items.clusters);
    return Object.keys(estimates).length === 0 ? {} : { metrics: estimates };
  };
  return {
    ...summary,
    ...means(all),
    breakdowns: Object.fromEntries(
      Object.entries(summary.breakdowns).map(([name, cells]) => [
        name,
        Object.fromEntries(
          Object.entries(cells).map(([label, cell]) => {
            const at = items.breakdowns[name];
            const index = at?.labels.indexOf(label);
            return [label, { ...cell, ...means(all.filter((one) => at?.items[one] === index)) }];
          }),
        ),
      ]),
    ),
  };
}

/**
 * By metric, one value an item: the mean over its variants; null where it was not measured. An open-ended
 * answer that could not be read is worth nothing, as in the accuracy; a failure is left out.
 */
function metricColumns({ probe, scores, items }: Scores): Map<string, (number | null)[]> {
  if (probe.combine === 'apart' && probe.variants.length > 1) return new Map();
  const labels = new Set(probe.variants.map(({ label }) => label));
  const inWords = probe.answers === 'completion';
  const own = scores.filter(
    (line) => line.probe === probe.id && line.repeat === 0 && labels.has(line.variant),
  );
  const byItem = Map.groupBy(own, (line) => line.item);
  const names = Object.keys(METRICS).filter((name) =>
    own.some(({ values }) => values?.[name] !== undefined),
  );
  return new Map(
    names.map((name) => [
      name,
      items.ids.map((id, index) =>
        meanOf(
          (byItem.get(id) ?? []).flatMap((line) =>
            valueOf(line, name, inWords || items.optionCounts[index] === 0),
          ),
        ),
      ),
    ]),
  );
}

function valueOf({ outcome, values }: ScoreLine, name: string, openEnded: boolean): number[] {
  const value = values?.[name];
  if (value !== undefined) return [value];
  return openEnded && values === null && isScored(outcome) ? [0] : [];
}

function meanOf(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function meansOf(
  columns: Map<string, (number | null)[]>,
  chosen: number[],
  clusters: number[],
): Record<string, Estimate> {
  const estimates = [...columns].flatMap(([name, values]) => {
    const measured = chosen.filter((item) => values[item] !== null);
    if (measured.length === 0) return [];
    return [
      [
        name,
        accuracy(
          measured.map((item) => values[item] as number),
          measured.map((item) => clusters[item] as number),
        ),
      ] as const,
    ];
  });
  return Object.fromEntries(estimates);
}
