import { clusterResamples } from '../statistics/cluster-resamples.ts';
import { clusterIndex, clusterSums } from '../statistics/clusters.ts';
import { clusteredRatio } from '../statistics/clustered-ratio.ts';
import { predictionPowered, roganGladen } from '../statistics/judge-correction.ts';
import type { AuditKey, JudgeFigure, KeyRun } from './audit-key.ts';
import { bootstrapped, finite, NO_INTERVAL, shareFigure, type Figure } from './figure.ts';
import type { HumanRating } from './labelled.ts';
import type { Bootstrap } from './pair-agreement.ts';
import { SCALES, shareOf } from './scale.ts';

/** A judge's score of a run, put right by the labelled sample. Shares of 1. */
export type CorrectedScore = {
  run: number;
  /** Null: all together. */
  dimension: string | null;
  /** As the judge has it, over `n`. */
  judge: Figure;
  n: number;
  /** Labelled rows. */
  labelled: number;
  /** Prediction-powered. */
  corrected: Figure & { se: number | null };
  /** Of two ratings; its interval holds the error of the sample, not that of the judge's share. */
  roganGladen: Figure | null;
};

export function correctedScores(
  key: AuditKey,
  rated: HumanRating[],
  bootstrap: Bootstrap,
): CorrectedScore[] {
  return key.runs.flatMap(({ figures }, run) =>
    figures.flatMap((figure) => {
      const own = rated.filter(
        ({ row }) =>
          row.run === run && (figure.dimension === null || row.dimension === figure.dimension),
      );
      return own.length === 0 ? [] : [{ run, ...corrected(key, figure, { own, bootstrap }) }];
    }),
  );
}

/**
 * What rules have decided stands, so that human − judge over all is that over the judged ones times
 * their part (Angelopoulos et al. 2023, with weights for the strata).
 */
function corrected(
  key: AuditKey,
  figure: JudgeFigure,
  { own, bootstrap }: { own: HumanRating[]; bootstrap: Bootstrap },
): Omit<CorrectedScore, 'run'> {
  const { dimension, mean, se, n, judged } = figure;
  const part = judged / n;
  const index = clusterIndex(own.map(({ row }) => row.cluster));
  const gap = clusteredRatio(
    clusterSums(
      own.map(
        ({ row, human, weight }) =>
          weight * (shareOf(key.scale, human) - shareOf(key.scale, row.judge)),
      ),
      index,
    ),
    clusterSums(
      own.map(({ weight }) => weight),
      index,
    ),
  );
  const found = predictionPowered(
    { mean, se: se ?? Number.NaN },
    { mean: part * gap.value, se: part * gap.se },
  );
  return {
    dimension,
    judge: { value: mean, low: figure.low, high: figure.high },
    n,
    labelled: own.length,
    // Labels that all agree with the judge show no spread, and are no certainty.
    corrected: {
      ...shareFigure(found.mean, gap.se > 0 ? found : NO_INTERVAL),
      se: gap.se > 0 ? finite(found.se) : null,
    },
    roganGladen: SCALES[key.scale].length === 2 ? byErrorRates(figure, { own, bootstrap }) : null,
  };
}

/** Sensitivity and specificity from the same rows; a row that people split counts for both. */
function byErrorRates(
  { mean, n, judged, judgedMean }: JudgeFigure,
  { own, bootstrap: { seed, draws } }: { own: HumanRating[]; bootstrap: Bootstrap },
): Figure {
  const index = clusterIndex(own.map(({ row }) => row.cluster));
  const sumsOf = (of: (one: HumanRating) => number) =>
    clusterSums(
      own.map((one) => one.weight * of(one)),
      index,
    );
  const statistic = {
    sums: [
      sumsOf(({ human, row }) => human * row.judge),
      sumsOf(({ human }) => human),
      sumsOf(({ human, row }) => (1 - human) * (1 - row.judge)),
      sumsOf(({ human }) => 1 - human),
    ],
    of: ([hits = 0, right = 0, passes = 0, wrong = 0]: Iterable<number>) => {
      const share = roganGladen({
        observed: judgedMean,
        sensitivity: hits / right,
        specificity: passes / wrong,
      });
      return mean + (judged / n) * (share - judgedMean);
    },
  };
  const resamples = clusterResamples({ clusters: index.count, draws, seed, key: 'rogan gladen' });
  return bootstrapped(resamples, statistic);
}

/** Every run of a key, by the name that a table can hold: the run's where models share one. */
export function runNames(runs: KeyRun[]): string[] {
  return runs.map(({ model, run }) =>
    runs.filter((other) => other.model === model).length > 1 ? `${model} (${run})` : model,
  );
}
