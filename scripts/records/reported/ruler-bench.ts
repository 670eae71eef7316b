import { z } from 'zod';
import type { ReportedSource } from '../../../harness/schema/reported.ts';
import { figure, share } from './figure.ts';

const METRICS: Record<string, string> = {
  IF: 'instruction following',
  VC: 'visual consistency',
  VF: 'visual fidelity',
  RC: 'rule coherence',
  Avg: 'score',
  'Win Rate': 'win rate',
};

const row = z.looseObject({ category: z.string(), metric: z.string() });
export const tableFile = z.looseObject({ rows: z.array(row) });

/** Ten generators, four metrics and their mean, by category and over all of them. */
export function rulerBench({ rows }: z.infer<typeof tableFile>): ReportedSource {
  return {
    schemaVersion: 1,
    id: 'ruler-bench-readme',
    source: {
      title: 'RULER-Bench, README of the authors',
      url: 'https://github.com/hexmSeeU/RULER-Bench/tree/c9f133d',
      place: 'README.md, the table, at commit c9f133d',
      readOffImage: false,
      date: null,
    },
    notes: ['Judged by GPT-o3. The win rate compares generators with each other.'],
    figures: rows.flatMap(({ category, metric, ...values }) =>
      Object.entries(values).map(([model, value]) => {
        const printed = z.number().parse(value);
        const isShare = metric === 'Win Rate';
        const whole = isShare || category === 'Average';
        return figure({
          benchmark: 'ruler-bench',
          split: 'test',
          part: whole ? null : { breakdown: 'category', label: category },
          model,
          metric: METRICS[metric] ?? metric,
          settings: 'judge: GPT-o3',
          value: isShare ? printed : share(printed),
          step: isShare ? 0.001 : 0.0001,
        });
      }),
    ),
    gaps: [],
  };
}
