import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pastPairs, type PastPairs } from '../comparison/past-pairs.ts';
import { subsetTracking, type SubsetTracking } from '../comparison/subset-tracking.ts';
import { SightlineError } from '../errors.ts';
import type { Anchored, ItemSet } from '../schema/item-set.ts';
import { evidenceOf, type Evidence } from '../shortcuts/evidence.ts';
import { readRecords } from './read-records.ts';

export type PastOfWhole = { tracking: SubsetTracking; pairs: PastPairs | null };

/**
 * What the records of the whole that a subset is of tell of it.
 *
 * @param asked hash of the protocol of the run.
 * @returns null where none is below `results`; what cannot be read is passed over, as nothing hangs on it.
 */
export async function pastOfWhole(
  results: string,
  { itemSet, asked }: { itemSet: ItemSet & { subset: Anchored }; asked: string },
): Promise<PastOfWhole | null> {
  const folder = join(results, itemSet.benchmark);
  const names = await readdir(folder).catch((): string[] => []);
  const past: Evidence[] = [];
  for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
    const [record] = await readRecords([join(folder, name)]).catch(unreadable);
    if (record === undefined || record.result.model.kind !== 'model') continue;
    const { result, items } = record;
    if (items.hash === itemSet.subset.of) past.push(evidenceOf(result, items));
  }
  const tracking = subsetTracking(past, { ids: new Set(itemSet.ids), asked });
  if (tracking === null) return null;
  const sides = past.map((evidence) => ({ name: '', path: '', evidence, note: null }));
  const pairs = pastPairs(sides, {
    probe: 'full',
    wanted: ({ evidence: { result: base } }, { evidence: { result: other } }) =>
      base.model.id !== other.model.id && base.protocol.asked === other.protocol.asked,
  });
  return { tracking, pairs };
}

function unreadable(error: unknown): [] {
  if (error instanceof SightlineError) return [];
  throw error;
}
