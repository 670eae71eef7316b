import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Result } from '../../../harness/schema/result.ts';

/**
 * The breakdowns worth a table: those that divide the items at all. Short ones first, so that they
 * share a line and a long one stands alone.
 */
export function breakdownNames({ probes }: Pick<Result, 'probes'>): string[] {
  const labels = new Map<string, Set<string>>();
  for (const { breakdowns } of Object.values(probes)) {
    for (const [name, cells] of Object.entries(breakdowns)) {
      labels.set(name, new Set([...(labels.get(name) ?? []), ...Object.keys(cells)]));
    }
  }
  return [...labels]
    .filter(([, { size }]) => size > 1)
    .sort(([, a], [, b]) => a.size - b.size)
    .map(([name]) => name);
}

/** The labels of a breakdown in the order of the item set; what it does not know comes after. */
export function breakdownLabels({
  result,
  itemSet,
  breakdown,
}: {
  result: Pick<Result, 'probes'>;
  itemSet: Pick<ItemSet, 'breakdowns'> | undefined;
  breakdown: string;
}): string[] {
  const used = new Set(
    Object.values(result.probes).flatMap(({ breakdowns }) =>
      Object.keys(breakdowns[breakdown] ?? {}),
    ),
  );
  const known = (itemSet?.breakdowns[breakdown]?.labels ?? []).filter((label) => used.has(label));
  return [...new Set([...known, ...used])];
}
