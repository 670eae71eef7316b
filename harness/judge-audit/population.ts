import { accuracy } from '../statistics/accuracy.ts';
import { clusteredMean } from '../statistics/clustered-mean.ts';
import type { JudgeFigure } from './audit-key.ts';

/** One value of a score, in [0, 1]. `judged`: the judge has decided it, and not a rule. */
export type ScoredValue = { dimension: string; cluster: string; value: number; judged: boolean };

/** The judge's figures of a run: of everything, and of each dimension where there are several. */
export function judgeFigures(values: ScoredValue[]): JudgeFigure[] {
  const byDimension = Map.groupBy(values, ({ dimension }) => dimension);
  return [
    ...figure(null, values),
    ...(byDimension.size < 2
      ? []
      : [...byDimension].flatMap(([dimension, own]) => figure(dimension, own))),
  ];
}

/** Nothing for what the judge decides nothing of. */
function figure(dimension: string | null, values: ScoredValue[]): JudgeFigure[] {
  const judged = values.filter((one) => one.judged);
  if (judged.length === 0) return [];
  const of = values.map(({ value }) => value);
  const clusters = values.map(({ cluster }) => cluster);
  const { mean, se, n } = clusteredMean(of, clusters);
  const { low, high } = accuracy(of, clusters);
  const judgedMean = judged.reduce((sum, { value }) => sum + value, 0) / judged.length;
  return [
    {
      dimension,
      mean,
      se: Number.isFinite(se) ? se : null,
      low,
      high,
      n,
      judged: judged.length,
      judgedMean,
    },
  ];
}
