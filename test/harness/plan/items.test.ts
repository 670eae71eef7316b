import { describe, expect, it } from 'vitest';
import { benchmarks } from '../../../harness/plan/benchmarks.ts';
import { loadItems } from '../../../harness/plan/items.ts';
import { nextqaFolder } from '../../support/items.ts';

const benchmark = await benchmarks.load('nextqa');
const list = (ids: string[], more = {}) => ({
  name: 'mine',
  benchmark: 'nextqa',
  split: 'val',
  ids,
  ...more,
});

describe('loadItems', () => {
  it('takes the first items, or those of a list, in the order of the file', async () => {
    const choice = { benchmark, split: 'val', dataFolder: await nextqaFolder() };
    const ids = async (more: object) =>
      (await loadItems({ ...choice, ...more })).items.map((item) => item.id);
    expect(await ids({ limit: 2 })).toEqual(['100_0', '100_1']);
    expect(await ids({ list: list(['102_1', '100_1']) })).toEqual(['100_1', '102_1']);
    expect(await ids({ list: list(['102_1', '100_1']), limit: 1 })).toEqual(['100_1']);
  });

  it('refuses a list for other data, with the items that are missing', async () => {
    const choice = { benchmark, split: 'val', dataFolder: await nextqaFolder() };
    await expect(loadItems({ ...choice, list: list(['100_0', '9_9']) })).rejects.toThrow(/9_9/);
    await expect(
      loadItems({ ...choice, list: list(['100_0'], { split: 'test' }) }),
    ).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });

  it('names the nearest split', async () => {
    const choice = { benchmark, split: 'vall', dataFolder: await nextqaFolder() };
    await expect(loadItems(choice)).rejects.toMatchObject({
      code: 'USAGE',
      hint: expect.stringContaining('"val"') as string,
    });
  });
});
