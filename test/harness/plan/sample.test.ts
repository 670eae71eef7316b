import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { benchmarks } from '../../../harness/plan/benchmarks.ts';
import { copySample, splitOfSample } from '../../../harness/plan/sample.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it.each(await benchmarks.ids())('%s has a sample whose split can be read', async (id) => {
  const benchmark = await benchmarks.load(id);
  const folder = join(await temporaryFolder(), 'new', id);
  await copySample(benchmark, folder);
  const { defaultSplit, splits } = benchmark;
  expect([defaultSplit, ...Object.keys(splits)]).toContain(splitOfSample(benchmark, folder));
  expect(await readdir(folder)).toContain('truth.json');
});

it('the split is one that the sample has rows of, where the default is another', async () => {
  const benchmark = { ...(await benchmarks.load('nextqa')), defaultSplit: 'test' };
  const folder = await temporaryFolder();
  await copySample(benchmark, folder);
  expect(splitOfSample(benchmark, folder)).toBe('val');
});

it('a folder that holds anything is left as it is', async () => {
  const folder = join(await temporaryFolder(), 'mine');
  await mkdir(folder);
  await writeFile(join(folder, 'val.csv'), 'mine');
  await expect(copySample(await benchmarks.load('nextqa'), folder)).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('is not empty') as string,
  });
  expect(await readdir(folder)).toEqual(['val.csv']);
});

it('a benchmark of one’s own has none', async () => {
  const benchmark = { ...(await benchmarks.load('nextqa')), id: 'kitchen' };
  await expect(copySample(benchmark, await temporaryFolder())).rejects.toMatchObject({
    code: 'USAGE',
    hint: expect.stringContaining('nextqa') as string,
  });
});
