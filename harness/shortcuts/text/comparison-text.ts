import type { CellComparison } from '../cell-comparison.ts';
import type { Comparison } from '../comparison.ts';
import type { Found } from '../found.ts';
import type { Denominator, GainParts } from '../gain-parts.ts';
import { foundText, percent, points, pText } from './figure-text.ts';
import type { Sheet } from './metric-table.ts';

/** "+19.7 points: 4.1 from answering at all, 3.2 known without the video, 12.4 [9.8, 15.0] need the video". */
export function headline({ gain, parts }: CellComparison): string {
  const shown = parts?.['every-item'];
  if (shown === undefined || shown.gain.kind !== 'figure') {
    return `${foundText(gain, 'points')} points; ${whyNoParts(gain, parts)}`;
  }
  const { answering, knowledge, video } = shown;
  const pieces = [
    `${bare(answering)} from answering at all`,
    `${bare(knowledge)} known without the video`,
    `${foundText(video, 'percent')} ${video.kind === 'figure' ? 'need the video' : 'needing the video'}`,
  ];
  const reason = [answering, knowledge, video].find((part) => part.kind === 'undefined');
  const why = reason?.kind === 'undefined' ? ` (${reason.reason})` : '';
  return `${points(shown.gain.value)} points: ${pieces.join(', ')}${why}`;
}

function bare(part: Found): string {
  return part.kind === 'figure' ? percent(part.value) : 'undefined';
}

function whyNoParts(gain: Found, parts: CellComparison['parts']): string {
  if (gain.kind === 'undefined') return gain.reason;
  return parts === null ? 'no parts: both need full and blind' : 'no parts';
}

const DENOMINATORS: Record<Denominator, string> = {
  'every-item': 'count as wrong',
  'chance-credit': 'at chance',
  'answered-only': 'left out',
};

/** The parts of the gain under each denominator. */
export function partsSheet(parts: Record<Denominator, GainParts>): Sheet {
  return {
    columns: [
      { title: 'unread answers' },
      { title: 'gain', align: 'right' },
      { title: 'answering at all', align: 'right' },
      { title: 'known blind', align: 'right' },
      { title: 'needs the video', align: 'right' },
    ],
    rows: (Object.keys(DENOMINATORS) as Denominator[]).map((denominator) => {
      const { gain, answering, knowledge, video } = parts[denominator];
      return [
        DENOMINATORS[denominator],
        ...[gain, answering, knowledge, video].map((found) => foundText(found, 'points')),
      ];
    }),
    fixed: 1,
  };
}

/** The gains that the parts are made of, with their tests. */
export function gainsText({ gain, blindGain, differenceInDifferences }: CellComparison): string {
  const withP = (found: Found) =>
    `${foundText(found, 'points')}${found.kind === 'figure' && found.p !== undefined ? `, p ${pText(found.p)}` : ''}`;
  const n =
    differenceInDifferences.kind === 'figure'
      ? `, ${differenceInDifferences.n} items about ${differenceInDifferences.clusters} videos`
      : '';
  return [
    `with the video ${withP(gain)}`,
    `without ${withP(blindGain)}`,
    `difference in differences ${withP(differenceInDifferences)}${n}`,
  ].join('; ');
}

export function comparisonTitle({ models, tuned, base }: Comparison): string {
  return models.base === models.tuned
    ? `${tuned} over ${base}`
    : `${models.tuned} over ${models.base}`;
}

/** The gains of each label of a breakdown, and the part that needs the video with unread answers wrong. */
export function gainsByLabel({ breakdowns }: Comparison, breakdown: string): Sheet {
  return {
    columns: [
      { title: breakdown },
      { title: 'gain', align: 'right' },
      { title: 'blind gain', align: 'right' },
      { title: 'needs the video', align: 'right' },
      { title: 'n', align: 'right' },
      { title: 'videos', align: 'right' },
    ],
    rows: Object.entries(breakdowns[breakdown] ?? {}).map(([label, cell]) => [
      cell.small ? `${label} (small)` : label,
      foundText(cell.gain, 'points'),
      foundText(cell.blindGain, 'points'),
      foundText(cell.parts?.['every-item'].video ?? cell.differenceInDifferences, 'points'),
      ...(cell.gain.kind === 'figure'
        ? [String(cell.gain.n), String(cell.gain.clusters)]
        : ['0', '0']),
    ]),
    fixed: 1,
  };
}
