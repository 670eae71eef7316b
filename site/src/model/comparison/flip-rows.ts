import type { Side } from '../../../../harness/comparison/compared.ts';
import { sharedItems } from '../../../../harness/comparison/shared-items.ts';
import { OUTCOMES, type Outcome } from '../../../../harness/schema/outcome.ts';

/** An item that only one of two records has right. */
export type FlipRow = {
  id: string;
  better: 'base' | 'other';
  /** One a breakdown, in its order. */
  labels: string[];
  /** What the better one says of it without the video; null where it was not asked or is withheld. */
  withoutVideo: Outcome | null;
};

/** @param flips ids as the report has them. */
export function flipRows(
  [base, other]: [Side, Side],
  flips: { onlyBase: string[]; onlyOther: string[] },
): FlipRow[] {
  const shared = sharedItems(base.evidence.items, other.evidence.items);
  const { items } = shared;
  const places = new Map(items.ids.map((id, item) => [id, item]));
  const columns = Object.values(items.breakdowns);
  const rowsOf = (better: 'base' | 'other', ids: string[]): FlipRow[] => {
    const blind = (better === 'base' ? base : other).evidence.probes.get('blind');
    return ids.map((id) => {
      const item = places.get(id) as number;
      const variants = blind?.variants.map(
        ({ outcomes }) => outcomes[shared[better][item] as number],
      );
      return {
        id,
        better,
        labels: columns.map(({ labels, items: labelOf }) => labels[labelOf[item] as number] ?? ''),
        withoutVideo: best(variants ?? []),
      };
    });
  };
  return [...rowsOf('base', flips.onlyBase), ...rowsOf('other', flips.onlyOther)];
}

/** Items that the text alone gives away first: what was won there was not won by looking. */
export function shortcutsFirst(rows: readonly FlipRow[]): FlipRow[] {
  return rows.toSorted(
    (a, b) => Number(b.withoutVideo === 'correct') - Number(a.withoutVideo === 'correct'),
  );
}

/** Of several ways to ask one item, the best that came back. */
function best(outcomes: (Outcome | undefined)[]): Outcome | null {
  return OUTCOMES.find((outcome) => outcomes.includes(outcome)) ?? null;
}
