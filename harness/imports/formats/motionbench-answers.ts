import { faultAt } from '../answer-fault.ts';
import type { AnswerFormat } from '../answer-file.ts';
import { firstEntry } from '../read-rows.ts';

/** The submission file of MotionBench: `{"<uid>": "<letter>"}`. */
export const motionbenchAnswers: AnswerFormat = {
  id: 'motionbench-answers',
  title: 'submission file of MotionBench: letters by uid',
  needs: ['a letter by each uid'],
  recognises: (content) => typeof firstEntry(content) === 'string',
  read({ file, object }) {
    const answers = Object.entries(object ?? {}).map(([item, text], index) => {
      const line = index + 1;
      if (typeof text === 'string') return { item, probe: 'full', variant: '', text, line };
      throw faultAt({ file, line, field: item, expected: 'a letter', received: text });
    });
    return { format: 'motionbench-answers', answers, failed: 0, notes: [] };
  },
};
