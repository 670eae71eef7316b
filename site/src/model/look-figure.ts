import type { Found } from '../../../harness/shortcuts/found.ts';
import type { Metric } from '../../../harness/shortcuts/metrics.ts';
import { percent, points, pointsInterval, wholePercent } from './figures.ts';

/** A figure of how much a model looked, with its interval, or why there is none. */
export type LookFigure = Omit<Metric, 'tomato'>;

/** "+25.1", "48%", "undefined", "not asked", "withheld". */
export function lookValue({ unit, found }: Pick<LookFigure, 'unit' | 'found'>): string {
  if (found.kind === 'not-asked') return 'not asked';
  if (found.kind !== 'figure') return found.kind;
  return unit === 'points' ? points(found.value) : `${wholePercent(found.value)}%`;
}

/** The 95 % interval, or null where there is none: no spread at all is not certainty. */
export function lookInterval({ unit, found }: Pick<LookFigure, 'unit' | 'found'>): string | null {
  if (found.kind !== 'figure' || found.low === null || found.high === null) return null;
  const { low, high } = found;
  if (low === high) return null;
  return unit === 'points'
    ? pointsInterval({ low, high })
    : `${wholePercent(low)} to ${wholePercent(high)}%`;
}

/** Why there is no figure, and what to do about it; null where there is one. */
export function lookReason(found: Found): string | null {
  switch (found.kind) {
    case 'figure':
      return null;
    case 'undefined':
      return found.reason;
    case 'withheld':
      return 'it pairs single answers, and those of this record are not published';
    case 'not-asked':
      return `add ${found.probes.map((probe) => `--probe ${probe}`).join(' ')}`;
  }
}

/** For people who listen: "plus 25.1 points, 95 percent interval 21.9 to 28.3". */
export function spokenLook(figure: LookFigure): string {
  const { title, unit, found } = figure;
  if (found.kind !== 'figure') return `${title}: ${lookValue(figure)}`;
  const interval = lookInterval(figure);
  const value =
    unit === 'points' ? `${points(found.value)} points` : `${wholePercent(found.value)} percent`;
  return `${title} ${value}${interval === null ? '' : `, 95 percent interval ${interval}`}`;
}

/** Only where it is shown: that a difference is not shown to be one does not mean that there is none. */
export function equivalenceWords({ equivalence }: Pick<LookFigure, 'equivalence'>): string | null {
  if (equivalence === undefined || !equivalence.equivalent) return null;
  return `Shown to be within ${percent(equivalence.margin)} points of zero.`;
}
