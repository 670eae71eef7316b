import { registry } from '../registry.ts';
import type { Benchmark } from '../schema/benchmark.ts';

/** Every folder of `benchmarks/` that holds a `benchmark.ts`. */
export const benchmarks = registry<Benchmark>(
  'benchmark',
  new URL('../../benchmarks/', import.meta.url),
  'benchmark',
  'folders',
);
