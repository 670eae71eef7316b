import { openClipFinder } from '../../harness/data/clips.ts';
import { itemsOf } from '../../harness/data/items.ts';
import { readRows } from '../../harness/data/rows.ts';
import type { Benchmark } from '../../harness/schema/benchmark.ts';
import { facts } from './facts.ts';
import { layouts } from './layouts.ts';
import { protocols } from './protocols.ts';
import { questions, recipe } from './rows.ts';

export const benchmark: Benchmark = {
  ...facts,
  summary: 'Fine-grained motion: what moves, where, how often and in which order.',
  task: 'question-answering',
  paper: {
    title:
      'MotionBench: Benchmarking and Improving Fine-grained Video Motion Understanding for Vision Language Models (CVPR 2025)',
    url: 'https://arxiv.org/abs/2501.02955',
  },
  licence: 'CC-BY-NC-SA-4.0',
  publishes: 'outcomes',
  download: {
    repositories: [
      {
        name: 'zai-org/MotionBench',
        revision: 'main',
        files: ['**/*.jsonl', '**/*.json', '**/*.zip', '**/*.{mp4,MP4,mkv,webm,avi,mov}'],
        zips: ['**/*.zip'],
      },
    ],
    elsewhere: [
      {
        what: "mapping.json: which clip of public-dataset/ is cut from which file of the three sets below; a clip's name ends in the seconds from and to",
        url: 'https://github.com/zai-org/MotionBench',
      },
      { what: 'MedVid', url: 'https://github.com/deepaknlp/MedVidQACL' },
      { what: 'SportsSloMo', url: 'https://cvlab.cse.msu.edu/project-svw.html' },
      { what: 'HA-ViD', url: 'https://iai-hrc.github.io/ha-vid' },
    ],
  },
  layouts,
  async *load(split, folder) {
    const source = folder.rows(split);
    const rows = questions(readRows(folder, source.file), source.file);
    const clips = openClipFinder(folder, source);
    yield* itemsOf(rows, recipe({ file: source.file, split, clips }));
  },
  protocols,
  strata: ({ tags }) => ({ length: tags['length'] ?? '', 'video type': tags['videoType'] ?? '' }),
  // Its sources are mixed, and names of HA-ViD look like ids of YouTube.
  videoSource: ({ clip, cluster }) => ({ name: clip?.file ?? cluster, rule: 'file' }),
};
