import type { ItemSet } from '../schema/item-set.ts';
import { isScored, type Outcome } from '../schema/outcome.ts';
import type { Estimate } from '../schema/result.ts';
import { accuracy } from '../statistics/accuracy.ts';
import { clusterTotals } from './cluster-totals.ts';
import { pairOf, type Context } from './context.ts';
import type { ProbeEvidence } from './evidence.ts';
import { ratioFigure, type Found } from './found.ts';

/** The options in all K places: the answer itself, and that of every other rotation. */
export type Circular = {
  /** The probe with the options where they are. */
  of: 'full' | 'blind';
  /** The mean over all places: what does not depend on where the right option stands. */
  mean: Estimate;
  /** Right in all K places. */
  circular: Estimate;
  /** The mean of K^−K: what guesses are right in all places of. */
  guessFloor: number;
  /** Of the first place, less right in all places; over the same items. */
  gap: Found;
  /** (circular − floor) / (1 − floor): of `blind`, the share that is known without looking. */
  above: Found;
};

/** Null where the rotations were not asked or are withheld, or where no item has all of its places scored. */
export function circularOf(of: 'full' | 'blind', context: Context): Circular | null {
  const pair = pairOf([of, of === 'full' ? 'rotate' : 'blind-rotate'], context.record);
  if ('kind' in pair) return null;
  const { items, cell } = context;
  const places = cell.members.reduce<Places[]>((found, item) => {
    const one = placesOf(item, items, pair);
    if (one !== null) found.push(one);
    return found;
  }, []);
  if (places.length === 0) return null;
  const clusters = places.map(({ item }) => items.clusters[item] as number);
  const byItem = new Map(places.map((one) => [one.item, one]));
  const totals = clusterTotals(items, cell.members, {
    columns: 3,
    fill(item, row) {
      const one = byItem.get(item);
      if (one === undefined) return false;
      const all = Number(one.right === one.options);
      row[0] = one.first - all;
      row[1] = all - one.floor;
      row[2] = 1 - one.floor;
      return true;
    },
  });
  return {
    of,
    mean: accuracy(
      places.map(({ right, options }) => right / options),
      clusters,
    ),
    circular: accuracy(
      places.map(({ right, options }) => right === options),
      clusters,
    ),
    guessFloor: places.reduce((sum, { floor }) => sum + floor, 0) / places.length,
    gap: ratioFigure(totals, 0),
    above: ratioFigure(totals, 1, { bottom: 2 }),
  };
}

type Places = { item: number; options: number; first: number; right: number; floor: number };

function placesOf(
  item: number,
  { optionCounts }: ItemSet,
  [first, rotations]: readonly [ProbeEvidence, ProbeEvidence],
): Places | null {
  const options = optionCounts[item] as number;
  const outcomes = [first, rotations]
    .flatMap(({ variants }) => variants.map((variant) => variant.outcomes[item] as Outcome))
    .filter((outcome) => isScored(outcome));
  const value = first.values[item] ?? null;
  if (options < 2 || value === null || outcomes.length !== options) return null;
  const right = outcomes.filter((outcome) => outcome === 'correct').length;
  return { item, options, first: value, right, floor: options ** -options };
}
