import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Result } from '../../../harness/schema/result.ts';

/** The breakdowns that any probe of a result has, in the order of the record. */
export function breakdownNames({ probes }: Pick<Result, 'probes'>): string[] {
  return [...new Set(Object.values(probes).flatMap(({ breakdowns }) => Object.keys(breakdowns)))];
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
