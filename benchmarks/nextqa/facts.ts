import type { Benchmark } from '../../harness/schema/benchmark.ts';
import type { Item } from '../../harness/schema/item.ts';

/** What is known of it without a data folder: a browser reads its rows with these. */
export const facts = {
  id: 'nextqa',
  title: 'NExT-QA',
  splits: {
    val: {
      title: 'Multiple choice, validation',
      expected: { items: 4996, videos: 570, options: 5 },
    },
    test: { title: 'Multiple choice, test', expected: { items: 8564, videos: 1000, options: 5 } },
    'open-val': { title: 'Open-ended, validation', expected: { items: 5343, videos: 570 } },
    'open-test': { title: 'Open-ended, test', expected: { items: 9178, videos: 1000 } },
  },
  defaultSplit: 'val',
  breakdowns: (item: Item) => ({ group: item.tags['group'] ?? '', type: item.tags['type'] ?? '' }),
  peerExtractors: ['nextqa-authors', 'lmms-eval-nextqa', 'vlmevalkit-choice'],
} satisfies Partial<Benchmark>;
