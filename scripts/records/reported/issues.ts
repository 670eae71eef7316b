import { z } from 'zod';
import type { ReportedGap, ReportedSource } from '../../../harness/schema/reported.ts';
import { gap, share } from './figure.ts';

const printed = z.union([z.number(), z.string()]);
const row = z.looseObject({
  issue: z.string(),
  model: z.string(),
  bench: z.string(),
  reported: printed,
  reproduced: printed,
  cause: z.string().optional(),
});
export const issuesFile = z.looseObject({ rows: z.array(row) });

/** What users wrote in issues that they could not reproduce. Video-MME alone is a benchmark of this project. */
export function issues({ rows }: z.infer<typeof issuesFile>): ReportedSource {
  return {
    schemaVersion: 1,
    id: 'gaps-in-issues',
    source: {
      title: 'Issues on GitHub',
      url: 'https://github.com',
      place: 'each figure names its issue',
      readOffImage: false,
      date: null,
    },
    notes: ["Users' own statements. Neither number was measured here."],
    figures: [],
    gaps: rows.filter(({ bench }) => bench.startsWith('Video-MME')).flatMap(gapsOf),
  };
}

/** One a pair of numbers: with two of each, the second is with subtitles. */
function gapsOf({
  issue,
  model,
  bench,
  reported,
  reproduced,
  cause,
}: z.infer<typeof row>): ReportedGap[] {
  const [, repository = '', number = ''] = /^(\S+)#(\d+)/.exec(issue) ?? [];
  const [name = '', told] = model.split(', ');
  const frames = told === undefined ? null : told.replace(' frames', '');
  const both = bench.includes('|');
  const [before, after] = [reported, reproduced].map((cell) => String(cell).split(' | '));
  return (before ?? []).flatMap((cell, index) => {
    const value = Number(cell);
    // "paper" is no number: there is nothing to compare.
    if (Number.isNaN(value)) return [];
    const ends = (after?.[index] ?? '').split('-').map(Number);
    return gap({
      benchmark: 'video-mme',
      split: 'test',
      model: name.replace('(?)', ' (as far as the issue tells)'),
      frames,
      subtitles: both ? index === 1 : null,
      title: `${repository}#${number}`,
      url: `https://github.com/${repository}/issues/${number}`,
      reported: share(value),
      reproduced: { low: share(Math.min(...ends)), high: share(Math.max(...ends)) },
      cause: cause ?? null,
    });
  });
}
