import { z } from 'zod/mini';
import type { AnnotationFormat } from './annotation.ts';
import { jsonLines } from './json-lines.ts';
import { splitOptions } from './options.ts';

const clip = z.looseObject({
  qa: z.array(z.looseObject({ uid: z.string(), question: z.string(), answer: z.string() })),
});
const lines = z.array(clip).check(z.minLength(1));

/** What the authors write where they keep the answer. */
const HIDDEN = 'NA';

/** `video_info.meta.jsonl`: a clip a line, its questions with the options in their text. */
export const motionbenchJsonl: AnnotationFormat = {
  title: 'MotionBench, JSON lines',
  read(text) {
    const parsed = lines.safeParse(jsonLines(text));
    if (!parsed.success) return null;
    return parsed.data
      .flatMap(({ qa }) => qa)
      .map(({ uid, question, answer }) => ({
        id: uid,
        ...splitOptions(question),
        answer: answer.trim() === HIDDEN ? null : answer.trim(),
      }));
  },
};
