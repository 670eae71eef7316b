import type { Result } from '../../../harness/schema/result.ts';
import { SHOWN_PROBES } from '../model/probe-words.ts';
import { percentAxis, type PercentAxis } from './percent-axis.ts';

/** One axis for all the strips of a table, so that a reader can compare down the column. */
export function boardAxis(results: Result[], floor: number | null = null): PercentAxis {
  return percentAxis([...results.flatMap(marksOf), ...(floor === null ? [] : [floor])]);
}

function marksOf({ probes }: Result): number[] {
  const shown = SHOWN_PROBES.flatMap((id) => probes[id] ?? []);
  const full = probes['full'];
  return [
    ...shown.flatMap(({ accuracy }) => (accuracy === null ? [] : [accuracy.value])),
    ...(full?.accuracy ? [full.accuracy.low, full.accuracy.high] : []),
    ...(full?.chance == null ? [] : [full.chance]),
  ];
}
