import { clusteredRatio } from '../statistics/clustered-ratio.ts';
import { minimumDetectableEffect } from '../statistics/power.ts';
import { finite } from '../shortcuts/found.ts';
import type { PairSums } from './pair-sums.ts';

/** Other less base over the items scored in both. Shares of 1; null where the data say nothing. */
export type Difference = {
  base: number;
  other: number;
  difference: number;
  /** 95 %, CR1 by cluster, t with C − 1 degrees of freedom. */
  low: number | null;
  high: number | null;
  /** By cluster (CR1), and as if every item were a video of its own. */
  se: number | null;
  seIndependent: number | null;
  /** Variance over that of independent items. */
  designEffect: number | null;
  n: number;
  clusters: number;
  /** Items on which one of both is better: of single answers, right there alone. */
  onlyBase: number;
  onlyOther: number;
  /** The smallest true difference that such a comparison finds with 80 % power. */
  detectable: number | null;
};

/** @returns null where no item is scored in both. */
export function differenceOf(pair: PairSums): Difference | null {
  const { sums, sizes, n, squares, onlyBase, onlyOther } = pair;
  if (n === 0) return null;
  const { value, se, low, high, clusters } = clusteredRatio(sums, sizes);
  const variance = n < 2 ? Number.NaN : (squares - n * value * value) / (n - 1);
  const independent = Math.sqrt(Math.max(0, variance) / n);
  const effect = se ** 2 / independent ** 2;
  return {
    base: pair.base / n,
    other: pair.other / n,
    difference: value,
    // Few videos give intervals that reach beyond what a difference of shares can be.
    low: finite(Math.max(-1, low)),
    high: finite(Math.min(1, high)),
    se: finite(se),
    seIndependent: finite(independent),
    designEffect: finite(effect),
    n,
    clusters,
    onlyBase,
    onlyOther,
    detectable: detectable({ n, discordance: squares / n, designEffect: effect }),
  };
}

/**
 * At the discordance that was seen (of scores between 0 and 1: the mean squared difference, which it is
 * for right and wrong), and the design effect, which is not taken below 1.
 */
function detectable({
  n,
  discordance,
  designEffect,
}: {
  n: number;
  discordance: number;
  designEffect: number;
}): number | null {
  if (!(discordance > 0 && Number.isFinite(designEffect))) return null;
  return minimumDetectableEffect({
    items: n,
    variance: discordance,
    designEffect: Math.max(1, designEffect),
  });
}
