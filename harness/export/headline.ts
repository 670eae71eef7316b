import type { ProbeResult } from '../schema/result.ts';

/** What a probe scores. Shares of 1. */
export type Headline = {
  /** `rubric`: the official score of generated videos, whose accuracy is no score. */
  metric: 'accuracy' | 'rubric';
  value: number;
  low: number | null;
  high: number | null;
  se: number | null;
  n: number;
  /** Null where items stand for themselves. */
  clusters: number | null;
  estimator: 'cluster-t' | 'wilson' | 'bootstrap';
};

/** Null where nothing was scored. */
export function headlineOf({ accuracy, checklists }: ProbeResult): Headline | null {
  if (checklists === undefined) {
    return accuracy === null ? null : { metric: 'accuracy', ...accuracy };
  }
  const { average } = checklists.rules.official.overall;
  if (average === null) return null;
  return { metric: 'rubric', ...average, clusters: null, estimator: 'bootstrap' };
}

/** "cluster_robust …": how the interval was made, in the words that readers of other formats look for. */
export function methodOf({ estimator, clusters }: Headline): string {
  switch (estimator) {
    case 'cluster-t':
      return `cluster_robust (CR1 over ${clusters} source videos, t with ${(clusters ?? 1) - 1} degrees of freedom)`;
    case 'wilson':
      return 'wilson score interval';
    case 'bootstrap':
      return 'stratified bootstrap over items, percentile interval';
  }
}
