import { z } from 'zod';
import type { ReportedSource } from '../../../harness/schema/reported.ts';
import { figure } from './figure.ts';

const TYPES: Record<string, string> = {
  MR: 'Motion Recognition',
  LM: 'Location-related Motion',
  CM: 'Camera Motion',
  MO: 'Motion-related Objects',
  AO: 'Action Order',
  RC: 'Repetition Count',
};

export const tableFile = z.looseObject({
  columns: z.array(z.string()),
  rows: z.array(z.tuple([z.string(), z.string(), z.string()], z.number())),
});

/** Table 3 of the paper; its columns by type of question are about the test split. */
export function motionbench({ columns, rows }: z.infer<typeof tableFile>): ReportedSource {
  return {
    schemaVersion: 1,
    id: 'motionbench-table-3',
    source: {
      title: 'MotionBench, table 3 of the authors',
      url: 'https://github.com/THUDM/MotionBench/tree/dcc9b07',
      place: 'docs/tab3.png, at commit dcc9b07',
      readOffImage: true,
      date: null,
    },
    notes: [
      'The caption counts 4020 questions of the development split; the published file has 4018 with an answer.',
    ],
    figures: rows.flatMap(([model, llm, frames, ...values]) =>
      values.map((value, index) => {
        const column = columns[index + 3] ?? '';
        const type = TYPES[column];
        const rule = model === 'Random';
        return figure({
          benchmark: 'motionbench',
          split: column === 'dev_avg' ? 'dev' : 'test',
          part: type === undefined ? null : { breakdown: 'question type', label: type },
          model,
          kind: rule ? 'rule' : 'model',
          frames: frames === '-' ? null : frames,
          settings: llm === '-' ? null : `language model: ${llm}`,
          value,
          step: 0.01,
        });
      }),
    ),
    gaps: [],
  };
}
