import { openClipFinder } from '../../harness/data/clips.ts';
import { itemsOf } from '../../harness/data/items.ts';
import { readRows } from '../../harness/data/rows.ts';
import type { Benchmark } from '../../harness/schema/benchmark.ts';
import { facts } from './facts.ts';
import { layouts } from './layouts.ts';
import { protocols } from './protocols.ts';
import { flatRows, recipe } from './rows.ts';

export const benchmark: Benchmark = {
  ...facts,
  summary: 'Questions on 900 videos of eleven seconds to one hour, in six domains.',
  task: 'question-answering',
  paper: {
    title:
      'Video-MME: The First-Ever Comprehensive Evaluation Benchmark of Multi-modal LLMs in Video Analysis (CVPR 2025)',
    url: 'https://arxiv.org/abs/2405.21075',
  },
  licence: 'Research only; no part may be redistributed',
  publishes: 'outcomes',
  download: {
    repositories: [
      {
        name: 'lmms-lab/Video-MME',
        revision: 'ead1408f75b618502df9a1d8e0950166bf0a2a0b',
        files: ['videomme/*.parquet', 'videos_chunked_*.zip', 'subtitle.zip'],
        zips: ['*.zip'],
      },
    ],
    elsewhere: [],
  },
  layouts,
  async *load(split, folder) {
    const source = folder.rows(split);
    const rows = flatRows(readRows(folder, source.file), source.file);
    const clips = openClipFinder(folder, source);
    yield* itemsOf(rows, recipe({ file: source.file, split, clips }));
  },
  protocols,
  strata: ({ tags }) => ({ duration: tags['duration'] ?? '', domain: tags['domain'] ?? '' }),
  videoSource: ({ clip, cluster }) => ({ name: clip?.file ?? cluster, rule: 'youtube' }),
};
