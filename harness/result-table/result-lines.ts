import type { Counts } from '../schema/counts.ts';
import type { ProbeResult, Result } from '../schema/result.ts';

/** One figure with its interval: what a line of the tables is about. */
type Figure = {
  value: number;
  low: number | null;
  high: number | null;
  se: number | null;
  estimator: string;
  n: number;
  clusters: number | null;
};

/** A result, one of its probes, one variant of it or all, and one figure: a line of the tables. */
export type ResultLine = {
  result: Result;
  probe: string;
  /** Null for the probe as a whole. */
  variant: string | null;
  /** `accuracy`, what is measured beside it, or `rubric` for the official score of generated videos. */
  metric: string;
  /** Null where nothing was scored. */
  figure: Figure | null;
  chance: number | null;
  counts: Counts;
};

/** Every probe of every result, and each of its variants. Breakdowns and outcomes are in the records. */
export function resultLines(results: Result[]): ResultLine[] {
  return results.flatMap((result) =>
    Object.entries(result.probes).flatMap(([probe, found]) =>
      probeLines(found).map((line) => ({ result, probe, ...line })),
    ),
  );
}

type Line = Omit<ResultLine, 'result' | 'probe'>;

function probeLines({
  accuracy,
  chance,
  counts,
  metrics,
  checklists,
  variants,
}: ProbeResult): Line[] {
  const whole = { variant: null, counts };
  const rubric = checklists?.rules.official.overall.average;
  return [
    { ...whole, metric: 'accuracy', figure: accuracy, chance },
    ...(checklists === undefined
      ? []
      : [
          {
            ...whole,
            metric: 'rubric',
            figure: rubric == null ? null : { ...rubric, estimator: 'bootstrap', clusters: null },
            chance: null,
          },
        ]),
    ...Object.entries(metrics ?? {}).map(([metric, figure]) => ({
      ...whole,
      metric,
      figure,
      chance: null,
    })),
    ...(variants ?? []).map((one) => ({
      variant: one.label,
      metric: 'accuracy',
      figure: one.accuracy,
      chance: one.chance,
      counts: one.counts,
    })),
  ];
}
