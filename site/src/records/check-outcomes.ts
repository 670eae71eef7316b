import { OUTCOMES, decodeOutcomes, type Outcome } from '../../../harness/schema/outcome.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Counts, Result } from '../../../harness/schema/result.ts';

type Finding = { field: string; message: string };

/**
 * What the schema of one file cannot see: that a result agrees with its item set, and that its
 * counts are those of its own outcome strings. A figure that cannot be recomputed is not shown.
 */
export function checkOutcomes(result: Result, itemSet: ItemSet): Finding[] {
  const findings: Finding[] = [];
  const expect = (field: string, found: number | string, expected: number | string): void => {
    if (found !== expected) {
      findings.push({ field, message: `${found}, but the item set has ${expected}` });
    }
  };
  expect('benchmark.id', result.benchmark.id, itemSet.benchmark);
  expect('benchmark.split', result.benchmark.split, itemSet.split);
  expect('benchmark.items', result.benchmark.items, itemSet.ids.length);
  expect('benchmark.clusters', result.benchmark.clusters, itemSet.clusterIds.length);
  for (const [id, probe] of Object.entries(result.probes)) {
    if (probe.outcomes === null) continue;
    const field = `probes.${id}.outcomes`;
    if (probe.outcomes.length !== itemSet.ids.length) {
      findings.push({
        field,
        message: `${probe.outcomes.length} letters for ${itemSet.ids.length} items`,
      });
      continue;
    }
    try {
      const counted = countOutcomes(decodeOutcomes(probe.outcomes));
      for (const name of Object.keys(counted) as (keyof Counts)[]) {
        if (counted[name] === probe.counts[name]) continue;
        findings.push({
          field: `probes.${id}.counts.${name}`,
          message: `${probe.counts[name]}, but the outcome string holds ${counted[name]}`,
        });
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      findings.push({ field, message: error.message });
    }
  }
  return findings;
}

function countOutcomes(outcomes: Outcome[]): Counts {
  const tally = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<
    Outcome,
    number
  >;
  for (const outcome of outcomes) tally[outcome] += 1;
  const { 'not-asked': notAsked, ...counts } = tally;
  return { ...counts, notAsked };
}
