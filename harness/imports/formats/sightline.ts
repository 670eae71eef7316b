import { z } from 'zod';
import type { AnswerFormat } from '../answer-file.ts';
import { firstFields, readRow } from '../read-rows.ts';

const answerSchema = z.looseObject({
  item: z.string(),
  probe: z.string().min(1).default('full'),
  variant: z.string().default(''),
  text: z.string(),
});

/** Our own: `{item, probe?, variant?, text}` a line, or a CSV with these columns. */
export const sightline: AnswerFormat = {
  id: 'sightline',
  title: "Sightline's own: item, probe and text",
  needs: ['item', 'text'],
  recognises: (content) => firstFields(content).includes('item'),
  read({ file, rows }) {
    const answers = rows.map((row) => ({ ...readRow(answerSchema, row, file), line: row.line }));
    return {
      format: 'sightline',
      answers: answers.map(({ item, probe, variant, text, line }) => {
        return { item, probe, variant, text, line };
      }),
      failed: 0,
      notes: [],
    };
  },
};
