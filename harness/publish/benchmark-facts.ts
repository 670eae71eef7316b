import type { Task } from '../comparison/options.ts';
import { benchmarks, resolveBenchmark } from '../plan/benchmarks.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { Model } from '../schema/model-card.ts';
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

/** Whether a licence lets out which single items a record has right; unknown licences let nothing out. */
export function keepsItemsBack(
  facts: Pick<BenchmarkFacts, 'publishes'> | undefined,
  kinds: Model['kind'][],
): boolean {
  if (facts === undefined || facts.publishes === 'aggregates') return true;
  // A rule that reads only the rows gives the right answers away.
  return facts.publishes === 'outcomes' && kinds.includes('baseline');
}

/** "NExT-QA, licence MIT: figures and ids of items may be handed on, …". */
export function licenceWords(id: string, facts: BenchmarkFacts | undefined): string {
  if (facts === undefined)
    return `The licence of ${id} is not known: nothing of single items is shown.`;
  const { title, licence, publishes } = facts;
  const items =
    publishes === 'aggregates'
      ? 'figures of many items are shown, and nothing of single ones'
      : 'ids of items are shown, and no question, option or answer';
  return `${title}, licence ${licence}: ${items}.`;
}
