import { z } from 'zod/mini';
import type { AnnotationFormat } from './annotation.ts';
import { jsonOf } from './json-lines.ts';
import { withoutLetter } from './options.ts';

const question = z.looseObject({
  question_id: z.string(),
  question: z.string(),
  options: z.array(z.string()),
  answer: z.optional(z.string()),
});
/** A video of the authors' template for submissions holds its questions. */
const video = z.looseObject({ questions: z.array(question) });
const list = z.array(z.union([question, video])).check(z.minLength(1));

/** The rows as a JSON list, or the authors' template with the questions of a video in it. */
export const videoMmeJson: AnnotationFormat = {
  title: 'Video-MME, JSON',
  read(text) {
    const parsed = list.safeParse(jsonOf(text));
    if (!parsed.success) return null;
    return parsed.data
      .flatMap((one) => ('questions' in one ? (one as z.infer<typeof video>).questions : [one]))
      .map((one) => ({
        id: one.question_id,
        question: one.question,
        options: one.options.map(withoutLetter),
        answer: one.answer?.trim() ?? null,
      }));
  },
};
