import { SightlineError } from '../errors.ts';
import { resolveBenchmark } from '../plan/benchmarks.ts';
import { describeItems } from '../plan/item-set.ts';
import { loadItems } from '../plan/items.ts';
import { askedQuestions } from '../plan/asked-item.ts';
import { probes as probeRegistry } from '../plan/probes.ts';
import { readingOf } from '../plan/reading.ts';
import type { ScoreRow } from '../publish/score-table.ts';
import { readJournal } from './journal.ts';
import { readManifest, readRunItems } from './manifest.ts';
import { scoreRows } from './score-rows.ts';
import { writeScores } from './score-run.ts';

/**
 * Reads and scores the kept replies of a run with today's extractor and scorer, and replaces its
 * scores. The gold answers come from the data folder, which must hold the same items.
 *
 * @param data the data folder; null: where it was when the run was made.
 * @throws `DATA_INVALID` when the data is not what the run was asked on.
 */
export async function rescore(runFolder: string, data: string | null): Promise<ScoreRow[]> {
  const manifest = await readManifest(runFolder);
  const itemSet = await readRunItems(runFolder);
  const benchmark = await resolveBenchmark(manifest.descriptor ?? manifest.benchmark);
  const { items } = await loadItems({
    benchmark,
    split: manifest.split,
    dataFolder: data ?? manifest.data,
    list: { name: 'the run', benchmark: benchmark.id, split: manifest.split, ids: itemSet.ids },
    skipInvalid: true,
  });
  if (describeItems(benchmark, items, itemSet.name).hash !== itemSet.hash) {
    throw new SightlineError(
      'DATA_INVALID',
      `the data in ${data ?? manifest.data} is not what ${runFolder} was asked on`,
      {
        hint: 'a question, an option or an answer has changed since; give the old folder with --data',
      },
    );
  }
  const { lines } = await readJournal(runFolder);
  const reading = await readingOf(manifest.protocol);
  const probes = await Promise.all(manifest.probes.map(({ id }) => probeRegistry.load(id)));
  const questionOf = askedQuestions({ ...manifest, items, probes });
  const scores = await writeScores(runFolder, lines, { questionOf, reading });
  return scoreRows(manifest, itemSet, scores);
}
