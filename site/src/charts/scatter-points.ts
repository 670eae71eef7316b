import type { Result } from '../../../harness/schema/result.ts';
import type { BoardRow } from '../model/board.ts';
import { percentAxis, type PercentAxis } from './percent-axis.ts';

type Mark = { value: number; low: number; high: number };

/** A row of a board as a point: full accuracy against accuracy with less to look at. Plain data. */
export type ScatterPoint = {
  id: string;
  name: string;
  rank: number | null;
  baseline: boolean;
  full: Mark;
  blind: Mark | null;
  'frame-middle': Mark | null;
};

/** The probes that can stand on the x axis. */
export const AGAINST = ['blind', 'frame-middle'] as const;
export type Against = (typeof AGAINST)[number];

/** More of them hide each other, and each has some sixteen elements with its row of the table. */
export const MOST_POINTS = 40;

/** The rows that can be drawn: scored in full and under at least one probe, not withdrawn. */
export function scatterPoints(rows: BoardRow[]): ScatterPoint[] {
  return rows.flatMap(({ result, rank }) => {
    const full = mark(result, 'full');
    const blind = mark(result, 'blind');
    const middle = mark(result, 'frame-middle');
    const withdrawn = result.provenance.level === 'withdrawn';
    if (withdrawn || full === null || (blind === null && middle === null)) return [];
    return {
      id: result.id,
      name: result.model.name,
      rank,
      baseline: result.model.kind === 'baseline',
      full,
      blind,
      'frame-middle': middle,
    };
  });
}

/** The panels worth drawing: those with at least one point. */
export function scatterPanels(points: ScatterPoint[]): Against[] {
  return AGAINST.filter((against) => points.some((point) => point[against] !== null));
}

/** Both axes of all panels share one range, so that the diagonal is "the video adds nothing". */
export function scatterAxis(points: ScatterPoint[]): PercentAxis {
  return percentAxis(
    points.flatMap((point) =>
      [point.full, point.blind, point['frame-middle']].flatMap((one) =>
        one === null ? [] : [one.low, one.high],
      ),
    ),
  );
}

function mark({ probes }: Result, probe: string): Mark | null {
  const accuracy = probes[probe]?.accuracy ?? null;
  if (accuracy === null) return null;
  const { value, low, high } = accuracy;
  return { value, low, high };
}
