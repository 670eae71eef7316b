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

/** A file in `cases/`, which exports it as `benchmark`. */
export type BenchmarkCase = {
  title: string;
  /** Prepares its inputs below `cacheFolder`, once. */
  prepare(cacheFolder: string): Promise<Prepared>;
};

export type Prepared = {
  measurements: Measurement[];
  /** Facts that need no clock, one line each. */
  notes: string[];
  /** A line that says why this machine cannot run the case; then there are no measurements. */
  skipped?: string;
  close(): Promise<void>;
};
