import { ratio } from '../statistics/ratio.ts';
import { total } from '../statistics/total.ts';
import { clusterTotals } from './cluster-totals.ts';
import { pairOf, type Context } from './context.ts';
import { finite, undefinedFor, type Found } from './found.ts';

/**
 * κ of `blind` over κ of `full`, over the items that both score and that have a chance level, with the
 * percentile interval of resampled videos. What could be gained above chance is the same in both and
 * leaves the ratio, so that the sums of what was gained are enough.
 */
export function shortcutShare({ items, cell, record, random }: Context): Found {
  const pair = pairOf(['full', 'blind'], record);
  if ('kind' in pair) return pair;
  const [full, blind] = pair;
  const totals = clusterTotals(items, cell.members, {
    columns: 2,
    fill(item, row) {
      const [seen, unseen] = [full.values[item] ?? null, blind.values[item] ?? null];
      const chance = full.chances[item] ?? null;
      if (seen === null || unseen === null || chance === null) return false;
      row[0] = unseen - chance;
      row[1] = seen - chance;
      return true;
    },
  });
  if (totals.n === 0) {
    return undefinedFor('no item with options to choose among is scored in both ways');
  }
  if (totals.clusters < 2) return undefinedFor('one video says nothing of the spread');
  const [unseenDraws, seenDraws] = random.totals(cell, totals) as [Float64Array, Float64Array];
  const [unseen, seen] = totals.sums.map(total) as [number, number];
  const found = ratio(
    { estimate: unseen, draws: unseenDraws },
    { estimate: seen, draws: seenDraws },
  );
  if (found.kind === 'undefined' || seen <= 0) {
    return undefinedFor('the score with the video may be chance: its interval is not above it');
  }
  const [low, high] = [finite(found.low), finite(found.high)];
  if (low === null || high === null) {
    return undefinedFor('in some resamples nothing is above chance with the video');
  }
  const { n, clusters } = totals;
  return { kind: 'figure', value: found.value, low, high, n, clusters };
}
