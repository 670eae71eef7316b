import { binomialLowerTail } from '../../harness/statistics/binomial.ts';
import { clopperPearson } from '../../harness/statistics/clopper-pearson.ts';

/** A figure as a report prints it; without an interval where the data have no spread. */
export type Figure = {
  value: number;
  low: number | null;
  high: number | null;
  /** Of a difference, two-sided. */
  p?: number;
};

/** What became of one figure over many samples. */
export type Tally = {
  /** NaN where nothing is true of it. */
  truth: number;
  samples: number;
  /** The report says that there is none. */
  undefined: number;
  /** Given, but without an interval. */
  bare: number;
  /** Of those with an interval. */
  covered: number;
  /** The truth lies below the interval, or above it. */
  below: number;
  above: number;
  sum: number;
  squares: number;
  /** The largest distance from the truth. */
  farthest: number;
  /** Of the intervals. */
  widths: number;
  /** Where the truth is 0 and the figure varies: how often it was tested, and found at p < .05. */
  tests: number;
  alarms: number;
};

export function emptyTally(truth: number): Tally {
  return {
    truth,
    samples: 0,
    undefined: 0,
    bare: 0,
    covered: 0,
    below: 0,
    above: 0,
    sum: 0,
    squares: 0,
    farthest: 0,
    widths: 0,
    tests: 0,
    alarms: 0,
  };
}

/** Sums and ends of intervals differ from the truth by the last bits of a double, and records round. */
const ROUNDING = 1e-6;

export function add(tally: Tally, figure: Figure | null): void {
  tally.samples += 1;
  if (figure === null) {
    tally.undefined += 1;
    return;
  }
  const { value, low, high, p } = figure;
  if (Number.isNaN(tally.truth)) return;
  // Without any interval nothing varies, and nothing can be found.
  if (p !== undefined && low !== null && Math.abs(tally.truth) < ROUNDING) {
    tally.tests += 1;
    if (p < 0.05) tally.alarms += 1;
  }
  const error = value - tally.truth;
  tally.sum += error;
  tally.squares += error * error;
  tally.farthest = Math.max(tally.farthest, Math.abs(error));
  if (low === null || high === null) {
    tally.bare += 1;
    return;
  }
  tally.widths += high - low;
  if (tally.truth < low - ROUNDING) tally.below += 1;
  else if (tally.truth > high + ROUNDING) tally.above += 1;
  else tally.covered += 1;
}

/** What the study says of a figure. */
export type Verdict = {
  /** `exact`: nothing varies, every sample gives the truth itself. */
  kind: 'exact' | 'measured' | 'undefined' | 'no-truth';
  /** Of samples with the figure. */
  meanError: number;
  /** Standard error of that mean. */
  meanErrorSe: number;
  /** Of the intervals; with its exact 95 % bounds. */
  coverage: { share: number; low: number; high: number } | null;
  intervals: number;
  meanWidth: number | null;
  /** P(so few or fewer intervals cover), were the coverage 95 %. */
  tooFew: number | null;
};

export function verdictOf(tally: Tally): Verdict {
  const given = tally.samples - tally.undefined;
  const kind = kindOf(tally, given);
  const intervals = kind === 'no-truth' ? 0 : given - tally.bare;
  const meanError = given === 0 ? Number.NaN : tally.sum / given;
  const variance = given < 2 ? Number.NaN : (tally.squares - given * meanError ** 2) / (given - 1);
  return {
    kind,
    meanError,
    meanErrorSe: Math.sqrt(Math.max(0, variance) / given),
    coverage:
      intervals === 0
        ? null
        : { share: tally.covered / intervals, ...clopperPearson(tally.covered, intervals) },
    intervals,
    meanWidth: intervals === 0 ? null : tally.widths / intervals,
    tooFew: intervals === 0 ? null : binomialLowerTail(tally.covered, intervals, 0.95),
  };
}

function kindOf({ truth, farthest }: Tally, given: number): Verdict['kind'] {
  if (given === 0) return 'undefined';
  if (Number.isNaN(truth)) return 'no-truth';
  return farthest < ROUNDING ? 'exact' : 'measured';
}
