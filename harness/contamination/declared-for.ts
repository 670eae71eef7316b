import type { DeclaredData, TrainedOn } from '../schema/declared-data.ts';

/** What declared training data says of one split: its own entry, that of the benchmark, or unknown. */
export function declaredFor(
  declared: readonly DeclaredData[],
  { id, split }: { id: string; split: string },
): TrainedOn[] {
  return declared.map(({ holds, ...data }) => ({
    ...data,
    holdsItems: holds[`${id}/${split}`] ?? holds[id] ?? 'unknown',
  }));
}
