import type { AgainstFull, ChecklistFigure, ChecklistGroup } from '../schema/checklist-figures.ts';
import type { ComparedFigure } from './comparison.ts';
import { isSameFigure, type FigureKey } from './figures.ts';
import type { FigureInterval } from './intervals.ts';
import type { ScoredFigure } from './score-table.ts';

// Figures as records tell them: intervals clipped to what a share, or a difference of shares, can be.
// The percentile interval of a few items reaches further.

/** A group's average and dimensions; null where the table has no value. */
export function groupOf(
  table: readonly ScoredFigure[],
  dimensions: readonly string[],
  keyOf: (dimension: string | null) => FigureKey,
): ChecklistGroup {
  const figure = (dimension: string | null) => figureIn(table, keyOf(dimension));
  return {
    average: figure(null),
    dimensions: Object.fromEntries(dimensions.map((one) => [one, figure(one)])),
  };
}

/** The difference of two overall averages; null where no item has both. */
export function averageDifference(figures: readonly ComparedFigure[]): AgainstFull | null {
  const average = figures.find(({ key }) =>
    isSameFigure(key, { scope: 'overall', dimension: null }),
  );
  if (average?.difference == null || average.p === null) return null;
  const { difference, interval, p, n } = average;
  return { difference: clipped(difference, -1), ...endsOf(interval, -1), p, n };
}

function figureIn(table: readonly ScoredFigure[], key: FigureKey): ChecklistFigure | null {
  const found = table.find((one) => isSameFigure(one.key, key));
  if (found === undefined || found.value === null) return null;
  const { value, interval, n } = found;
  return { value: clipped(value, 0), ...endsOf(interval, 0), n };
}

function endsOf(interval: FigureInterval | null, least: 0 | -1) {
  if (interval === null) return { low: null, high: null, se: null };
  const { low, high, se } = interval;
  return { low: clipped(low, least), high: clipped(high, least), se };
}

function clipped(value: number, least: 0 | -1): number {
  return Math.min(1, Math.max(least, value));
}
