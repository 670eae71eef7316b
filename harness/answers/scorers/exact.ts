import type { Scorer } from '../../schema/answer.ts';

/** 1 when the letter is the gold letter, else 0. Open-ended and hidden items have nothing to compare with. */
export const scorer: Scorer = {
  id: 'exact',
  version: 1,
  score(answer, item) {
    switch (item.gold.kind) {
      case 'choice':
        return { values: { accuracy: answer === item.gold.letter ? 1 : 0 } };
      case 'hidden':
        return { values: null, reason: 'the authors keep the answer' };
      default:
        return { values: null, reason: 'an open-ended answer needs a judge' };
    }
  },
};
