import type { Side } from '../../../../harness/comparison/compared.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import type { ReadRecord } from '../../model/comparison/compare-records.ts';
import {
  itemSetOf,
  type ItemColumns,
  type ItemNames,
} from '../../model/comparison/item-columns.ts';

const asked = new Map<string, Promise<unknown>>();

/**
 * Reads records and their items, each file once. Names are read with them only where the item sets
 * differ, because then they decide which items are shared.
 *
 * @param base address of the site.
 */
export async function readRecords(keys: readonly string[], base: string): Promise<ReadRecord[]> {
  const results = await Promise.all(
    keys.map((key) => json<Result>(`${base}data/results/${key}.json`)),
  );
  const hashes = [...new Set(results.map(({ benchmark }) => benchmark.itemSet))];
  const sets = new Map(
    await Promise.all(
      hashes.map(async (hash) => {
        const columns = await json<ItemColumns>(`${base}data/compare/${hash}/columns.json`);
        const names = hashes.length === 1 ? null : await readNames(hash, base);
        return [hash, itemSetOf(columns, names)] as const;
      }),
    ),
  );
  return results.map((result, at) => ({
    path: `results/${keys[at]}.json`,
    result,
    items: sets.get(result.benchmark.itemSet)!,
  }));
}

function readNames(hash: string, base: string): Promise<ItemNames> {
  return json<ItemNames>(`${base}data/compare/${hash}/names.json`);
}

/** Where both are of one set, items are called by their place until somebody looks. */
export async function namer(
  [one, two]: [Side, Side],
  base: string,
): Promise<(id: string) => string> {
  const { hash } = one.evidence.items;
  if (hash !== two.evidence.items.hash) return (id) => id;
  const { ids } = await readNames(hash, base);
  const places = new Map(one.evidence.items.ids.map((id, item) => [id, item]));
  return (id) => ids[places.get(id) ?? -1] ?? id;
}

function json<T>(address: string): Promise<T> {
  const known = asked.get(address);
  if (known !== undefined) return known as Promise<T>;
  const found = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    return response.json() as Promise<T>;
  });
  asked.set(address, found);
  // What failed once may be there when it is asked for again.
  found.catch(() => asked.delete(address));
  return found;
}
