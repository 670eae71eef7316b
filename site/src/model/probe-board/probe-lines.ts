import type { ItemSet } from '../../../../harness/schema/item-set.ts';
import type { ProbeResult, Result } from '../../../../harness/schema/result.ts';
import { clusterIndex } from '../../../../harness/statistics/clusters.ts';
import { pairedDifference } from '../../../../harness/statistics/paired-difference.ts';
import { orderedProbes } from '../probe-words.ts';
import { answerColumn } from '../standing/answer-columns.ts';

/** One probe of one row, and what the score loses under it. */
export type ProbeLine = { id: string; probe: ProbeResult; drop: Drop | null };

/** Full video less the probe, over the items that were scored in both ways; shares of 1. */
export type Drop = {
  value: number;
  /** Null where the data say nothing of the spread. */
  interval: { low: number; high: number } | null;
  n: number;
};

/** Every probe of a row in the order of a page, `full` first. A drop needs the outcomes of single items. */
export function probeLines(result: Result, items: ItemSet | undefined): ProbeLine[] {
  return orderedProbes(result.probes).flatMap((id) => {
    const probe = result.probes[id];
    if (probe === undefined) return [];
    return [{ id, probe, drop: id === 'full' ? null : dropOf(result, items, id) }];
  });
}

function dropOf(result: Result, items: ItemSet | undefined, probe: string): Drop | null {
  if (items === undefined) return null;
  const index = clusterIndex(items.clusters);
  const [full, less] = [
    answerColumn(result, { items, index }),
    answerColumn(result, { items, index, probe }),
  ];
  if (full === null || less === null) return null;
  const both = [...full.values.keys()].filter(
    (item) => !Number.isNaN((full.values[item] as number) - (less.values[item] as number)),
  );
  if (both.length === 0) return null;
  const pick = (of: ArrayLike<number>): number[] => both.map((item) => of[item] as number);
  const { difference, low, high } = pairedDifference(
    pick(full.values),
    pick(less.values),
    pick(index.of),
  );
  const known = Number.isFinite(low) && Number.isFinite(high);
  return { value: difference, interval: known ? { low, high } : null, n: both.length };
}
