import { z } from 'zod/mini';
import type { Annotation, AnnotationFormat } from './annotation.ts';
import { csvRows } from './csv-rows.ts';

const row = z.looseObject({
  video: z.string(),
  qid: z.string(),
  question: z.string(),
  answer: z.string(),
  a0: z.optional(z.string()),
  a1: z.optional(z.string()),
  a2: z.optional(z.string()),
  a3: z.optional(z.string()),
  a4: z.optional(z.string()),
});

/** The authors' `val.csv` and `test.csv`: choices with `a0` to `a4` and an index, open answers without. */
export const nextqaCsv: AnnotationFormat = {
  title: 'NExT-QA, CSV',
  read(text) {
    const parsed = z.array(row).safeParse(csvRows(text));
    if (!parsed.success || parsed.data.length === 0) return null;
    return parsed.data.map((one): Annotation => {
      const options = [one.a0, one.a1, one.a2, one.a3, one.a4].flatMap((option) => option ?? []);
      return {
        id: `${one.video}_${one.qid}`,
        question: one.question,
        options,
        answer: options.length === 0 ? one.answer : letterOf(one.answer),
      };
    });
  },
};

function letterOf(index: string): string | null {
  return /^[0-4]$/.test(index) ? ('ABCDE'[Number(index)] ?? null) : null;
}
