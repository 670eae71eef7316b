import { openClipFinder } from '../../harness/data/clips.ts';
import { hubFile } from '../../harness/data/hub-cache.ts';
import { itemsOf } from '../../harness/data/items.ts';
import { readRows } from '../../harness/data/rows.ts';
import type { Benchmark } from '../../harness/schema/benchmark.ts';
import { protocols } from './protocols.ts';
import { recipe } from './rows.ts';
import { rubric } from './rubric.ts';

export const benchmark: Benchmark = {
  id: 'ruler-bench',
  title: 'RULER-Bench',
  summary: 'Do generated videos keep to rules: of science, games, language, vision and custom.',
  task: 'generation',
  paper: {
    title:
      'RULER-Bench: Probing Rule-based Reasoning Abilities of Next-level Video Generation Models for Vision Foundation Intelligence',
    url: 'https://arxiv.org/abs/2512.02622',
  },
  licence: "MIT (the authors' repository)",
  publishes: 'outcomes',
  // The paper says 622 items and the dataset card 703: no count can be expected.
  splits: { test: { title: 'Test' } },
  defaultSplit: 'test',
  download: {
    repositories: [
      {
        name: 'hexmSeeU/RULER-Bench',
        revision: 'main',
        files: ['data.jsonl', '**/*.zip', '**/*.{png,jpg,jpeg,webp}', '**/*.{mp4,webm,mov}'],
        zips: ['**/*.zip'],
      },
    ],
    elsewhere: [
      {
        what: "The videos of the generators that are to be judged, and the judge's system prompt",
        url: 'https://github.com/hexmSeeU/RULER-Bench',
      },
    ],
  },
  layouts: [
    {
      name: 'hub dataset hexmSeeU/RULER-Bench, as it is or in the cache of the hub',
      rows: { test: hubFile(['hexmSeeU/RULER-Bench'], 'data.jsonl') },
      videos: ['{rows}'],
    },
    {
      name: 'parquet copy',
      rows: { test: ['*.parquet'] },
      videos: ['{rows}'],
    },
  ],
  async *load(split, folder) {
    const source = folder.rows(split);
    const clips = openClipFinder(folder, source);
    yield* itemsOf(readRows(folder, source.file), recipe({ file: source.file, split, clips }));
  },
  protocols,
  breakdowns: ({ tags }) => ({ category: tags['category'] ?? '', task: tags['task'] ?? '' }),
  strata: ({ tags }) => ({ category: tags['category'] ?? '', task: tags['task'] ?? '' }),
  rubric,
  videoName: ({ tags }) => `${tags['task']}/${tags['index']}`,
};
