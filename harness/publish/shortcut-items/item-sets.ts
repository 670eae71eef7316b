import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SightlineError } from '../../errors.ts';
import { benchmarks, resolveBenchmark } from '../../plan/benchmarks.ts';
import { describeItems } from '../../plan/item-set.ts';
import { loadItems } from '../../plan/items.ts';
import { outcomesOf } from '../outcomes.ts';
import { readRecords, type ReadRecord } from '../read-records.ts';
import { readConfig } from '../../read-config.ts';
import type { Benchmark } from '../../schema/benchmark.ts';
import { benchmarkCardsSchema } from '../../schema/benchmark-card.ts';
import type { Item } from '../../schema/item.ts';
import type { ItemSet } from '../../schema/item-set.ts';
import { evidenceOf } from '../../shortcuts/evidence.ts';
import type { PanelRecord } from '../../shortcuts/items/panel.ts';
import { strictest, type Terms } from '../../shortcuts/items/terms.ts';

/** All records over one item set, and the questions themselves where they can still be read. */
export type RecordsOfSet = {
  items: ItemSet;
  records: PanelRecord[];
  terms: Terms;
  questions: { known: Item[] } | { reason: string };
};

/**
 * Reads runs and published records and puts those of one item set together.
 *
 * @param data the data folder; null: where it was when the runs were made.
 * @throws what `readRecords` throws, and `DATA_INVALID` where a named data folder holds other items.
 */
export async function readItemSets(paths: string[], data: string | null): Promise<RecordsOfSet[]> {
  const bySet = Map.groupBy(await readRecords(paths), ({ items }) => items.hash);
  const sets: RecordsOfSet[] = [];
  for (const records of bySet.values()) {
    const [first] = records;
    if (first === undefined) continue;
    const sources = await Promise.all(records.map(sourceOf));
    const terms = strictest(sources.map((source) => source.terms));
    if (terms === undefined) continue;
    sets.push({
      items: first.items,
      records: records.map(panelRecord),
      terms,
      questions: await questionsOf({
        items: first.items,
        benchmark: sources.find(({ benchmark }) => benchmark !== null)?.benchmark ?? null,
        folders: data === null ? records.flatMap(({ run }) => run?.manifest.data ?? []) : [data],
        strict: data !== null,
      }),
    });
  }
  return sets;
}

/** Of a record as it was read; predictions only of run folders. */
export function panelRecord({ result, items, run }: ReadRecord): PanelRecord {
  return {
    evidence: evidenceOf(result, items),
    answersTo: (id) => {
      const probe = run?.manifest.probes.find((one) => one.id === id);
      if (run === undefined || probe === undefined) return null;
      return outcomesOf(probe, run.scores, items).map(({ answers }) => answers);
    },
  };
}

/** The benchmark, null where it cannot be loaded, and what its licence lets out; nothing where that is not known. */
async function sourceOf({ result, path, run }: ReadRecord): Promise<{
  benchmark: Benchmark | null;
  terms: Terms;
}> {
  const { id } = result.benchmark;
  const descriptor = run?.manifest.descriptor;
  if (descriptor !== undefined || (await benchmarks.ids()).includes(id)) {
    const benchmark = await resolveBenchmark(descriptor ?? id);
    return { benchmark, terms: benchmark };
  }
  const file = join(dirname(dirname(path)), 'benchmarks.json');
  const cards = (await exists(file)) ? await readConfig(file, benchmarkCardsSchema) : [];
  const card = cards.find((one) => one.id === id);
  const unknown = { title: id, licence: 'licence unknown', publishes: 'aggregates' } as const;
  return { benchmark: null, terms: card ?? unknown };
}

async function questionsOf({
  items,
  benchmark,
  folders,
  strict,
}: {
  items: ItemSet;
  benchmark: Benchmark | null;
  folders: string[];
  strict: boolean;
}): Promise<RecordsOfSet['questions']> {
  const [folder] = folders;
  if (folder === undefined || benchmark === null) {
    return {
      reason:
        'it needs predictions and right answers, which published records do not hold: name the run folders of all models, with the data folder that they were run on',
    };
  }
  try {
    return { known: await questionsIn(folder, items, benchmark) };
  } catch (error) {
    if (strict || !(error instanceof SightlineError)) throw error;
    // Reasons stand in public records: no path of this machine.
    return {
      reason: `the data that the runs were asked on cannot be read (${error.code}); give its folder with --data`,
    };
  }
}

async function questionsIn(folder: string, set: ItemSet, benchmark: Benchmark): Promise<Item[]> {
  const { items } = await loadItems({
    benchmark,
    split: set.split,
    dataFolder: folder,
    list: { name: 'the run', benchmark: benchmark.id, split: set.split, ids: set.ids },
    skipInvalid: true,
  });
  if (describeItems(benchmark, items, set.name).hash === set.hash) return items;
  throw new SightlineError('DATA_INVALID', `the data in ${folder} is not what the runs asked`, {
    hint: 'a question, an option or an answer has changed since; give the old folder with --data',
  });
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
