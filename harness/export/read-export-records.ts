import { SightlineError } from '../errors.ts';
import { benchmarks, resolveBenchmark } from '../plan/benchmarks.ts';
import { describeItems } from '../plan/item-set.ts';
import { loadItems } from '../plan/items.ts';
import { readFloors } from '../publish/floors-file.ts';
import { readRecords, type ReadRecord } from '../publish/read-records.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { Floors } from '../schema/floors.ts';
import type { Item } from '../schema/item.ts';
import type { ExportRecord } from './export-format.ts';

/**
 * Reads runs and published records, each once, with what is known of their benchmarks and items.
 *
 * @param data where the items of the runs are; null: where each run found them.
 * @throws what `readRecords` throws.
 */
export async function readExportRecords(
  paths: string[],
  { results, data }: { results: string; data: string | null },
): Promise<ExportRecord[]> {
  const byId = new Map<string, ReadRecord>();
  for (const record of await readRecords(paths)) {
    if (!byId.has(record.result.id)) byId.set(record.result.id, record);
  }
  const floors = new Map<string, Floors | null>();
  const exported: ExportRecord[] = [];
  for (const record of byId.values()) {
    const { hash } = record.items;
    if (!floors.has(hash)) floors.set(hash, await readFloors(results, hash));
    const benchmark = await benchmarkOf(record);
    exported.push({
      ...record,
      benchmark,
      floors: floors.get(hash) ?? null,
      content: contentOf(record, benchmark, data),
    });
  }
  return exported;
}

/** A descriptor of one's own may be gone: the figures of its records are still theirs. */
async function benchmarkOf({ result, run }: ReadRecord): Promise<Benchmark | null> {
  const { id } = result.benchmark;
  const named = run?.manifest.descriptor ?? ((await benchmarks.ids()).includes(id) ? id : null);
  return named === null ? null : resolveBenchmark(named).catch(() => null);
}

function contentOf(
  { run, items, path }: ReadRecord,
  benchmark: Benchmark | null,
  data: string | null,
): (() => Promise<Item[]>) | null {
  if (run === undefined || benchmark === null) return null;
  return async () => {
    const loaded = await loadItems({
      benchmark,
      split: items.split,
      dataFolder: data ?? run.manifest.data,
      skipInvalid: true,
    });
    const byId = new Map(loaded.items.map((item) => [item.id, item]));
    const own = items.ids.flatMap((id) => byId.get(id) ?? []);
    if (describeItems(benchmark, own, items.name).contentHash === items.contentHash) return own;
    throw new SightlineError('RUN_MISMATCH', `${path}: the data folder holds other items`, {
      hint: 'name the folder that was asked from with --data',
    });
  };
}
