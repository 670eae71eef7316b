import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { benchmark as motionbench } from '../../../../benchmarks/motionbench/benchmark.ts';
import { benchmark as nextqa } from '../../../../benchmarks/nextqa/benchmark.ts';
import { benchmark as videoMme } from '../../../../benchmarks/video-mme/benchmark.ts';
import {
  itemSources,
  readSourceNames,
} from '../../../../harness/publish/contamination/item-sources.ts';
import { choiceItem } from '../../../support/items.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const UUID = 'ef476626-3499-40c2-bbd6-5004223d1ada';

it.each([
  [nextqa, { cluster: '2574374895' }, { platform: 'flickr', id: '2574374895' }],
  [
    videoMme,
    { cluster: '001', clip: { file: 'data/h1ea4qoIfiU.mp4' } },
    { platform: 'youtube', id: 'h1ea4qoIfiU' },
  ],
  [
    motionbench,
    { cluster: UUID, clip: { file: `public-dataset/${UUID}_58_59.mp4` } },
    { platform: 'uuid', id: UUID.replaceAll('-', ''), start: 58, end: 59 },
  ],
  [{}, { clip: { file: 'videos/h1ea4qoIfiU.mp4' } }, { platform: 'youtube', id: 'h1ea4qoIfiU' }],
])('%o', (benchmark, item, source) => {
  expect(itemSources(benchmark, [choiceItem('a_0', item)], new Map())).toEqual([
    { source, channel: null },
  ]);
});

it('an old name is the source, by the video or by its clip', async () => {
  const file = join(await temporaryFolder(), 'mapping.json');
  await writeFile(file, JSON.stringify({ 'ZWu9MSC6WMw_97_111.mp4': UUID, 'S25A02I01M0.mp4': 'b' }));
  const names = await readSourceNames(file);
  const items = [
    choiceItem('a_0', { cluster: UUID, clip: { file: `${UUID}_0_12.mp4` } }),
    choiceItem('b_0', { cluster: 'b', clip: { file: 'b.mp4' } }),
  ];
  expect(itemSources(motionbench, items, names).map(({ source }) => source)).toEqual([
    { platform: 'youtube', id: 'ZWu9MSC6WMw', start: 97, end: 111 },
    { platform: 'file', id: 'S25A02I01M0' },
  ]);
});

it('refuses a file that is no map of names', async () => {
  const file = join(await temporaryFolder(), 'mapping.json');
  await writeFile(file, '[]');
  await expect(readSourceNames(file)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
});
