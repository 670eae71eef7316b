import type { RunManifest } from '../schema/run-manifest.ts';

export type ProbeRecord = RunManifest['probes'][number];

/**
 * One record of a probe that several commands or shards asked: asked where any of them asks. At least
 * one record.
 */
export function joinProbes(records: ProbeRecord[]): ProbeRecord {
  const [first, ...others] = records as [ProbeRecord, ...ProbeRecord[]];
  const labels = [
    ...new Set(records.flatMap(({ variants }) => variants.map(({ label }) => label))),
  ];
  const subsets = records.map(({ subset }) => subset);
  return {
    ...first,
    mask: joinMasks(records.map(({ mask }) => mask)),
    // A shard without any item of a probe names no variant of it.
    variants: labels
      .filter((label) => label !== '' || labels.length === 1)
      .map((label) => ({
        label,
        mask: joinMasks(
          records.map((record) => {
            const variant = record.variants.find((one) => one.label === label);
            return variant === undefined ? NOWHERE : narrower(record.mask, variant.mask);
          }),
        ),
      })),
    subset: subsets.includes(null) ? null : Math.max(...(subsets as number[])),
    inapplicable: joinReasons(first, others),
  };
}

/** A mask of no items, of any length. */
const NOWHERE = '';

/** Asked where any asks; null when that is everywhere. */
function joinMasks(masks: (string | null)[]): string | null {
  if (masks.includes(null)) return null;
  const known = masks as string[];
  const length = Math.max(0, ...known.map((mask) => mask.length));
  const mask = Array.from({ length }, (_, index) =>
    known.some((one) => one[index] === 'x') ? 'x' : '-',
  ).join('');
  return mask.includes('-') || mask === NOWHERE ? mask : null;
}

/** A variant without a mask of its own is asked wherever its probe is. */
function narrower(probe: string | null, variant: string | null): string | null {
  return variant ?? probe;
}

/** Every record tells of the whole split. */
function joinReasons(first: ProbeRecord, others: ProbeRecord[]): ProbeRecord['inapplicable'] {
  const counts = new Map(first.inapplicable.map(({ reason, items }) => [reason, items]));
  for (const { inapplicable } of others) {
    for (const { reason, items } of inapplicable) {
      counts.set(reason, Math.max(items, counts.get(reason) ?? 0));
    }
  }
  return Array.from(counts, ([reason, items]) => ({ reason, items }));
}
