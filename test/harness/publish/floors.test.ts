import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeItems } from '../../../harness/plan/item-set.ts';
import { makeFloors } from '../../../harness/publish/floors.ts';
import { readFloors, writeFloors } from '../../../harness/publish/floors-file.ts';
import { floorsText } from '../../../harness/publish/floors-text.ts';
import { floorOf, floorsSchema } from '../../../harness/schema/floors.ts';
import type { Item } from '../../../harness/schema/item.ts';
import { inventedItems } from '../../support/blind-items.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const kind = (item: Item) => (Number(item.id.split('_')[1]) < 40 ? 'early' : 'late');
const benchmark = { id: 'invented', breakdowns: (item: Item) => ({ kind: kind(item) }) };

function floorsOf(items: Item[], seeds: number) {
  const itemSet = describeItems(benchmark, items, null);
  return makeFloors({ items, itemSet, seed: 0, seeds });
}

describe('the record', async () => {
  const items = inventedItems(80, { signal: true });
  const floors = await floorsOf(items, 2);

  it('fits its schema, is the same again, and says nothing of the texts', async () => {
    expect(floorsSchema.parse(floors)).toEqual(floors);
    expect(await floorsOf(items, 2)).toEqual(floors);
    const written = JSON.stringify(floors);
    expect(written).not.toContain('ocean');
    for (const { id } of items) expect(written).not.toContain(`"${id}"`);
  });

  it('holds every baseline under both tie rules, with interval and denominator', () => {
    expect(floors.whole).toMatchObject({ n: 80, clusters: 20, chance: 0.25 });
    expect(floors.whole.baselines['random']).toMatchObject({ expected: { value: 0.25, n: 80 } });
    expect(Object.keys(floors.whole.baselines)).toEqual(Object.keys(floors.rules));
    expect(floors.rules['majority-letter']).toMatchObject({ learns: 'answers', version: 1 });
    expect(floors.whole.baselines['logit']?.expected.value).toBeGreaterThan(0.9);
  });

  it('holds the spread of the logit and the outcome of its self-tests', () => {
    expect(floors.logit).toMatchObject({
      seeds: [0, 1],
      selfTests: { labelInvariance: true, shuffledLabels: { coversChance: true } },
    });
    expect(floors.logit?.grouped.values).toHaveLength(2);
    expect(floors.logit?.selfTests.shuffledLabels.values).toHaveLength(5);
    expect(floors.logit?.sharedVideo).toMatchObject({ n: 80, clusters: 20 });
  });

  it('names the floor of the set and of a label, and none where a label is left out', () => {
    expect(floorOf(floors)).toMatchObject({ chance: 0.25, estimate: { n: 80 } });
    expect(floorOf(floors)?.baseline).toMatch(/^logit/);
    const label = { breakdown: 'kind', label: 'early' };
    expect(floorOf(floors, label)?.estimate?.n).toBe(40);
    expect(floorOf(floors, { breakdown: 'kind', label: 'never' })).toBeNull();
  });

  it('is printed with both tie rules and the floor of each label', () => {
    const text = floorsText(floors);
    expect(text).toMatch(/invented val: 80 of 80 items, 20 videos, chance 25\.00/);
    expect(text).toMatch(/accuracy .* 95 % interval .* ties by item id/);
    expect(text).toMatch(/label invariance: held/);
    expect(text).toMatch(/kind +early .* logit/);
  });
});

it('falls back to chance where no baseline is above it', async () => {
  const floors = await floorsOf(inventedItems(40), 0);
  const { expected, tiesByItemId } = floors.whole.baselines['random'] ?? {};
  const none = { ...floors, whole: { ...floors.whole, baselines: {} } };
  expect(floorOf(none)).toEqual({ value: 0.25, baseline: null, estimate: null, chance: 0.25 });
  expect(expected?.value).toBe(0.25);
  expect(tiesByItemId).toBeLessThan(0.6);
});

it('without the logit there is none, and labels below thirty items are left out', async () => {
  const floors = await floorsOf(inventedItems(65), 0);
  expect(floors.logit).toBeNull();
  expect(Object.keys(floors.rules)).not.toContain('logit');
  expect(floors.breakdowns['kind']).toEqual({});
  expect(floorsText(floors)).toContain('logit: left out');
});

it('counts only what can be scored', async () => {
  const items = inventedItems(50).map((item, n): Item =>
    n % 5 === 0 ? { ...item, gold: { kind: 'hidden' } } : item,
  );
  const floors = await floorsOf(items, 0);
  expect(floors.whole.n).toBe(40);
  expect(floors.notes[0]).toMatch(/^10 items have no options or a hidden answer/);
});

it('says that one video leaves nothing to hold out', async () => {
  const floors = await floorsOf(inventedItems(32, { perVideo: 32 }), 1);
  expect(floors.logit).toMatchObject({
    sharedVideo: null,
    selfTests: { labelInvariance: null, shuffledLabels: { coversChance: true } },
  });
  expect(floors.whole.baselines['logit']?.expected.value).toBe(0.25);
  expect(floors.notes.join()).toContain('one video: nothing can be held out');
});

it('refuses what has no options, and hidden answers', async () => {
  const hidden = inventedItems(4).map((item): Item => ({ ...item, gold: { kind: 'hidden' } }));
  await expect(floorsOf(hidden, 0)).rejects.toMatchObject({ code: 'DATA_MISSING' });
  const open = hidden.map(({ options: _options, ...item }) => item);
  await expect(floorsOf(open, 0)).rejects.toMatchObject({ code: 'USAGE' });
});

it('is written with the item set, unless that is there, and read back', async () => {
  const results = await temporaryFolder();
  const items = inventedItems(30);
  const itemSet = describeItems(benchmark, items, null);
  const floors = await makeFloors({ items, itemSet, seed: 0, seeds: 0 });
  expect(await readFloors(results, itemSet.hash)).toBeNull();
  await writeFloors(results, floors, itemSet);
  expect(await readFloors(results, itemSet.hash)).toEqual(floors);
  expect(await readdir(join(results, 'items'))).toEqual([`${itemSet.hash}.json`]);
  const kept = join(results, 'items', `${itemSet.hash}.json`);
  await writeFile(kept, 'kept');
  await writeFloors(results, floors, itemSet);
  expect(await readFile(kept, 'utf8')).toBe('kept');
  await writeFile(join(results, 'floors', `${itemSet.hash}.json`), '{}');
  await expect(readFloors(results, itemSet.hash)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
});
