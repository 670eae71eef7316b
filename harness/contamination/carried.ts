import type { ContaminationRecord } from '../schema/contamination-record.ts';
import type { Result } from '../schema/result.ts';
import { contaminationRecord } from './record-state.ts';

type Part = Pick<Result, 'benchmark' | 'contamination' | 'probes'>;

/**
 * What was attached to an earlier record of the same run stays when it is published again. Its scores on
 * clear and flagged items go where the answers count otherwise now; training data that the run itself
 * declares takes the place of the earlier.
 */
export function carriedContamination(earlier: Part, made: Part): ContaminationRecord {
  const { checks = [], trainedOn } = earlier.contamination;
  if (earlier.benchmark.itemSet !== made.benchmark.itemSet) return made.contamination;
  const score = ({ probes }: Part) => JSON.stringify(probes['full']?.accuracy ?? null);
  const same = score(earlier) === score(made);
  const declared = made.contamination.trainedOn ?? trainedOn;
  return contaminationRecord({
    checks: checks.map((check) =>
      same || check.level === 'behaviour' ? check : { ...check, scores: null },
    ),
    ...(declared === undefined ? {} : { trainedOn: declared }),
  });
}
