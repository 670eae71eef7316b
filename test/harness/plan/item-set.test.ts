import { describe, expect, it } from 'vitest';
import { describeItems } from '../../../harness/plan/item-set.ts';
import { itemSetSchema } from '../../../harness/schema/item-set.ts';
import type { Item } from '../../../harness/schema/item.ts';
import { choiceItem } from '../../support/items.ts';

const benchmark = {
  id: 'nextqa',
  breakdowns: (item: Item) => ({ type: item.tags['type'] ?? 'CW' }),
};
const items = [choiceItem('a_1'), choiceItem('a_2'), choiceItem('b_1', { tags: { type: 'TN' } })];
const set = describeItems(benchmark, items, null);

describe('describeItems', () => {
  it('holds ids, videos, option counts and labels, and no text', () => {
    expect(itemSetSchema.parse(set)).toMatchObject({
      ids: ['a_1', 'a_2', 'b_1'],
      clusters: [0, 0, 1],
      clusterIds: ['a', 'b'],
      optionCounts: [3, 3, 3],
      breakdowns: { type: { labels: ['CW', 'TN'], items: [0, 0, 1] } },
    });
    expect(JSON.stringify(set)).not.toMatch(/walk|jump|What/);
  });

  it.each([
    ['question', { question: 'Else?' }],
    ['gold answer', { gold: { kind: 'choice' as const, letter: 'C' } }],
    ['option', { options: [{ letter: 'A', text: 'else' }] }],
    ['video', { cluster: 'z' }],
  ])('has another hash when a %s changes', (_, change) => {
    const changed = [{ ...(items[0] as Item), ...change }, ...items.slice(1)];
    expect(describeItems(benchmark, changed, null).hash).not.toBe(set.hash);
  });

  it('does not depend on where the clips are', () => {
    const moved = items.map((item) => ({ ...item, clip: { file: 'elsewhere.mp4' } }));
    expect(describeItems(benchmark, moved, null).hash).toBe(set.hash);
  });

  it('breaks its schema when a column is too short', () => {
    const parsed = itemSetSchema.safeParse({ ...set, clusters: [0] });
    expect(parsed.error?.issues[0]).toMatchObject({
      path: ['clusters'],
      message: '1 entries for 3 items',
    });
  });

  it.each([
    ['a video that is none', { clusters: [0, 1, 9] }, 'clusters', /9 is no index/],
    ['an id twice', { ids: ['a', 'a', 'b'] }, 'ids', /twice/],
    ['a hash that leads elsewhere', { hash: '../../outside' }, 'hash', /letters, digits/],
  ])('breaks its schema with %s', (_, change, path, message) => {
    const parsed = itemSetSchema.safeParse({ ...set, ...change });
    expect(parsed.error?.issues[0]).toMatchObject({
      path: [path],
      message: expect.stringMatching(message) as string,
    });
  });
});
