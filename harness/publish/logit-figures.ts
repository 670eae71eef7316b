import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Floors, OverSeeds } from '../schema/floors.ts';
import { clusteredMean, tInterval } from '../statistics/clustered-mean.ts';

/** Mean and standard deviation (k − 1) over seeds. */
export function overSeeds(values: number[]): OverSeeds {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = values.length < 2 ? null : Math.sqrt(squares / (values.length - 1));
  return { mean, sd, values };
}

/** Whether chance is within the 99 % t interval of the mean over seeds. */
export function coversChance(values: number[], chance: number): boolean {
  const { mean, sd } = overSeeds(values);
  if (sd === null) return false;
  const half = (tQuantile(0.995, values.length - 1) * sd) / Math.sqrt(values.length);
  return Math.abs(mean - chance) <= half + 1e-9;
}

/** Each item's mean over the runs. */
export function meansOverRuns<Name extends string>(
  runs: Record<Name, number[]>[],
): Record<Name, number[]> {
  const names = Object.keys(runs[0] ?? {}) as Name[];
  const means = names.map((name) => {
    const columns = runs.map((run) => run[name]);
    const length = columns[0]?.length ?? 0;
    return [
      name,
      Array.from({ length }, (_, item) =>
        columns.reduce((sum, column) => sum + (column[item] as number) / runs.length, 0),
      ),
    ] as const;
  });
  return Object.fromEntries(means) as Record<Name, number[]>;
}

type Runs = { grouped: number[][]; questions: number[][]; clusters: number[] };

/** Question-level less grouped folds, paired by item and clustered by video; null for one video. */
export function sharedVideo({
  grouped,
  questions,
  clusters,
}: Runs): NonNullable<Floors['logit']>['sharedVideo'] {
  const differences = questions.map((run, seed) =>
    run.map((credit, item) => credit - (grouped[seed]?.[item] ?? 0)),
  );
  const { differences: means } = meansOverRuns(differences.map((one) => ({ differences: one })));
  const fit = clusteredMean(means, clusters);
  if (fit.clusters < 2) return null;
  const { mean: value, se, n, clusters: count } = fit;
  const perSeed = differences.map((run) => run.reduce((sum, one) => sum + one, 0) / run.length);
  return { value, ...tInterval(fit), se, n, clusters: count, sd: overSeeds(perSeed).sd };
}
