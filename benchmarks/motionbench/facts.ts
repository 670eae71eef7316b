import type { Benchmark } from '../../harness/schema/benchmark.ts';
import type { Item } from '../../harness/schema/item.ts';

/** What is known of it without a data folder: a browser reads its rows with these. */
export const facts = {
  id: 'motionbench',
  title: 'MotionBench',
  splits: {
    dev: { title: 'Development, with answers', expected: { items: 4018, options: 4 } },
    test: {
      title: 'Test, answers kept by the authors',
      expected: { items: 4034 },
      hiddenAnswers: true,
    },
  },
  defaultSplit: 'dev',
  breakdowns: ({ tags }: Item) => ({
    'question type': tags['questionType'] ?? '',
    'video type': tags['videoType'] ?? '',
  }),
  peerExtractors: ['motionbench-authors', 'lmms-eval-motionbench'],
} satisfies Partial<Benchmark>;
