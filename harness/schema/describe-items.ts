import type { Benchmark } from './benchmark.ts';
import { hidingGold, type Item } from './item.ts';
import type { ItemSet } from './item-set.ts';
import type { Rubric } from './rubric.ts';

/** Without splits: no answer is kept. */
export type DescribedBenchmark = Pick<Benchmark, 'id' | 'breakdowns' | 'rubric'> &
  Partial<Pick<Benchmark, 'splits'>>;

/**
 * The public description of a choice of items: ids, videos, option counts and labels, no text. Its
 * hash also covers every question, option and gold answer, through one digest over all of them. Of a split
 * whose answers are kept it covers none of these: who knows them describes the same items.
 *
 * @param hashOf SHA-256 of canonical JSON in hexadecimal, of Node or of the browser.
 */
export function itemSetOf(
  benchmark: DescribedBenchmark,
  all: Item[],
  { name, hashOf }: { name: string | null; hashOf: (value: unknown) => string },
): ItemSet {
  const split = all[0]?.split ?? '';
  const hidden = benchmark.splits?.[split]?.hiddenAnswers === true;
  const items = hidden ? all.map(hidingGold) : all;
  const clusters = indexed(items.map((item) => item.cluster));
  const labelled = items.map((item) => benchmark.breakdowns(item));
  const names = [...new Set(labelled.flatMap((labels) => Object.keys(labels)))];
  const set = {
    benchmark: benchmark.id,
    split,
    name,
    contentHash: hashOf(
      items.map(({ id, question, options, gold }) => ({ id, question, options, gold })),
    ),
    ids: items.map((item) => item.id),
    clusters: clusters.indices,
    clusterIds: clusters.labels,
    optionCounts: items.map((item) => item.options?.length ?? 0),
    breakdowns: Object.fromEntries(
      names.map((breakdown) => {
        const column = indexed(labelled.map((labels) => labels[breakdown] ?? 'none'));
        return [breakdown, { labels: column.labels, items: column.indices }];
      }),
    ),
  };
  const { rubric } = benchmark;
  return {
    schemaVersion: 1,
    hash: hashOf(set).slice(0, 16),
    ...set,
    ...(rubric === undefined ? {} : { checklists: checklistsOf(rubric, items) }),
  };
}

/** Outside of the hash, which covers the checklists through the digest over the gold answers. */
function checklistsOf(rubric: Rubric, items: Item[]): NonNullable<ItemSet['checklists']> {
  const indexOf = (dimension: string) => rubric.dimensions.indexOf(dimension);
  return {
    dimensions: [...rubric.dimensions],
    categories: Object.fromEntries(
      Object.entries(rubric.categories).map(([category, own]) => [category, own.map(indexOf)]),
    ),
    questions: items.map(({ gold }) =>
      gold.kind === 'checklist' ? gold.checks.map(({ dimension }) => indexOf(dimension)) : [],
    ),
  };
}

/** Labels in order of first appearance, and the index of each value's label. */
function indexed(values: string[]): { labels: string[]; indices: number[] } {
  const index = new Map<string, number>();
  const indices = values.map((value) => {
    const known = index.get(value);
    if (known !== undefined) return known;
    index.set(value, index.size);
    return index.size - 1;
  });
  return { labels: [...index.keys()], indices };
}
