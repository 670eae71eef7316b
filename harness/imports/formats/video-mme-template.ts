import { z } from 'zod';
import { cell } from '../../data/cell.ts';
import type { AnswerFormat } from '../answer-file.ts';
import { firstFields, readRow } from '../read-rows.ts';

const videoSchema = z.looseObject({
  questions: z.array(z.looseObject({ question_id: cell, response: cell.nullable() })),
});

/** The authors' template of Video-MME: a list of videos, each with its questions and their `response`. */
export const videoMmeTemplate: AnswerFormat = {
  id: 'video-mme-template',
  title: "template of Video-MME's authors, with responses",
  needs: ['questions', 'questions[].question_id', 'questions[].response'],
  recognises: (content) => firstFields(content).includes('questions'),
  read({ file, rows }) {
    const answers = rows.flatMap((row) =>
      readRow(videoSchema, row, file).questions.map(({ question_id: item, response }) => ({
        item,
        probe: 'full',
        variant: '',
        text: response ?? '',
        line: row.line,
      })),
    );
    return { format: 'video-mme-template', answers, failed: 0, notes: [] };
  },
};
