import { openClipFinder } from '../../harness/data/clips.ts';
import { hubFile } from '../../harness/data/hub-cache.ts';
import { itemsOf } from '../../harness/data/items.ts';
import { readRows } from '../../harness/data/rows.ts';
import type { Benchmark } from '../../harness/schema/benchmark.ts';
import { protocols } from './protocols.ts';
import { recipe } from './rows.ts';

export const benchmark: Benchmark = {
  id: 'videokr-eval',
  title: 'VideoKR-Eval',
  summary: 'Expert questions on lectures and demonstrations that need knowledge and reasoning.',
  task: 'question-answering',
  paper: {
    title: 'VideoKR: Towards Knowledge- and Reasoning-Intensive Video Understanding (ICML 2026)',
    url: 'https://arxiv.org/abs/2606.05259',
  },
  licence: 'Apache-2.0',
  publishes: 'outcomes',
  splits: { test: { title: 'Test' } },
  defaultSplit: 'test',
  download: {
    repositories: [
      {
        name: 'minuzero/VideoKR-Eval',
        revision: 'main',
        files: ['VideoKR_eval.jsonl', '**/*.zip', '**/*.{mp4,MP4,mkv,webm,avi,mov}'],
        zips: ['**/*.zip'],
      },
    ],
    elsewhere: [],
  },
  layouts: [
    {
      name: 'hub dataset minuzero/VideoKR-Eval, as it is or in the cache of the hub',
      rows: { test: hubFile(['minuzero/VideoKR-Eval'], 'VideoKR_eval.jsonl') },
      videos: ['{rows}', '.'],
    },
  ],
  async *load(split, folder) {
    const source = folder.rows(split);
    const clips = openClipFinder(folder, source);
    yield* itemsOf(readRows(folder, source.file), recipe({ file: source.file, split, clips }));
  },
  protocols,
  breakdowns: ({ options, tags }) => ({
    'question type': options === undefined ? 'open-ended' : 'multiple choice',
    subject: tags['subject'] ?? '',
    dataset: tags['dataset'] ?? '',
  }),
  strata: ({ tags }) => ({ dataset: tags['dataset'] ?? '', subject: tags['subject'] ?? '' }),
  peerExtractors: ['videokr-authors'],
};
