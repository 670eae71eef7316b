import { percentileInterval } from './bootstrap-interval.ts';
import type { Interval } from './wilson.ts';

/**
 * Bootstrap interval of each model's rank, 1 for the greatest score: all models are ranked on the
 * same resample (Hall & Miller 2009). For display; what may be claimed is `rankSets`. Ends are whole
 * ranks, outward; in a tie the interval takes both the best and the worst rank it allows.
 *
 * @param draws one vector a model, one score a draw, from one `ClusterResamples`.
 * @param level two-sided confidence, default .95.
 * @throws RangeError if the models have not the same number of draws, or a draw has no score.
 */
export function rankIntervals(draws: readonly Float64Array[], level = 0.95): Interval[] {
  const length = draws[0]?.length ?? 0;
  if (draws.some((scores) => scores.length !== length))
    throw new RangeError('models with different numbers of draws');
  if (draws.some((scores) => scores.some(Number.isNaN)))
    throw new RangeError('a draw without a score has no rank');
  return draws.map((own) => {
    const best = new Float64Array(length).fill(1);
    const worst = new Float64Array(length);
    for (const other of draws) {
      for (let draw = 0; draw < length; draw++) {
        const score = own[draw] as number;
        const rival = other[draw] as number;
        if (rival > score) best[draw]! += 1;
        // Counts the model itself, which makes the worst rank start at 1.
        if (rival >= score) worst[draw]! += 1;
      }
    }
    return {
      low: Math.floor(percentileInterval(best, level).low),
      high: Math.ceil(percentileInterval(worst, level).high),
    };
  });
}
