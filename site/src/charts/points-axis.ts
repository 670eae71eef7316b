import { scaleLinear } from 'd3-scale';
import type { PercentAxis } from './percent-axis.ts';

/** Differences are read against zero; below this reach a small one would look large. */
const LEAST = 0.1;

/** The smallest range of whole twentieths that holds zero and all differences, some of it positive. */
export function pointsAxis(differences: number[]): PercentAxis {
  const twentieth = (value: number, round: (x: number) => number): number =>
    round(Number((value * 20).toPrecision(12))) / 20;
  const low = twentieth(Math.min(0, ...differences), Math.floor);
  const high = twentieth(Math.max(LEAST, ...differences), Math.ceil);
  const scale = scaleLinear().domain([low, high]).range([0, 100]);
  return {
    low,
    high,
    ticks: scale.ticks(5).map((tick) => Number(tick.toPrecision(6))),
    at: (difference) => Number(scale(difference).toFixed(2)),
  };
}
