import { z } from 'zod';
import { cell } from '../../data/cell.ts';
import type { AnswerFormat, ImportedAnswer } from '../answer-file.ts';
import { isFailedReply } from '../failed-reply.ts';
import { firstFields, readRow } from '../read-rows.ts';

/** Excel keeps no more of a cell, so what was longer has lost its end, where the answer often stands. */
const LONGEST_CELL = 32_767;

const rowSchema = z.looseObject({
  index: cell.pipe(z.string().regex(/^\d+$/, 'a row number')).transform(Number),
  /** Python writes what is missing as `null` or `NaN`. */
  prediction: z.union([cell, z.null().transform(() => ''), z.nan().transform(() => '')]),
  question_id: cell.optional(),
  question: cell.optional(),
  answer: cell.optional(),
});

/**
 * Prediction tables of VLMEvalKit (xlsx, tsv or json). Video-MME's has `index, video, video_path,
 * duration, domain, candidates, sub_category, task_type, subtitle_path, question, answer, prediction`:
 * no question id, so a row is known by its index in the dataset, and by its question.
 */
export const vlmevalkit: AnswerFormat = {
  id: 'vlmevalkit',
  title: 'prediction table of VLMEvalKit',
  needs: ['index', 'prediction'],
  recognises: (content) => {
    const fields = firstFields(content);
    return fields.includes('index') && fields.includes('prediction');
  },
  read({ file, rows }) {
    const all = rows.map((row): ImportedAnswer => {
      const one = readRow(rowSchema, row, file);
      const says = {
        ...(one.question !== undefined && { question: one.question }),
        ...(one.answer !== undefined && { gold: one.answer }),
      };
      return {
        item: one.question_id ?? { position: one.index },
        probe: 'full',
        variant: '',
        text: one.prediction,
        line: row.line,
        ...(one.question_id === undefined && { says }),
      };
    });
    const answers = all.filter(({ text }) => !isFailedReply(text));
    const cut = answers.filter(({ text }) => text.length >= LONGEST_CELL).length;
    return {
      format: 'vlmevalkit',
      answers,
      failed: all.length - answers.length,
      notes: cut > 0 ? [`${cut} answers fill an Excel cell to its end, and may have been cut`] : [],
    };
  },
};
