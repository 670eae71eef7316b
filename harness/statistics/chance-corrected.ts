import { meanWithInterval } from './paired-difference.ts';

export type ChanceCorrected = {
  /** 1 all right, 0 as good as a uniform guess, negative below it. NaN if there is nothing to gain. */
  kappa: number;
  /** CR1; NaN with one cluster, 0 when all clusters agree. */
  se: number;
  /** 95 %, t with C − 1 degrees of freedom; NaN where the standard error is NaN or 0. Not clipped. */
  low: number;
  high: number;
  n: number;
  clusters: number;
  /** Mean of the chances. */
  chance: number;
};

/**
 * Score above chance as a share of what could be gained above chance: κ = Σ(y − c) / Σ(1 − c), a
 * ratio of sums, so that items with different numbers of options may be mixed.
 *
 * The interval is that of the linearised ratio, residuals (y − c) − κ(1 − c) summed by cluster
 * (Cochran 1977, section 6.3); with one chance for all items it is SE(accuracy) / (1 − c).
 *
 * @param values one score an item, 0 to 1.
 * @param chances what a uniform guess scores on the item: 1/K, or 0 for an open answer.
 * @param clusters the video of each item. Without it items count as independent, which is too
 *   narrow when a video has several.
 * @throws RangeError if there is no item, the lengths differ, or a chance is not in [0, 1].
 */
export function chanceCorrected(
  values: ArrayLike<number>,
  chances: ArrayLike<number>,
  clusters: ArrayLike<number | string> = Array.from(values, (_, i) => i),
): ChanceCorrected {
  const n = values.length;
  if (chances.length !== n) throw new RangeError(`${n} values, ${chances.length} chances`);
  let gained = 0;
  let possible = 0;
  for (let i = 0; i < n; i++) {
    const chance = chances[i] as number;
    if (!(chance >= 0 && chance <= 1)) throw new RangeError(`chance ${i} is ${chance}`);
    gained += (values[i] as number) - chance;
    possible += 1 - chance;
  }
  const kappa = possible > 0 ? gained / possible : Number.NaN;
  const slope = possible > 0 ? kappa : 0;
  const residuals = Float64Array.from(values, (value, i) => {
    const chance = chances[i] as number;
    return value - chance - slope * (1 - chance);
  });
  const fit = meanWithInterval(residuals, clusters);
  const scale = possible > 0 ? n / possible : Number.NaN;
  return {
    kappa,
    se: fit.se * scale,
    low: kappa + (fit.low - fit.difference) * scale,
    high: kappa + (fit.high - fit.difference) * scale,
    n,
    clusters: fit.clusters,
    chance: 1 - possible / n,
  };
}
