import { describe, expect, it } from 'vitest';
import { Subsets } from '../../../harness/plan/subset.ts';
import type { Item } from '../../../harness/schema/item.ts';
import { choiceItem } from '../../support/items.ts';

/** 120 videos of three items; a tenth of the videos is "rare", and types differ within a video. */
const items = Array.from({ length: 360 }, (_, index) => {
  const video = Math.floor(index / 3);
  const group = video % 10 === 0 ? 'rare' : 'common';
  return choiceItem(`v${video}_${index}`, {
    tags: { group, type: ['x', 'y', 'z'][index % 3] ?? '' },
  });
});
const label = (name: string) => (item: Item) => item.tags[name] ?? '';
const subsets = (seed = 0, name = 'group') => new Subsets(items, { seed, label: label(name) });
const chosen = (ids: Set<string>) => items.filter(({ id }) => ids.has(id));

describe('Subsets', () => {
  it.each([3, 10, 100, 299])('at most %d items, and whole videos', (count) => {
    const ids = subsets().take(count);
    expect(ids.size).toBeLessThanOrEqual(count);
    expect(ids.size).toBeGreaterThan(count - 3);
    const videos = new Set(chosen(ids).map(({ cluster }) => cluster));
    expect(ids.size).toBe(3 * videos.size);
  });

  it('one video at least, and everything at most', () => {
    expect(subsets().take(1).size).toBe(3);
    expect(subsets().take(10_000).size).toBe(360);
  });

  it('a smaller part is the beginning of a larger one: probes stay paired', () => {
    const all = subsets();
    const small = all.take(60);
    expect(small.isSubsetOf(all.take(150))).toBe(true);
  });

  it('keeps the shares of the labels at every size', () => {
    for (const count of [30, 60, 120, 240]) {
      const own = chosen(subsets().take(count));
      const rare = own.filter(({ tags }) => tags['group'] === 'rare').length;
      expect(Math.abs(rare - own.length / 10)).toBeLessThanOrEqual(3);
    }
  });

  it('is seeded, and does not depend on the order of the rows', () => {
    expect(subsets(1).take(60)).toEqual(subsets(1).take(60));
    expect(subsets(1).take(60)).not.toEqual(subsets(2).take(60));
    const turned = new Subsets(items.toReversed(), { seed: 1, label: label('type') });
    expect(turned.take(60)).toEqual(subsets(1, 'type').take(60));
  });
});
