import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { subsetTracking } from '../../../harness/comparison/subset-tracking.ts';
import { anchoredIds } from '../../../harness/plan/anchored.ts';
import { readRecords, type ReadRecord } from '../../../harness/publish/read-records.ts';
import { evidenceOf } from '../../../harness/shortcuts/evidence.ts';
import { itemsIn, sideOf } from './sides.ts';

const items = itemsIn([2, 2, 2, 2]);
const ids = new Set(items.ids.slice(0, 4));
const past = (name: string, letters: string, asked = 'one') => {
  const { evidence } = sideOf(name, items, letters);
  const { result } = evidence;
  const model = { ...result.model, id: name };
  return { ...evidence, result: { ...result, model, protocol: { ...result.protocol, asked } } };
};

describe('subsetTracking', () => {
  it('is the score on the subset less that on the whole, record by record', () => {
    // 100 % of the subset and 50 % of all; 50 % and 50 %.
    const found = subsetTracking([past('a', 'ccccwwww'), past('b', 'ccwwccww')], {
      ids,
      asked: 'one',
    });
    expect(found).toMatchObject({ records: 2, models: 2, sameProtocol: true });
    const near = (value: number): unknown => expect.closeTo(value, 12);
    expect(found?.level).toEqual({
      mean: near(0.25),
      sd: near(Math.sqrt(0.125)),
      low: near(0),
      high: near(0.5),
    });
    expect(found?.change).toEqual({ pairs: 1, rms: near(0.5), most: near(0.5) });
  });

  it('takes records of the protocol where there are any, and others otherwise', () => {
    const records = [past('a', 'ccccwwww'), past('b', 'ccwwccww', 'another')];
    expect(subsetTracking(records, { ids, asked: 'one' })?.records).toBe(1);
    expect(subsetTracking(records, { ids, asked: 'third' })).toMatchObject({
      records: 2,
      sameProtocol: false,
      // They were not asked alike.
      change: null,
    });
  });

  it('leaves failures out of both scores, and says nothing where there is nothing', () => {
    const found = subsetTracking([past('a', 'c-fcwwcc')], { ids, asked: 'one' });
    expect(found?.level.mean).toBeCloseTo(1 - 4 / 6, 12);
    expect(found?.level.sd).toBeNull();
    expect(subsetTracking([], { ids, asked: 'one' })).toBeNull();
    expect(subsetTracking([past('a', 'ffffwwcc')], { ids, asked: 'one' })).toBeNull();
  });
});

describe('on the records of this repository', async () => {
  const folder = fileURLToPath(new URL('../../../results/video-mme/', import.meta.url));
  const names = (await readdir(folder)).filter((name) => /^(?:short|medium)/.test(name));
  const records = await readRecords(names.map((name) => join(folder, name)));
  const tracking = (set: string, count: number) => {
    const own = records.filter(({ items: { name } }) => name === set);
    const [first] = own as [ReadRecord, ...ReadRecord[]];
    const found = subsetTracking(
      own.map(({ result, items: all }) => evidenceOf(result, all)),
      { ids: anchoredIds(first.items, count), asked: 'not asked before' },
    );
    return [found?.records, found?.level.mean, found?.level.sd, found?.change?.rms].map((value) =>
      value == null || Number.isInteger(value) ? value : Math.round(1000 * value) / 10,
    );
  };

  // Records, then points: mean and standard deviation of the error of a score, and the error of a difference.
  it.each<[string, number, number[]]>([
    ['short-786', 100, [24, 2, 2.4, 4.3]],
    ['short-786', 300, [24, -1.9, 2.1, 3.7]],
    ['medium-639', 100, [18, 1.5, 3.8, 5.7]],
    ['medium-639', 300, [18, -0.8, 1.1, 1.7]],
  ])('%s, subset of %d: %j', (set, count, measured) => {
    expect(tracking(set, count)).toEqual(measured);
  });
});
