import type { Side } from '../../../../harness/comparison/compared.ts';
import type { ComparisonReport } from '../../../../harness/comparison/comparison-report.ts';
import type { Task } from '../../../../harness/comparison/options.ts';
import { compareInputs } from '../../../../harness/comparison/report.ts';
import type { ItemSet } from '../../../../harness/schema/item-set.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import { evidenceOf } from '../../../../harness/shortcuts/evidence.ts';
import type { Choice } from './choice.ts';

/** A record as it was read. */
export type ReadRecord = {
  /** Where its file lies below the results folder: the command line takes it. */
  path: string;
  result: Result;
  items: ItemSet;
};

/** The sides of a report, the base first. */
export function sidesOf(records: readonly ReadRecord[]): Side[] {
  return records.map(({ path, result, items }) => ({
    name: path,
    evidence: evidenceOf(result, items),
    path,
    note: null,
  }));
}

/**
 * What `sightline compare` makes of the same files.
 *
 * @param sides two or more; each is compared with the first.
 * @param tasks what each benchmark asks for, by id.
 * @throws `COMPARISON_REFUSED` as there.
 */
export function compareRecords(
  sides: readonly Side[],
  { probe, commonItems, differentProtocol }: Omit<Choice, 'records'>,
  tasks: ReadonlyMap<string, Task>,
): ComparisonReport {
  return compareInputs(
    sides.map((side) => ({ name: side.name, sides: [side] })),
    { probe, permissions: { commonItems, differentProtocol }, tasks },
  );
}
