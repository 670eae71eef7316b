import type { Difference } from '../../../harness/comparison/difference.ts';
import { grouped, points, pointsInterval } from '../model/figures.ts';
import type { CheckpointRow } from './checkpoint-series.ts';

/** "+3.1 (0.5 to 5.7)", in percentage points. */
export function differenceWords({ difference, low, high }: Difference): string {
  const interval = low === null || high === null ? 'no interval' : pointsInterval({ low, high });
  return `${points(difference)} (${interval})`;
}

/** What a chart of a training run says, as its title: the last checkpoint against the first. */
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
