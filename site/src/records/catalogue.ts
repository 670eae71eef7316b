import { getCollection } from 'astro:content';
import type { BenchmarkCard } from '../../../harness/schema/benchmark-card.ts';
import type { Floors } from '../../../harness/schema/floors.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Result } from '../../../harness/schema/result.ts';
import { boardsOf, type Board } from '../model/board.ts';

/** A benchmark as the site shows it: what is known of it, and its boards. */
export type BenchmarkEntry = {
  id: string;
  title: string;
  /** By its card; without one, by what its results hold. */
  task: BenchmarkCard['task'];
  /** Null when no card was published for it. */
  card: BenchmarkCard | null;
  results: Result[];
  boards: Board[];
};

/** Every benchmark that has a card or a result; those with a card first, in the order of the cards. */
export async function benchmarkEntries(): Promise<BenchmarkEntry[]> {
  const cards = (await getCollection('benchmarks'))
    .map(({ data }) => data)
    .sort((a, b) => a.place - b.place);
  const results = await allResults();
  const ids = new Set([
    ...cards.map(({ id }) => id),
    ...results.map(({ benchmark }) => benchmark.id).sort(),
  ]);
  return [...ids].map((id) => {
    const card = cards.find((one) => one.id === id) ?? null;
    const own = results.filter(({ benchmark }) => benchmark.id === id);
    const boards = boardsOf(own, card);
    return { id, title: card?.title ?? id, task: taskOf(own, card), card, results: own, boards };
  });
}

/** Those with results to questions: they have pages of categories, probes and contamination. */
export async function questionEntries(): Promise<BenchmarkEntry[]> {
  return (await benchmarkEntries()).filter(
    ({ task, results }) => task === 'question-answering' && results.length > 0,
  );
}

function taskOf(results: Result[], card: BenchmarkCard | null): BenchmarkCard['task'] {
  if (card !== null) return card.task;
  const graded = results.some(({ probes }) => probes['full']?.checklists !== undefined);
  return graded ? 'generation' : 'question-answering';
}

/** Newest first. */
export async function allResults(): Promise<Result[]> {
  return (await getCollection('results'))
    .map(({ data }) => data)
    .sort(
      (a, b) =>
        b.provenance.publishedAt.localeCompare(a.provenance.publishedAt) ||
        a.id.localeCompare(b.id, 'en'),
    );
}

export async function itemSetsByHash(): Promise<Map<string, ItemSet>> {
  return new Map((await getCollection('itemSets')).map(({ data }) => [data.hash, data]));
}

export async function floorsByItemSet(): Promise<Map<string, Floors>> {
  return new Map((await getCollection('floors')).map(({ data }) => [data.benchmark.itemSet, data]));
}
