import { random } from '../../random.ts';
import { moments } from '../../statistics/moments.ts';

export const PRUNING_SEEDS = 10;

/** Mean and standard deviation over the prunings; null where a pruning leaves nothing. */
export type Spread = { mean: number; sd: number };

/**
 * The control of a hard subset: from each stratum as many items are removed at random as the panel
 * removed there, ten times. Returns what each time is left, in the order given.
 *
 * @param strata the stratum of each item, in the order of `items`.
 */
export function randomPrunings({
  items,
  removed,
  stratumOf,
  seed,
}: {
  items: number[];
  removed: ReadonlySet<number>;
  stratumOf: (item: number) => string;
  seed: number;
}): number[][] {
  const strata = Map.groupBy(items, stratumOf);
  return Array.from({ length: PRUNING_SEEDS }, (_, pruning) => {
    const out = new Set<number>();
    for (const [stratum, own] of strata) {
      const count = own.filter((item) => removed.has(item)).length;
      const stream = random(seed, 'random pruning', String(pruning), stratum);
      for (const item of drawn(own, count, (last) => stream.integer(0, last))) out.add(item);
    }
    return items.filter((item) => !out.has(item));
  });
}

/** What the values of the items that are left average to. */
export function spreadOf(prunings: number[][], values: (number | null)[]): Spread | null {
  const means = prunings.map((items) => {
    const own = items.map((item) => values[item] ?? null).filter((value) => value !== null);
    return own.length === 0 ? null : own.reduce((sum, value) => sum + value, 0) / own.length;
  });
  const known = means.filter((mean) => mean !== null);
  if (known.length < means.length) return null;
  const { mean, variance } = moments(known);
  return { mean, sd: Math.sqrt(variance) };
}

/** The first steps of a Fisher-Yates shuffle. */
function drawn(items: number[], count: number, below: (last: number) => number): number[] {
  const left = [...items];
  return Array.from({ length: count }, () => {
    const at = below(left.length - 1);
    const [item] = left.splice(at, 1, left.at(-1) as number);
    left.pop();
    return item as number;
  });
}
