import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Side } from '../comparison/compared.ts';
import { pastPairs, type PastPairs } from '../comparison/past-pairs.ts';
import { SightlineError } from '../errors.ts';
import { readConfig } from '../read-config.ts';
import { itemSetSchema, type ItemSet } from '../schema/item-set.ts';
import { evidenceOf } from '../shortcuts/evidence.ts';
import { readRecords } from './read-records.ts';

/**
 * What pairs of published models had on each item set of a benchmark, both asked the same. None where
 * nothing of it is published.
 */
export async function pastPairsOf(results: string, benchmark: string): Promise<PastPairs[]> {
  const names = await readdir(join(results, benchmark)).catch((): string[] => []);
  const read = await readRecords(
    names.filter((name) => name.endsWith('.json')).map((name) => join(results, benchmark, name)),
  );
  const sides = read
    .filter(({ result }) => result.model.kind === 'model')
    .map(({ result, items, path }): Side => {
      return { name: path, path, evidence: evidenceOf(result, items), note: null };
    });
  const wanted = (a: Side, b: Side) => {
    const [one, two] = [a.evidence.result, b.evidence.result];
    return one.model.id !== two.model.id && one.protocol.asked === two.protocol.asked;
  };
  return bySet(sides, { probe: 'full', wanted });
}

/** Pairs are made over one item set each. */
export function bySet(
  sides: Side[],
  how: { probe: string; wanted?: (base: Side, other: Side) => boolean },
): PastPairs[] {
  const sets = Map.groupBy(sides, ({ evidence }) => evidence.items.hash);
  return [...sets.values()].flatMap((own) => {
    const found = pastPairs(own, how);
    return found === null ? [] : [found];
  });
}

/**
 * The items of a whole split, as a record of it names them.
 *
 * @throws `USAGE` where none or several splits are known.
 */
export async function wholeSplit(
  results: string,
  { benchmark, split }: { benchmark: string; split: string | null },
): Promise<ItemSet> {
  const names = await readdir(join(results, 'items')).catch((): string[] => []);
  const sets: ItemSet[] = [];
  for (const name of names)
    sets.push(await readConfig(join(results, 'items', name), itemSetSchema));
  const known = sets.filter(
    (set) =>
      set.benchmark === benchmark && set.name === null && (split === null || set.split === split),
  );
  const splits = [...new Set(known.map((set) => set.split))];
  if (splits.length === 1) return known[0] as ItemSet;
  throw new SightlineError(
    'USAGE',
    splits.length === 0
      ? `no record tells how many items ${benchmark}${split === null ? '' : ` ${split}`} has`
      : `${benchmark} has the splits ${splits.join(', ')}`,
    { hint: splits.length === 0 ? 'say it with --items N' : 'choose one with --split' },
  );
}
