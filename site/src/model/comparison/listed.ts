import type { BenchmarkCard } from '../../../../harness/schema/benchmark-card.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import { percent } from '../../../../harness/percent.ts';

/** A record that can be chosen. */
export type Listed = {
  /** `<benchmark>/<id>`, as addresses name it. */
  key: string;
  name: string;
  /** The items, as a heading: only records below one can be paired. */
  group: string;
  itemSet: string;
  task: BenchmarkCard['task'];
};

/** Those whose single outcomes are published: without them nothing can be paired. */
export function listedOf(
  results: readonly Result[],
  { title, task }: Pick<BenchmarkCard, 'title' | 'task'>,
): Listed[] {
  return results
    .filter(({ probes }) => outcomesOf(probes['full']) && probes['full']?.accuracy !== null)
    .sort((a, b) => scoreOf(b) - scoreOf(a))
    .map((result) => {
      const { id, benchmark, model, protocol } = result;
      const step = model.series === null ? '' : `, step ${model.series.step}`;
      return {
        key: `${benchmark.id}/${id}`,
        name: `${model.name}${step}, ${protocol.id}: ${percent(scoreOf(result))}`,
        group: [title, benchmark.split, benchmark.itemSetName].filter(Boolean).join(' '),
        itemSet: benchmark.itemSet,
        task,
      };
    })
    .sort((a, b) => a.group.localeCompare(b.group, 'en'));
}

function scoreOf({ probes }: Result): number {
  return probes['full']?.accuracy?.value ?? 0;
}

function outcomesOf(probe: Result['probes'][string] | undefined): boolean {
  return probe !== undefined && (probe.outcomes ?? probe.variants?.[0]?.outcomes ?? null) !== null;
}
