import type { Estimate } from '../../harness/schema/estimate.ts';
import type { Verification } from '../../harness/schema/verification.ts';

const share = (value: number, n: number): Estimate => ({
  value,
  low: value - 0.03,
  high: Math.min(1, value + 0.02),
  se: 0.01,
  estimator: 'cluster-t',
  n,
  clusters: Math.ceil(n / 2),
});

/** What a spot check leaves in a record: 30 of 40 items unless said otherwise. */
export function verified(sample: Partial<Verification['sample']> = {}): Verification {
  const { items = 30, of = 40 } = sample;
  return {
    date: '2026-11-25T09:00:00.000Z',
    by: 'Another Lab',
    harness: { version: '0.1.0', commit: null, dirty: null },
    sample: { items, of, clusters: Math.ceil(items / 2), seed: 20_251_125, ...sample },
    margin: 0.05,
    probes: {
      full: {
        compared: 'outcomes',
        agreement: share(0.963, items),
        floor: share(0.971, items),
        difference: { value: -0.008, low: -0.021, high: 0.005 },
        accuracy: { value: 0.003, low: -0.01, high: 0.016 },
      },
    },
    attestation: null,
  };
}
