import type { ItemSet } from '../../../../harness/schema/item-set.ts';
import { decodeOutcomes } from '../../../../harness/schema/outcome.ts';
import { probeValues } from '../../../../harness/schema/probe-values.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import { clusterSums, type ClusterIndex } from '../../../../harness/statistics/clusters.ts';

/** The answers of one row under one probe, item by item and summed by video. */
export type AnswerColumn = {
  /** 0 to 1 an item; NaN where nothing was scored. */
  values: Float64Array;
  /** Sums of the scored values a cluster. */
  sums: Float64Array;
  /** Scored items a cluster. */
  sizes: Float64Array;
  /** Places of the items that are not scored. */
  missing: number[];
};

/** Null where the outcomes of single items are not published, or the probe was not asked. */
export function answerColumn(
  { probes }: Pick<Result, 'probes'>,
  { items, index, probe = 'full' }: { items: ItemSet; index: ClusterIndex; probe?: string },
): AnswerColumn | null {
  const values = valuesOf(probes[probe], items);
  if (values === null) return null;
  const scored = values.map((value) => (Number.isNaN(value) ? 0 : 1));
  return {
    values,
    sums: clusterSums(
      values.map((value) => (Number.isNaN(value) ? 0 : value)),
      index,
    ),
    sizes: clusterSums(scored, index),
    missing: [...values.keys()].filter((item) => scored[item] === 0),
  };
}

function valuesOf(probe: Result['probes'][string] | undefined, items: ItemSet) {
  if (probe === undefined) return null;
  const recorded = (probe.variants ?? [probe]).map(({ outcomes }) => outcomes);
  if (recorded.includes(null)) return null;
  const outcomes = (recorded as string[]).map(decodeOutcomes);
  if (outcomes.some(({ length }) => length !== items.ids.length)) return null;
  return Float64Array.from(
    probeValues(outcomes, probe.combine ?? 'mean'),
    (value) => value ?? Number.NaN,
  );
}
