/** One figure: what is timed against what, in one run. */
export type Measurement = {
  name: string;
  /** The part of the product. */
  subject: () => Promise<void>;
  /** What it is held against. */
  yardstick: () => Promise<void>;
  /** Largest ratio of the medians that passes; null reports only. */
  target: number | null;
};

/** How what is timed grows with one size, all others equal. */
export type Growth = {
  name: string;
  /** What there is more of: items, frames, records, workers. */
  of: string;
  sizes: number[];
  /** Largest growth exponent that passes (1: twice the size takes twice as long); null reports only. */
  target: number | null;
  /** Prepared right before it is timed, so that nothing of it runs beside other figures; or why it cannot be. */
  open: () => Promise<OpenGrowth | { skipped: string }>;
};

export type OpenGrowth = { run: (size: number) => Promise<void>; close: () => Promise<void> };

/** A file in `cases/`, which exports it as `benchmark`. */
export type BenchmarkCase = {
  title: string;
  /** Prepares its inputs below `cacheFolder`, once. */
  prepare(cacheFolder: string): Promise<Prepared>;
};

export type Prepared = {
  measurements: Measurement[];
  growths?: Growth[];
  /** Facts that need no clock, one line each. */
  notes: string[];
  /** A line that says why this machine cannot run the case; then there are no measurements. */
  skipped?: string;
  close(): Promise<void>;
};
