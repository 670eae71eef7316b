import type { Result } from '../schema/result.ts';
import type { NamedEvidence } from './record-report.ts';

export type CheckpointPair = { base: NamedEvidence; tuned: NamedEvidence };

/**
 * What is compared of the records of one item set: everything with the base where one is named, and
 * every later step of a series with its first, where both were asked the same.
 *
 * @param base the id of a record.
 */
export function checkpointPairs(records: NamedEvidence[], base: string | null): CheckpointPair[] {
  const named = records.find(({ evidence }) => evidence.result.id === base);
  if (named !== undefined) {
    return records.filter((one) => one !== named).map((tuned) => ({ base: named, tuned }));
  }
  const inSeries = records.filter(({ evidence: { result } }) => result.model.series !== null);
  const bySeries = Map.groupBy(inSeries, ({ evidence: { result } }) =>
    [result.model.series?.id, result.protocol.asked].join(' '),
  );
  return [...bySeries.values()].flatMap((one) => {
    const [first, ...later] = one.toSorted((a, b) => stepOf(a) - stepOf(b));
    if (first === undefined) return [];
    return later
      .filter((tuned) => stepOf(tuned) > stepOf(first))
      .map((tuned) => ({ base: first, tuned }));
  });
}

function stepOf({ evidence }: NamedEvidence): number {
  return (evidence.result.model.series as NonNullable<Result['model']['series']>).step;
}
