import { resolve } from 'node:path';
import type { Reading } from '../answers/outcome.ts';
import { SightlineError } from '../errors.ts';
import { askedQuestions } from '../plan/asked-item.ts';
import { resolveBenchmark } from '../plan/benchmarks.ts';
import { describeItems } from '../plan/item-set.ts';
import { loadItems } from '../plan/items.ts';
import { withJudgeLines } from '../plan/judge-lines.ts';
import { probes as probeRegistry } from '../plan/probes.ts';
import { readingOf } from '../plan/reading.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { Item } from '../schema/item.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { JournalLine } from '../schema/journal.ts';
import type { Probe } from '../schema/probe.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import { readJournal } from './journal.ts';
import { readManifest, readRunItems } from './manifest.ts';
import type { QuestionOf } from './score-run.ts';

/** A run with its questions and right answers, to be read anew. */
export type OpenRun = {
  /** With the data folder that it is opened beside. */
  manifest: RunManifest;
  itemSet: ItemSet;
  benchmark: Benchmark;
  /** In the order of the item set. */
  items: Item[];
  /** The last line of every trial, those under probes of the judge among them. */
  lines: Map<string, JournalLine>;
  questionOf: QuestionOf;
  /** That the run was asked under. */
  probes: Probe[];
  /** By rules alone. */
  reading: Reading;
};

/**
 * A run folder beside the data that it was asked on.
 *
 * @param data the data folder; null: where it was when the run was made.
 * @throws `DATA_INVALID` when the data is not what the run was asked on.
 */
export async function openRun(runFolder: string, data: string | null): Promise<OpenRun> {
  const kept = await readManifest(runFolder);
  const manifest = { ...kept, data: data === null ? kept.data : resolve(data) };
  const itemSet = await readRunItems(runFolder);
  const benchmark = await resolveBenchmark(manifest.descriptor ?? manifest.benchmark);
  const { items } = await loadItems({
    benchmark,
    split: manifest.split,
    dataFolder: manifest.data,
    list: { name: 'the run', benchmark: benchmark.id, split: manifest.split, ids: itemSet.ids },
    skipInvalid: true,
  });
  if (describeItems(benchmark, items, itemSet.name).hash !== itemSet.hash) {
    throw new SightlineError(
      'DATA_INVALID',
      `the data in ${manifest.data} is not what ${runFolder} was asked on`,
      {
        hint: 'a question, an option or an answer has changed since; give the old folder with --data',
      },
    );
  }
  const journal = await readJournal(runFolder);
  const reading = await readingOf(manifest.protocol, itemSet);
  const probes = await Promise.all(manifest.probes.map(({ id }) => probeRegistry.load(id)));
  const { probes: records, seed } = manifest;
  const judged = { records, probes, itemSet, items, benchmark, seed };
  const lines = withJudgeLines(journal.lines, judged);
  const questionOf = askedQuestions({ ...manifest, items, probes });
  return { manifest, itemSet, benchmark, items, lines, questionOf, probes, reading };
}
