import { z } from 'zod';
import type { ReportedFigure, ReportedSource } from '../../../harness/schema/reported.ts';
import { figure, share } from './figure.ts';

const STEP = 0.001;
const PARTS = { overall: null, short: 'short', medium: 'medium', long: 'long' } as const;

const row = z.looseObject({
  model_and_org: z.string(),
  llm_params: z.string(),
  frames: z.string(),
  date: z.iso.date(),
});
export const leaderboardFile = z.looseObject({ rows: z.array(row) });

/** One cell of the page holds the model's name and, below it, its makers. */
const MAKERS = [
  'THU & ByteDance',
  'THU & Tencent & NTU',
  'Google',
  'HIT & Huawei',
  'China Mobile',
  'Alibaba',
  'OpenAI',
  'Bytedance & NTU S-Lab',
  'Bytedance',
  'Shanghai AI Lab & NJU',
  'Shanghai AI Lab',
  'Kwai Keye Team',
  'XJTU & TeleAI & USTB',
  'RUC & Ant Group',
  'Rhymes AI',
  'Tencent & NJU',
  'Tencent Youtu Lab & NJU',
  'Meituan Inc',
  'Meituan & UCAS',
  'Meituan',
  'Stanford University',
  'NUS Show Lab & ByteDance',
  'XMU',
  'NVIDIA',
  'OpenBMB',
  'Anthropic',
  'SJTU & BAAI',
  'QQMM',
  'Amazon',
  'NTU S-Lab',
  'CASIA',
  'PKU',
];

export function videoMme({ rows }: z.infer<typeof leaderboardFile>): ReportedSource {
  return {
    schemaVersion: 1,
    id: 'video-mme-leaderboard',
    source: {
      title: 'Video-MME, leaderboard of the authors',
      url: 'https://github.com/Video-MME/video-mme.github.io/tree/ee7b687',
      place: 'home_page.html, the table, at commit ee7b687',
      readOffImage: false,
      date: '2025-09-28',
    },
    notes: ['Each model with and without subtitles, on all videos and on each length.'],
    figures: rows.flatMap(figuresOf),
    gaps: [],
  };
}

function figuresOf(cells: z.infer<typeof row>): ReportedFigure[] {
  const { model, org } = namesIn(cells.model_and_org);
  const [, frames = cells.frames, footnote] = /^(.*?)(?: (\d+\*))?$/.exec(cells.frames) ?? [];
  return Object.entries(PARTS).flatMap(([column, duration]) =>
    [false, true].flatMap((subtitles) => {
      const value = z
        .number()
        .nullish()
        .parse(cells[`${column}_${subtitles ? 'w' : 'wo'}`]);
      if (value == null) return [];
      return figure({
        benchmark: 'video-mme',
        split: 'test',
        part: duration === null ? null : { breakdown: 'duration', label: duration },
        model,
        org,
        size: cells.llm_params === '-' ? null : cells.llm_params,
        frames,
        subtitles,
        settings: footnote === undefined ? null : `footnote ${footnote} of the source`,
        date: cells.date,
        value: share(value),
        step: STEP,
      });
    }),
  );
}

function namesIn(cell: string): { model: string; org: string } {
  const org = MAKERS.filter((name) => cell.endsWith(` ${name}`)).toSorted(
    (a, b) => b.length - a.length,
  )[0];
  if (org === undefined) throw new Error(`the makers in "${cell}" are not known`);
  return { model: cell.slice(0, -org.length - 1), org };
}
