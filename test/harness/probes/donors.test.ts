import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benchmarks } from '../../../harness/plan/benchmarks.ts';
import { loadItems } from '../../../harness/plan/items.ts';
import { donorsOf } from '../../../harness/probes/transforms/donors.ts';
import type { Item } from '../../../harness/schema/item.ts';
import { choiceItem } from '../../support/items.ts';
import { describeWithRealData, realData } from '../../support/real-data.ts';

const strata = ({ tags }: Item) => ({ length: tags['length'] ?? '', domain: tags['domain'] ?? '' });
const donors = (items: Item[], seed = 0) => donorsOf(items, { seed, strata });
const video = (name: string, length: string, domain: string) =>
  choiceItem(`${name}_1`, { tags: { length, domain } });

describe('donorsOf', () => {
  it('gives every item of a video the same other video, never its own source', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(9), fc.nat(2), fc.nat(2)), { minLength: 2, maxLength: 60 }),
        fc.integer(),
        (rows, seed) => {
          const items = rows.map(([name, length, domain], index) =>
            choiceItem(`v${name}_${index}`, {
              tags: { length: String(length), domain: String(domain) },
            }),
          );
          const found = donors(items, seed);
          const clusters = new Set(items.map(({ cluster }) => cluster));
          expect(found.size).toBe(clusters.size < 2 ? 0 : items.length);
          if (clusters.size < 2) return;
          const byCluster = new Map<string, string>();
          for (const item of items) {
            const donor = found.get(item.id);
            expect(donor?.cluster).not.toBe(item.cluster);
            expect(clusters).toContain(donor?.cluster);
            expect(byCluster.get(item.cluster) ?? donor?.cluster).toBe(donor?.cluster);
            byCluster.set(item.cluster, donor?.cluster ?? '');
          }
        },
      ),
    );
  });

  it('is a derangement of the videos that agree in all strata', () => {
    const items = Array.from({ length: 12 }, (_, index) =>
      video(`v${index}`, index % 2 === 0 ? 'short' : 'long', 'sport'),
    );
    const found = donors(items);
    const shown = items.map(({ id }) => found.get(id)?.cluster);
    expect(new Set(shown).size).toBe(12);
    for (const { id, tags } of items) {
      const donor = items.find(({ cluster }) => cluster === found.get(id)?.cluster);
      expect(donor?.tags['length']).toBe(tags['length']);
      expect(found.get(id)?.shares).toEqual(['length', 'domain']);
    }
  });

  it('widens the stratum of a video that is alone in it, the last one first, and says so', () => {
    const items = [
      video('a', 'short', 'sport'),
      video('b', 'short', 'sport'),
      video('c', 'short', 'art'),
      video('d', 'long', 'art'),
    ];
    const found = donors(items);
    expect(found.get('a_1')).toMatchObject({ cluster: 'b', shares: ['length', 'domain'] });
    expect(found.get('c_1')).toMatchObject({ shares: ['length'] });
    expect(['a', 'b']).toContain(found.get('c_1')?.cluster);
    expect(found.get('d_1')).toMatchObject({ shares: [] });
  });

  it('is the same for the same seed, and another one for another', () => {
    const items = Array.from({ length: 40 }, (_, index) => video(`v${index}`, 's', 'd'));
    expect(donors(items, 1)).toEqual(donors(items, 1));
    expect(donors(items, 1)).not.toEqual(donors(items, 2));
  });

  it('avoids a video that is asked the same words, where there is another', () => {
    const asked = (name: string, question: string) => choiceItem(`${name}_1`, { question });
    const items = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index) =>
      asked(name, index % 2 === 0 ? 'Where is this?' : `What happens in ${name}?`),
    );
    for (let seed = 0; seed < 20; seed += 1) {
      expect([...donors(items, seed).values()].filter(({ sameQuestion }) => sameQuestion)).toEqual(
        [],
      );
    }
    const alike = donors([asked('a', 'Where?'), asked('b', 'where? ')]);
    expect(alike.get('a_1')).toMatchObject({ cluster: 'b', sameQuestion: true });
  });
});

describeWithRealData('donors of the real splits', () => {
  it.each([
    ['video-mme', 'test', 'video-mme', ['duration', 'domain']],
    ['nextqa', 'test', 'nextqa', ['length']],
  ])('%s %s: every item has one in its own stratum', async (id, split, folder, shares) => {
    const benchmark = await benchmarks.load(id);
    const dataFolder = join(realData(), folder);
    const { items } = await loadItems({ benchmark, split, dataFolder });
    const found = donorsOf(items, { seed: 0, strata: (item) => benchmark.strata?.(item) ?? {} });
    expect(found.size).toBe(items.length);
    const all = [...found.values()];
    expect(all.every((donor) => donor.shares.join() === shares.join())).toBe(true);
    expect(all.filter(({ sameQuestion }) => sameQuestion)).toEqual([]);
  });
});
