import { z } from 'zod';
import type { ReportedSource } from '../../../harness/schema/reported.ts';
import { figure, share } from './figure.ts';

const STEP = 0.001;

export const papersFile = z.looseObject({
  rows: z.array(
    z.looseObject({
      paper: z.string(),
      benchmark: z.string(),
      value: z.number().optional(),
      rows: z.array(z.tuple([z.string()], z.number())).optional(),
    }),
  ),
});
export const cardFile = z.looseObject({
  columns: z.array(z.string()),
  rows: z.array(z.tuple([z.string()], z.number())),
});

/** Only scores on benchmarks of this project: gains are no scores, and means over benchmarks are of none. */
export function papers({ rows }: z.infer<typeof papersFile>): ReportedSource[] {
  const of = (paper: string, benchmark: string) =>
    rows.filter((one) => one.paper.startsWith(paper) && one.benchmark === benchmark);
  const plain = { schemaVersion: 1 as const, notes: [], gaps: [] };
  return [
    {
      ...plain,
      id: 'arxiv-2509.24445',
      source: {
        title: 'Beyond Isolated Facts: Synthesizing Narrative and Grounded Supervision for VideoQA',
        url: 'https://arxiv.org/abs/2509.24445',
        place: 'accuracy that the paper reports',
        readOffImage: false,
        date: null,
      },
      figures: of('Beyond Isolated Facts', 'NExT-QA').map(({ value = 0 }) =>
        figure({
          benchmark: 'nextqa',
          model: 'Beyond Isolated Facts',
          size: '7B',
          value: share(value),
          step: STEP,
        }),
      ),
    },
    {
      ...plain,
      id: 'arxiv-2606.05259',
      source: {
        title: 'VideoKR: Towards Knowledge- and Reasoning-Intensive Video Understanding',
        url: 'https://arxiv.org/abs/2606.05259',
        place: 'answerability from a single frame',
        readOffImage: false,
        date: null,
      },
      figures: of('VideoKR', 'VideoKR-Eval').flatMap(({ rows: models = [] }) =>
        models.map(([model, value = 0]) =>
          figure({
            benchmark: 'videokr-eval',
            split: 'test',
            model,
            metric: 'answerable from a single frame',
            frames: '1',
            value: share(value),
            step: STEP,
          }),
        ),
      ),
    },
    {
      ...plain,
      id: 'vlm-teachers',
      source: {
        title: 'VLM Teachers Score Video-Model Reasoning at Test Time',
        url: null,
        place: 'frozen student, with a teacher at test time, and Pass@5',
        readOffImage: false,
        date: null,
      },
      figures: of('VLM Teachers', 'RULER-Bench').flatMap(({ rows: ways = [] }) =>
        ways.map(([way, value = 0]) =>
          figure({
            benchmark: 'ruler-bench',
            split: 'test',
            model: 'Wan2.2-5B-Distilled',
            metric: way === 'Pass@5' ? way : 'score',
            settings: way === 'Pass@5' ? null : way,
            value: share(value),
            step: STEP,
          }),
        ),
      ),
    },
  ];
}

const COLUMNS: Record<string, string> = {
  'Video-MME': 'video-mme',
  'VideoKR-Eval': 'videokr-eval',
};

/** The model card of VideoKR, which has other models beside it. */
export function videokrCard({ columns, rows }: z.infer<typeof cardFile>): ReportedSource {
  return {
    schemaVersion: 1,
    id: 'videokr-model-card',
    source: {
      title: 'VideoKR-Qwen3-VL-8B, model card',
      url: 'https://huggingface.co/minuzero/VideoKR-Qwen3-VL-8B',
      place: 'the table',
      readOffImage: false,
      date: null,
    },
    notes: ['The card does not say whether Video-MME was asked with subtitles.'],
    figures: rows.flatMap(([model, ...values]) =>
      values.flatMap((value, index) => {
        const benchmark = COLUMNS[columns[index + 1] ?? ''];
        if (benchmark === undefined) return [];
        return figure({
          benchmark,
          split: 'test',
          model,
          modelId: model === 'Qwen3-VL-8B-Instruct' ? 'qwen3-vl-8b' : null,
          frames: '128',
          value: share(value),
          step: STEP,
        });
      }),
    ),
    gaps: [],
  };
}
