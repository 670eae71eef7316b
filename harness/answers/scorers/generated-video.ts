import type { Scorer } from '../../schema/answer.ts';

/** Decides nothing: no rule sees whether a video is right. */
export const scorer: Scorer = {
  id: 'generated-video',
  version: 1,
  score: () => ({ values: null, reason: 'a generated video needs a judge' }),
};
