import type { Evidence } from '../../harness/shortcuts/evidence.ts';
import { ITEM_QUANTITIES } from './quantities-items.ts';
import { METRIC_QUANTITIES } from './quantities-metrics.ts';
import { PROBE_QUANTITIES } from './quantities-probes.ts';
import type { Figure } from './tally.ts';
import type { Truth } from './truth.ts';

/** A figure that Sightline prints of a record, and what it should be. */
export type Quantity = {
  id: string;
  /** As the page writes it: what is measured, and the truth in closed form. */
  formula: string;
  /** How the interval is made; left out: t with CR1, or Wilson. */
  interval?: 'percentile';
  /** As the report has it; null where it says that there is none. */
  of(evidence: Evidence): Figure | null;
  /** NaN where nothing is true of it. */
  truth(truth: Truth): number;
};

/** The same of two records over the same items. */
export type PairQuantity = {
  id: string;
  formula: string;
  interval?: 'percentile';
  of(before: Evidence, after: Evidence): Figure | null;
  truth(before: Truth, after: Truth): number;
};

export const QUANTITIES: Quantity[] = [
  ...PROBE_QUANTITIES,
  ...METRIC_QUANTITIES,
  ...ITEM_QUANTITIES,
];
