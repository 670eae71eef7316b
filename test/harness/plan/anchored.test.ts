import { describe, expect, it } from 'vitest';
import { anchored, anchoredIds, ANCHOR_SEED } from '../../../harness/plan/anchored.ts';
import { benchmarks } from '../../../harness/plan/benchmarks.ts';
import { describeItems } from '../../../harness/plan/item-set.ts';
import { planRun, type RunRequest } from '../../../harness/plan/run-plan.ts';
import { itemSetPlace, itemSetSchema } from '../../../harness/schema/item-set.ts';
import { choiceItem, nextqaFolder } from '../../support/items.ts';

/** Sixty videos of three questions; two breakdowns, one of which cuts through every video. */
const items = Array.from({ length: 180 }, (_, index) =>
  choiceItem(`v${Math.floor(index / 3)}_${index}`, {
    tags: {
      group: Math.floor(index / 3) % 6 === 0 ? 'rare' : 'common',
      type: ['x', 'y', 'z'][(index + Math.floor(index / 9)) % 3] as string,
    },
  }),
);
const benchmark = {
  ...(await benchmarks.load((await benchmarks.ids())[0] as string)),
  id: 'bench',
  breakdowns: ({ tags }: (typeof items)[number]) => ({ ...tags }),
};
const whole = describeItems(benchmark, items, null);
const subsetOf = (count: number, list: string | null = null) =>
  anchored({ benchmark, items, whole: describeItems(benchmark, items, list) }, { subset: count });

describe('an anchored subset', () => {
  it('says in its name and a field what it is a part of, and is valid', () => {
    const { itemSet } = subsetOf(60);
    expect(itemSet).toMatchObject({
      name: 'subset-60',
      subset: { of: whole.hash, ofItems: 180, items: 60, seed: ANCHOR_SEED },
    });
    expect(itemSet.hash).not.toBe(whole.hash);
    expect(itemSetSchema.parse(itemSet)).toEqual(itemSet);
    expect(itemSetPlace(itemSet).subset).toEqual(itemSet.subset);
    expect(subsetOf(60, 'mine').itemSet.name).toBe('mine-subset-60');
  });

  it('cannot keep the field under a name that does not say it', () => {
    const { itemSet } = subsetOf(60);
    const renamed = itemSetSchema.safeParse({ ...itemSet, name: null });
    expect(renamed.error?.issues[0]?.message).toBe('a subset is named after it: subset-60');
  });

  it.each([30, 60, 90])('has whole videos and the shares of both breakdowns at %d items', (n) => {
    const { items: chosen } = subsetOf(n);
    expect(chosen.length).toBeLessThanOrEqual(n);
    expect(chosen.length).toBeGreaterThan(n - 3);
    for (const cluster of new Set(chosen.map((item) => item.cluster)))
      expect(chosen.filter((item) => item.cluster === cluster)).toHaveLength(3);
    for (const [tag, label, share] of [
      ['group', 'rare', 1 / 6],
      ['type', 'x', 1 / 3],
      ['type', 'y', 1 / 3],
    ] as const) {
      const own = chosen.filter(({ tags }) => tags[tag] === label).length;
      expect(Math.abs(own - share * chosen.length), `${tag} ${label}`).toBeLessThanOrEqual(3);
    }
  });

  it('is the beginning of a larger one, whatever the order of the rows', () => {
    expect(anchoredIds(whole, 30).isSubsetOf(anchoredIds(whole, 90))).toBe(true);
    const turned = describeItems(benchmark, items.toReversed(), null);
    expect(anchoredIds(turned, 90)).toEqual(anchoredIds(whole, 90));
  });

  it('keeps the order of the rows', () => {
    const ids = subsetOf(45).itemSet.ids;
    expect(ids).toEqual(items.map(({ id }) => id).filter((id) => ids.includes(id)));
  });

  it('is the whole, unmarked, where there are no more items', () => {
    expect(subsetOf(180).itemSet).toEqual(whole);
    expect(subsetOf(500).itemSet.subset).toBeUndefined();
  });
});

describe('a run on a subset', () => {
  const plan = async (more: Partial<RunRequest>) =>
    planRun({
      benchmark: 'nextqa',
      split: 'val',
      data: await nextqaFolder(12, 2),
      endpoint: 'openai:x@http://127.0.0.1:1/v1',
      protocol: 'sightline',
      probes: ['full', 'blind:4'],
      seed: 0,
      settings: {},
      ...more,
    });

  it('has the same items whatever the seed of the run, and is another run than the whole', async () => {
    const [one, other, all] = [
      await plan({ subset: 8 }),
      await plan({ subset: 8, seed: 5 }),
      await plan({}),
    ];
    expect(other.itemSet).toEqual(one.itemSet);
    expect(one.itemSet.subset?.of).toBe(all.itemSet.hash);
    expect(one.id).toContain('subset-8');
    expect(new Set([one.id, other.id, all.id]).size).toBe(3);
  });

  it('goes with shards, which share its videos, and with probes that ask a part of it', async () => {
    const shards = [
      await plan({ subset: 8, shard: { index: 1, count: 2 } }),
      await plan({ subset: 8, shard: { index: 2, count: 2 } }),
    ];
    const asked = shards.flatMap(({ trials }) => trials);
    const of = (probe: string) => asked.filter((trial) => trial.probe.id === probe);
    expect(new Set(of('full').map(({ item }) => item.id))).toEqual(new Set(shards[0]?.itemSet.ids));
    expect(of('blind')).toHaveLength(4);
  });

  it('does not go with a limit', async () => {
    await expect(plan({ subset: 8, limit: 4 })).rejects.toMatchObject({ code: 'USAGE' });
  });
});
