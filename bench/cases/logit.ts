import { setTimeout as wait } from 'node:timers/promises';
import { baseline as logit } from '../../harness/endpoints/baselines/logit.ts';
import { withoutGold } from '../../harness/schema/item.ts';
import type { BenchmarkCase } from '../case.ts';
import { syntheticQuestions } from '../synthetic-questions.ts';

const QUESTIONS = 8564;
const LIMIT_SECONDS = 20;

/** Needs no data: invented questions of the size of NExT-QA's test split. */
export const benchmark: BenchmarkCase = {
  title: `the logit on ${QUESTIONS} questions, 5 folds, under ${LIMIT_SECONDS} s on 2 cores`,
  async prepare() {
    const items = syntheticQuestions(QUESTIONS, 9);
    const words = items.reduce((sum, { question }) => sum + question.split(' ').length, 0);
    return {
      measurements: [
        {
          name: `features, 5 models, and the scores of every question, against ${LIMIT_SECONDS} seconds`,
          async subject() {
            const rule = logit.fit(items, 0);
            for (const item of items) rule(withoutGold(item));
          },
          yardstick: () => wait(LIMIT_SECONDS * 1000),
          target: 1,
        },
      ],
      notes: [`${(words / QUESTIONS).toFixed(1)} words a question, one thread`],
      close: async () => {},
    };
  },
};
