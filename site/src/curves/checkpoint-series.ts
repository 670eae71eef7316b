import { differenceOf, type Difference } from '../../../harness/comparison/difference.ts';
import { pairSums } from '../../../harness/comparison/pair-sums.ts';
import { scoresOf } from '../../../harness/comparison/scores.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { ProbeResult, Result } from '../../../harness/schema/result.ts';
import { evidenceOf } from '../../../harness/shortcuts/evidence.ts';
import { clusterIndex } from '../../../harness/statistics/clusters.ts';
import { isWithdrawn } from '../model/board.ts';
import type { Curve, CurvePanel } from './curve.ts';
import { estimateFooter } from './estimate-footer.ts';

/** One checkpoint beside the one before it and the first. */
export type Checkpoint = {
  step: number;
  result: Result;
  /** Later less earlier, over the items scored in both; null where single answers are withheld. */
  previous: Difference | null;
  first: Difference | null;
};

/** The checkpoints of one training run on one item set, all asked the same, in the order of their steps. */
export type CheckpointRow = {
  id: string;
  benchmark: string;
  itemSet: string;
  protocol: string;
  /** Several results of one step stand beside each other; differences are to the first of a step. */
  checkpoints: Checkpoint[];
};

/** A training run with everything that was measured of its checkpoints. */
export type CheckpointSeries = { id: string; rows: CheckpointRow[] };

/** Every series of some results, by id; withdrawn results are left out. */
export function checkpointSeries(
  results: Result[],
  itemSets: ReadonlyMap<string, ItemSet>,
): CheckpointSeries[] {
  const own = results.filter((result) => result.model.series !== null && !isWithdrawn(result));
  return [...Map.groupBy(own, (result) => result.model.series?.id ?? '')]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, inSeries]) => ({
      id,
      rows: [...Map.groupBy(inSeries, askedKey).values()].map((same) => rowOf(same, itemSets)),
    }));
}

/** The score with the interval of each step, and below it what is left without the video. */
export function checkpointPanel(row: CheckpointRow, title: string): CurvePanel {
  const curve = (probe: Curve['probe'], name: string): Curve => ({
    id: `${row.id}-${probe}`,
    name,
    probe,
    points: row.checkpoints.flatMap(({ step, result }) => {
      const accuracy = result.probes[probe]?.accuracy ?? null;
      if (accuracy === null) return [];
      const { value, low, high, n } = accuracy;
      return { x: step, value, low, high, n, result: result.id };
    }),
  });
  const curves = [curve('full', 'Full video'), curve('blind', 'No video')];
  return {
    id: row.id,
    title,
    footer: estimateFooter(row.checkpoints.map(({ result }) => result.probes['full'])),
    curves: curves.filter(({ points }) => points.length > 0),
    levels: [],
  };
}

function rowOf(results: Result[], itemSets: ReadonlyMap<string, ItemSet>): CheckpointRow {
  const sorted = results.toSorted((a, b) => stepOf(a) - stepOf(b) || (a.id < b.id ? -1 : 1)) as [
    Result,
    ...Result[],
  ];
  const [base] = sorted;
  const items = itemSets.get(base.benchmark.itemSet);
  const between = (earlier: Result | undefined, later: Result): Difference | null =>
    earlier === undefined || items === undefined || stepOf(earlier) === stepOf(later)
      ? null
      : pairedDifference([earlier, later], items);
  return {
    id: `${base.benchmark.itemSet}-${base.protocol.asked}-${base.protocol.scored}`,
    benchmark: base.benchmark.id,
    itemSet: base.benchmark.itemSet,
    protocol: base.protocol.title,
    checkpoints: sorted.map((result) => {
      const before = sorted.filter((one) => stepOf(one) < stepOf(result));
      const step = stepOf(before.at(-1) ?? result);
      return {
        step: stepOf(result),
        result,
        previous: between(
          before.find((one) => stepOf(one) === step),
          result,
        ),
        first: between(base, result),
      };
    }),
  };
}

/** As `sightline compare` has it: over the items that were scored in both, by cluster. */
function pairedDifference(pair: [Result, Result], items: ItemSet): Difference | null {
  const [base, other] = pair.map((result) => {
    const full = evidenceOf(result, items).probes.get('full');
    return full === undefined ? null : scoresOf(full, items.optionCounts);
  });
  if (!base || !other) return null;
  return differenceOf(pairSums(base, other, { index: clusterIndex(items.clusters) }));
}

function askedKey({ benchmark, protocol }: Result): string {
  return [benchmark.id, benchmark.itemSet, protocol.asked, protocol.scored].join(' ');
}

function stepOf({ model }: Result): number {
  return model.series?.step ?? Number.NaN;
}

/** What of a probe is withheld is said once, not in every cell. */
export function withholdsAnswers({ checkpoints }: CheckpointRow): boolean {
  return checkpoints.some(({ result }) => isWithheld(result.probes['full']));
}

function isWithheld(probe: ProbeResult | undefined): boolean {
  if (probe === undefined) return false;
  const texts = probe.variants?.map(({ outcomes }) => outcomes) ?? [probe.outcomes];
  return texts.includes(null);
}
