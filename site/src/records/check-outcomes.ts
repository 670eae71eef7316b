import { countOutcomes, type Counts } from '../../../harness/schema/counts.ts';
import { decodeOutcomes, isScored } from '../../../harness/schema/outcome.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { ProbeResult, Result } from '../../../harness/schema/result.ts';
import { accuracy } from '../../../harness/statistics/accuracy.ts';

/** Records hold six decimals. */
const ROUNDED = 2e-6;

type Finding = { field: string; message: string };

/**
 * What the schema of one file cannot see: that a result agrees with its item set, and that its counts
 * and its accuracy are those of its own outcome strings. A figure that cannot be recomputed is not shown.
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
    if (probe.outcomes === null) {
      findings.push(...checkAccuracy(id, probe, itemSet.clusters));
      continue;
    }
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
      findings.push(...checkAccuracy(id, probe, itemSet.clusters));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      findings.push({ field, message: error.message });
    }
  }
  return findings;
}

/** The headline figure again, from the outcomes and the videos; without outcomes from the counts alone. */
function checkAccuracy(id: string, probe: ProbeResult, clusters: number[]): Finding[] {
  if (probe.accuracy === null) return [];
  const outcomes = probe.outcomes === null ? null : decodeOutcomes(probe.outcomes);
  const scored = outcomes?.flatMap((outcome, item) => (isScored(outcome) ? [item] : [])) ?? null;
  const { counts } = probe;
  const n = counts.correct + counts.wrong + counts.unparsed + counts.refused + counts.truncated;
  const made =
    outcomes === null || scored === null
      ? { value: counts.correct / n, n }
      : accuracy(
          scored.map((item) => outcomes[item] === 'correct'),
          scored.map((item) => clusters[item] ?? -1),
        );
  return Object.entries(made).flatMap(([name, expected]) => {
    const found = probe.accuracy?.[name as keyof typeof made];
    const same =
      typeof expected === 'number' && typeof found === 'number'
        ? Math.abs(found - expected) < ROUNDED
        : found === expected;
    if (same) return [];
    const message = `${String(found)}, but the outcomes give ${String(expected)}`;
    return [{ field: `probes.${id}.accuracy.${name}`, message }];
  });
}
