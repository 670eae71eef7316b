import type { Task } from '../comparison/options.ts';
import { benchmarks, resolveBenchmark } from '../plan/benchmarks.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { ReadInput } from './comparison-inputs.ts';

/** What a report says of a benchmark, and what its licence lets out. */
export type BenchmarkFacts = Pick<Benchmark, 'title' | 'licence' | 'publishes'> & { task: Task };

/** Of every benchmark of the inputs that is known on this machine. */
export async function benchmarkFacts(inputs: ReadInput[]): Promise<Map<string, BenchmarkFacts>> {
  const facts = new Map<string, BenchmarkFacts>();
  const known = await benchmarks.ids();
  for (const { sides, descriptors } of inputs) {
    for (const { evidence } of sides) {
      const { id } = evidence.result.benchmark;
      const named = descriptors.get(id) ?? (known.includes(id) ? id : undefined);
      if (facts.has(id) || named === undefined) continue;
      const found = await resolveBenchmark(named).catch(() => null);
      if (found === null) continue;
      const { title, licence, publishes, task } = found;
      facts.set(id, { title, licence, publishes, task });
    }
  }
  return facts;
}
