import type { BudgetCurve } from '../budget-curve.ts';
import type { Circular } from '../circular.ts';
import type { ProbeRow } from '../probe-row.ts';
import type { CellReport } from '../record-report.ts';
import { estimateText, floorText, foundText, percent, pText } from './figure-text.ts';
import type { Sheet } from './metric-table.ts';

/** A line a probe, everything with what it is held against. */
export function probeSheet({ probes }: CellReport): Sheet {
  return {
    columns: [
      { title: 'probe' },
      { title: 'accuracy %', align: 'right' },
      { title: 'chance', align: 'right' },
      { title: 'floor', align: 'right' },
      { title: 'above chance κ', align: 'right' },
      { title: 'n', align: 'right' },
      { title: 'videos', align: 'right' },
      { title: 'unread', align: 'right' },
      { title: 'unread at chance', align: 'right' },
      { title: 'less full', align: 'right' },
      { title: 'p', align: 'right' },
      { title: 'q', align: 'right' },
      { title: 'net flips', align: 'right' },
    ],
    rows: probes.map((row) => [
      nameOf(row),
      estimateText(row.accuracy),
      row.chance === null ? 'none' : percent(row.chance),
      floorText(row.floor),
      row.corrected.kind === 'undefined' ? 'none' : foundText(row.corrected, 'kappa'),
      String(row.accuracy?.n ?? 0),
      String(row.accuracy?.clusters ?? 0),
      unreadText(row),
      foundText(row.credited, 'percent'),
      foundText(row.difference, 'points'),
      row.difference?.kind === 'figure' ? pText(row.difference.p) : '',
      pText(row.q),
      foundText(row.netFlip, 'points'),
    ]),
    fixed: 1,
  };
}

export function nameOf({ probe, variant }: Pick<ProbeRow, 'probe' | 'variant'>): string {
  return variant === null ? probe : `${probe} ${variant}`;
}

/** "11.6 u, 2.0 r": shares in per cent, by the letter of the outcome. */
function unreadText({ unread }: ProbeRow): string {
  if (unread === null) return '';
  const named = Object.entries(unread).filter(([, share]) => share > 0);
  return named.map(([name, share]) => `${percent(share)} ${name[0]}`).join(', ') || '0.0';
}

/** "full in all places: 61.2 [58.0, 64.4] of 500 items, guesses 0.4; …". */
export function circularText({ of, mean, circular, guessFloor, gap, above }: Circular): string {
  const known = of === 'blind' ? 'known without looking' : 'above guessing';
  return [
    `${of}, options in all places: right in all ${estimateText(circular)} of ${circular.n} items (guesses ${percent(guessFloor)})`,
    `${known} ${foundText(above, 'percent')}`,
    `mean of all places ${estimateText(mean)}`,
    `first place less all ${foundText(gap, 'points')}`,
  ].join('; ');
}

/** "frames 1: 40.1 [37.0, 43.2], 2: …; area below the curve 51.2 [48.0, 54.4] of 300 items". */
export function budgetText({ points, area }: BudgetCurve): string {
  const each = points.map(({ frames, accuracy }) => `${frames}: ${estimateText(accuracy)}`);
  return `frames ${each.join(', ')}; area below the curve ${foundText(area, 'percent')} of ${points[0]?.accuracy.n ?? 0} items`;
}
