import { itemsOf } from '../../harness/data/items.ts';
import { openClipFinder } from '../../harness/data/clips.ts';
import { readRows } from '../../harness/data/rows.ts';
import type { Benchmark } from '../../harness/schema/benchmark.ts';
import { readEvidence } from './evidence.ts';
import { facts } from './facts.ts';
import { layouts } from './layouts.ts';
import { choiceRecipe, openRecipe } from './rows.ts';
import { protocols } from './protocols.ts';
import { readReferences } from './references.ts';
import { readVideoMap } from './video-map.ts';

export const benchmark: Benchmark = {
  ...facts,
  summary:
    'Why and how things happen in everyday videos: causal, temporal and descriptive questions.',
  task: 'question-answering',
  paper: {
    title: 'NExT-QA: Next Phase of Question-Answering to Explaining Temporal Actions (CVPR 2021)',
    url: 'https://arxiv.org/abs/2105.08276',
  },
  licence: 'MIT',
  publishes: 'predictions',
  download: {
    repositories: [
      {
        name: 'lmms-lab/NExTQA',
        revision: 'main',
        files: ['MC/*.parquet', 'OE/*.parquet', 'videos.zip'],
        zips: ['videos.zip'],
      },
    ],
    elsewhere: [
      {
        what: 'Multiple-choice questions of "val" (val.csv) and map_vid_vidorID.json, from the authors',
        url: 'https://github.com/doc-doc/NExT-QA',
      },
      {
        what: 'Videos that the hub has not: from VidOR, into NExTVideo/',
        url: 'https://xdshang.github.io/docs/vidor.html',
      },
    ],
  },
  layouts,
  async *load(split, folder) {
    const source = folder.rows(split);
    const context = {
      file: source.file,
      split,
      clips: openClipFinder(folder, source),
      videoPath: await readVideoMap(folder, source.file),
    };
    const rows = readRows(folder, source.file);
    if (split.startsWith('open-')) {
      const secondReference = await readReferences(folder, source.file, split);
      yield* itemsOf(rows, openRecipe({ ...context, secondReference }));
    } else {
      const evidence = await readEvidence(folder, source.file, split);
      yield* itemsOf(rows, choiceRecipe({ ...context, evidence }));
    }
  },
  protocols,
  strata: ({ tags }) => ({ length: tags['length'] ?? '' }),
  // VidOR is a part of YFCC100M, whose videos keep their ids of Flickr.
  videoSource: ({ cluster }) => ({ name: cluster, rule: 'flickr' }),
};
