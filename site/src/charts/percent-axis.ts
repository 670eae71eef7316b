import { scaleLinear } from 'd3-scale';

/** A share axis that several charts have in common. `at` gives the place in percent of the width. */
export type PercentAxis = {
  low: number;
  high: number;
  ticks: number[];
  at: (share: number) => number;
};

/**
 * The smallest range of whole tenths that holds all shares, with some air, never outside 0 to 1.
 * Dots are read by place, not by length, so the axis need not start at 0.
 */
export function percentAxis(shares: number[]): PercentAxis {
  const tenth = (share: number, round: (x: number) => number): number =>
    // Float noise would push 0.30000000000000004 to the next tenth.
    round(Number((share * 10).toPrecision(12))) / 10;
  const low = shares.length === 0 ? 0 : tenth(Math.min(...shares), Math.floor);
  const high = shares.length === 0 ? 1 : tenth(Math.max(...shares), Math.ceil);
  const narrow = high - low < 0.2;
  const from = narrow ? Math.max(0, low - 0.1) : low;
  const to = narrow ? Math.min(1, high + 0.1) : high;
  const scale = scaleLinear().domain([from, to]).range([0, 100]);
  return {
    low: from,
    high: to,
    ticks: scale.ticks(5).map((tick) => Number(tick.toPrecision(6))),
    at: (share) => Number(scale(share).toFixed(2)),
  };
}
