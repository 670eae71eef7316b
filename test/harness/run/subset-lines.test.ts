import { fileURLToPath } from 'node:url';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { anchoredIds, ANCHOR_SEED } from '../../../harness/plan/anchored.ts';
import { subsetLines } from '../../../harness/run/subset-lines.ts';
import { itemSetSchema } from '../../../harness/schema/item-set.ts';

const results = fileURLToPath(new URL('../../../results/', import.meta.url));
const whole = itemSetSchema.parse(
  JSON.parse(await readFile(`${results}items/e7766872b02349a4.json`, 'utf8')),
);

/** The public part of the subset, as a plan would have it. */
function subsetOf(count: number) {
  const ids = anchoredIds(whole, count);
  const at = whole.ids.flatMap((id, index) => (ids.has(id) ? [index] : []));
  const clusters = [...new Set(at.map((index) => whole.clusters[index] as number))];
  return {
    ...whole,
    hash: 'part',
    name: `${whole.name}-subset-${count}`,
    ids: at.map((index) => whole.ids[index] as string),
    clusters: at.map((index) => clusters.indexOf(whole.clusters[index] as number)),
    clusterIds: clusters.map((cluster) => whole.clusterIds[cluster] as string),
    subset: { of: whole.hash, ofItems: whole.ids.length, items: count, seed: ANCHOR_SEED },
  };
}

it('says what it can show and how it tracked past records', async () => {
  const lines = await subsetLines(
    { itemSet: subsetOf(300), asked: 'never before', wanted: 300 },
    results,
  );
  expect(lines[0]).toBe(
    'subset-300: 300 items of 100 videos, the same for everybody, of 786; marked and never ranked',
  );
  expect(lines[1]).toMatch(
    /^ {2}a difference of \d+\.\d points shows between two checkpoints at 80 % power if they differ as \d+ past pairs/,
  );
  expect(lines[2]).toMatch(
    /^ {2}24 past records of the whole \(5 models, other protocols\): its score was off by −1\.9 points on average \(sd 2\.1, /,
  );
});

it('says that nothing is known where no record is', async () => {
  const lines = await subsetLines({ itemSet: subsetOf(300), asked: 'x', wanted: 300 }, '/nowhere');
  expect(lines.slice(1)).toEqual([
    expect.stringMatching(/intra-class correlation/),
    '  no past record of the whole tells how well it tracks the full score',
  ]);
});

it('says nothing of a whole', async () => {
  const plan = { itemSet: whole, asked: 'x' };
  expect(await subsetLines({ ...plan, wanted: undefined }, results)).toEqual([]);
  expect(await subsetLines({ ...plan, wanted: 1000 }, results)).toEqual([
    '--subset 1000: there are 786 items; the whole is asked',
  ]);
});
