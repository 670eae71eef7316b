import { clusteredRatio } from '../statistics/clustered-ratio.ts';
import type { ClusterTotals } from './cluster-totals.ts';

/** A number with its 95 % interval and what it rests on; shares of 1. */
export type Figure = {
  kind: 'figure';
  value: number;
  /** Null where the data say nothing of the spread, such as one video. */
  low: number | null;
  high: number | null;
  n: number;
  clusters: number;
  /** Two-sided, of a difference; cluster sign-flip. */
  p?: number;
};

/** A figure, or why there is none. Never NaN. */
export type Found =
  | Figure
  | { kind: 'undefined'; reason: string }
  /** These probes were not asked. */
  | { kind: 'not-asked'; probes: string[] }
  /** It pairs single answers, and those of this record are not published. */
  | { kind: 'withheld' };

export function undefinedFor(reason: string): Found {
  return { kind: 'undefined', reason };
}

/** Finite numbers as they are, anything else null. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** What a mean over the items can be: few videos give intervals that would reach beyond it. */
const RANGES = {
  score: [0, 1],
  difference: [-1, 1],
  'difference of differences': [-2, 2],
} as const;

/**
 * The mean of a column over the items, within what it can be; over another column their ratio, which has
 * no ends.
 */
export function ratioFigure(
  totals: ClusterTotals,
  top: number,
  { bottom, range = 'difference' }: { bottom?: number; range?: keyof typeof RANGES } = {},
): Found {
  if (totals.n === 0) return undefinedFor('no item is scored');
  const below = bottom === undefined ? totals.sizes : (totals.sums[bottom] as Float64Array);
  const ratio = clusteredRatio(totals.sums[top] as Float64Array, below);
  if (!Number.isFinite(ratio.value)) return undefinedFor('there is nothing to gain above chance');
  const [least, most] = RANGES[range];
  const bound = (end: number) =>
    bottom === undefined ? Math.max(least, Math.min(most, end)) : end;
  return {
    kind: 'figure',
    value: ratio.value,
    low: finite(bound(ratio.low)),
    high: finite(bound(ratio.high)),
    n: totals.n,
    clusters: totals.clusters,
  };
}
