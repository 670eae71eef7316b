import type { Benchmark } from '../../harness/schema/benchmark.ts';
import type { Item } from '../../harness/schema/item.ts';

/** What is known of it without a data folder: a browser reads its rows with these. */
export const facts = {
  id: 'video-mme',
  title: 'Video-MME',
  splits: { test: { title: 'Test', expected: { items: 2700, videos: 900, options: 4 } } },
  defaultSplit: 'test',
  breakdowns: ({ tags }: Item) => ({
    duration: tags['duration'] ?? '',
    domain: tags['domain'] ?? '',
    'sub-category': tags['subCategory'] ?? '',
    'task type': tags['taskType'] ?? '',
  }),
  peerExtractors: ['video-mme-authors', 'lmms-eval-video-mme', 'vlmevalkit-video-mme'],
} satisfies Partial<Benchmark>;
