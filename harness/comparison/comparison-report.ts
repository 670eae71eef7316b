import type { ArmComparison } from './arms.ts';
import type { BenchmarkMean } from './benchmark-mean.ts';
import type { GateResult } from './gate.ts';
import type { Settled, Task } from './options.ts';
import { DRAWS } from './randomness.ts';
import type { Row } from './rows.ts';
import { LEVEL, type AdjustedP } from './sentence.ts';

/** Two arms of several training seeds on one benchmark. */
export type ArmRow = {
  benchmark: string;
  task: Task | null;
  arms: ArmComparison;
  p: AdjustedP | null;
  separated: boolean;
  sentence: string;
};

/** Every difference is the second less the first, in shares of 1. Nothing in it is random but by its seed. */
export type ComparisonReport = {
  schemaVersion: 1;
  difference: 'other − base';
  probe: string;
  margin: number;
  level: number;
  seed: number;
  flips: number;
  resamples: number;
  inputs: { letter: string; name: string }[];
  rows: Row[];
  /** Checkpoints of one training run: each against the one before, beside `rows`, which are against the first. */
  series: { id: string; steps: number[]; previous: Row[] } | null;
  arms: ArmRow[];
  /** Over the benchmarks of one task; never over question answering and generation together. */
  means: BenchmarkMean[];
  gates: GateResult[];
  notes: string[];
};

/** What every report says of how it was made. */
export function emptyReport({ probe, margin, seed, draws }: Settled): ComparisonReport {
  return {
    schemaVersion: 1,
    difference: 'other − base',
    probe,
    margin,
    level: LEVEL,
    seed,
    flips: DRAWS.flips,
    resamples: draws,
    inputs: [],
    rows: [],
    series: null,
    arms: [],
    means: [],
    gates: [],
    notes: [],
  };
}
