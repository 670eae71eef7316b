import type { Difference } from '../../../harness/comparison/difference.ts';
import { grouped, points, pointsInterval } from '../model/figures.ts';
import type { CheckpointRow } from './checkpoint-series.ts';

/** "+3.1 (0.5 to 5.7)", in percentage points. */
export function differenceWords({ difference, low, high }: Difference): string {
  const interval = low === null || high === null ? 'no interval' : pointsInterval({ low, high });
  return `${points(difference)} (${interval})`;
}

/** What the charts of a training run say together, as their title. */
export function seriesHeading(rows: CheckpointRow[]): string {
  const told = rows.filter(({ checkpoints }) => checkpoints.length > 1);
  const [first] = rows;
  if (first !== undefined && (rows.length === 1 || told.length === 0)) return seriesFinding(first);
  const count = (is: (low: number, high: number) => boolean): number =>
    told.filter(({ checkpoints }) => {
      const found = checkpoints.at(-1)?.first ?? null;
      return found?.low != null && found.high !== null && is(found.low, found.high);
    }).length;
  const [above, below] = [count((low) => low > 0), count((_, high) => high < 0)];
  const worse = below === 0 ? '' : `, and below it on ${below}`;
  return `The last checkpoint is above the first on ${above} of ${told.length} charts${worse}`;
}

/** What one chart of a training run says: the last checkpoint against the first. */
export function seriesFinding({ checkpoints }: CheckpointRow): string {
  const last = checkpoints.at(-1);
  const [first] = checkpoints;
  if (last === undefined || first === undefined || last.step === first.step)
    return 'One checkpoint so far';
  const { first: found } = last;
  const steps = `step ${grouped(first.step)} and step ${grouped(last.step)}`;
  if (found === null) return `No paired difference between ${steps}`;
  if (found.low === null || found.high === null || (found.low <= 0 && found.high >= 0))
    return `No difference found between ${steps}: ${differenceWords(found)} points`;
  const direction = found.difference > 0 ? 'above' : 'below';
  return `Step ${grouped(last.step)} is ${points(Math.abs(found.difference)).replace('+', '')} points ${direction} step ${grouped(first.step)}`;
}
