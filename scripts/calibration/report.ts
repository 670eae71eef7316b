import { compareCheckpoints, type Comparison } from '../../harness/shortcuts/comparison.ts';
import type { Circular } from '../../harness/shortcuts/circular.ts';
import type { Evidence } from '../../harness/shortcuts/evidence.ts';
import type { Found } from '../../harness/shortcuts/found.ts';
import type { ProbeRow } from '../../harness/shortcuts/probe-row.ts';
import { recordReport, type RecordReport } from '../../harness/shortcuts/record-report.ts';
import { resampling, type Resampling } from '../../harness/shortcuts/resampling.ts';
import type { ItemSet } from '../../harness/schema/item-set.ts';
import type { Figure } from './tally.ts';

/** What `sightline shortcuts report` says of a record, made once. */
export function reportOf(evidence: Evidence): RecordReport {
  const known = reports.get(evidence);
  if (known !== undefined) return known;
  const random = randomOf(evidence.items);
  const report = recordReport({ evidence, path: null }, { floors: null, random });
  reports.set(evidence, report);
  return report;
}

/** What it says of two checkpoints, made once. */
export function comparisonOf(base: Evidence, tuned: Evidence): Comparison {
  const known = comparisons.get(base)?.get(tuned);
  if (known !== undefined) return known;
  const comparison = compareCheckpoints({ base, tuned }, { random: randomOf(base.items) });
  const own = comparisons.get(base) ?? new WeakMap<Evidence, Comparison>();
  comparisons.set(base, own.set(tuned, comparison));
  return comparison;
}

export function rowOf(evidence: Evidence, probe: string): ProbeRow | undefined {
  return reportOf(evidence).probes.find((row) => row.probe === probe);
}

export function metricOf(evidence: Evidence, id: string): Found | undefined {
  return reportOf(evidence).metrics.find((metric) => metric.id === id)?.found;
}

export function circularOf(evidence: Evidence, of: Circular['of']): Circular | undefined {
  return reportOf(evidence).circular.find((circular) => circular.of === of);
}

/** Null where the report says that there is no such figure. */
export function figureOf(found: Found | null | undefined): Figure | null {
  return found?.kind === 'figure' ? found : null;
}

const reports = new WeakMap<Evidence, RecordReport>();
const comparisons = new WeakMap<Evidence, WeakMap<Evidence, Comparison>>();
const randoms = new WeakMap<ItemSet, Resampling>();

function randomOf(items: ItemSet): Resampling {
  const random = randoms.get(items) ?? resampling(items, { seed: 0 });
  randoms.set(items, random);
  return random;
}
