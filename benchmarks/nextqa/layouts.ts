import { hubFile } from '../../harness/data/hub-cache.ts';
import type { Layout } from '../../harness/schema/benchmark.ts';

const HUB = ['lmms-lab/NExTQA', 'lmms-eval/NExTQA'];

/**
 * The authors' `nextqa.zip` is unpacked into `dataset/nextqa` of their repository; NExT-OE has the
 * same file names, so its folder must be called so. lmms-eval unpacks the hub's videos, without
 * VidOR's folders, into `HF_HOME/nextqa/NExTVideo`.
 */
export const layouts: Layout[] = [
  {
    name: "authors' files",
    rows: {
      val: ['val.csv', 'nextqa/val.csv', 'dataset/nextqa/val.csv'],
      test: ['test.csv', 'nextqa/test.csv', 'dataset/nextqa/test.csv'],
      'open-val': ['next-oe/val.csv', 'NExT-OE/dataset/nextqa/val.csv', 'open-val.csv'],
      'open-test': ['next-oe/test.csv', 'NExT-OE/dataset/nextqa/test.csv', 'open-test.csv'],
    },
    videos: ['NExTVideo', 'videos', '{rows}/NExTVideo', '{rows}/videos'],
  },
  {
    name: 'hub dataset lmms-lab/NExTQA, as lmms-eval caches it',
    rows: {
      test: hubFile(HUB, 'MC/test-*.parquet'),
      'open-val': hubFile(HUB, 'OE/validation-*.parquet'),
      'open-test': hubFile(HUB, 'OE/test-*.parquet'),
    },
    videos: ['nextqa/NExTVideo', 'NExTVideo', '{rows}/../NExTVideo'],
  },
];
