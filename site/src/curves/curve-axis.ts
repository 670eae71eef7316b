import { scaleLinear, scaleLog } from 'd3-scale';
import { percentAxis, type PercentAxis } from '../charts/percent-axis.ts';
import type { CurvePanel, CurveX } from './curve.ts';

/** Where a value stands below the plot, in percent of its width. */
export type StepAxis = { low: number; high: number; ticks: number[]; at: (x: number) => number };

const MOST_TICKS = 6;
/** Room at both ends, in percent: marks and their labels stay inside. */
const AIR = 4;

/** Ticks stand where something was measured, thinned to six. */
export function stepAxis(panels: CurvePanel[], scale: CurveX['scale']): StepAxis {
  const measured = panels.flatMap(({ curves }) =>
    curves.flatMap(({ points }) => points.map(({ x }) => x)),
  );
  const xs = [...new Set(measured)].sort((a, b) => a - b);
  const [low = 0, high = low] = [xs[0], xs.at(-1)];
  const make = scale === 'log' && low > 0 ? scaleLog : scaleLinear;
  const place = make()
    .domain([low, high])
    .range([AIR, 100 - AIR]);
  const at = (x: number): number => (low === high ? 50 : Number(place(x).toFixed(2)));
  const every = Math.ceil(xs.length / MOST_TICKS);
  // Counted from the end: the last one is what a reader looks for.
  const ticks = xs.filter((_, index) => (xs.length - 1 - index) % every === 0);
  return { low, high, ticks, at };
}

/** One share axis for all panels, so that heights compare. */
export function shareAxis(panels: CurvePanel[]): PercentAxis {
  return percentAxis(
    panels.flatMap(({ curves, levels }) => [
      ...curves.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high])),
      ...levels.map(({ value }) => value),
    ]),
  );
}
