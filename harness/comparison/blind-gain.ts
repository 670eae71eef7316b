import type { ItemSet } from '../schema/item-set.ts';
import { clusterIndex } from '../statistics/clusters.ts';
import { armScores } from './denominators.ts';
import type { Side } from './compared.ts';
import { testedDifference, type Tested } from './overall.ts';
import { pairSums } from './pair-sums.ts';
import type { Randomness } from './randomness.ts';
import type { SharedItems } from './shared-items.ts';

/** How much of a gain is not there without the video: (f_B − f_A) − (b_B − b_A) an item. */
export type BlindGain = {
  /** The gain of the blind score over its own items. */
  blind: Tested;
  /** Over the items scored in all four. */
  differenceInDifferences: Tested;
  /** Both arms hold the same blind answers, so that the blind gain is 0 by construction. */
  sameAnswers: boolean;
};

/** @returns null where one of the records has no blind answers, or withholds them. */
export function blindGain(
  [base, other]: [Side, Side],
  { shared, random }: { shared: SharedItems; random: Randomness },
): BlindGain | null {
  const probesOf = (side: Side) => ['full', 'blind'].map((id) => side.evidence.probes.get(id));
  const [fullBase, blindBase] = probesOf(base);
  const [fullOther, blindOther] = probesOf(other);
  if (!fullBase || !blindBase || !fullOther || !blindOther) return null;
  const places = placesOf(shared);
  const full = armScores({ base: fullBase, other: fullOther }, places);
  const blind = armScores({ base: blindBase, other: blindOther }, places);
  const index = clusterIndex(shared.items.clusters);
  const gained = testedDifference(pairSums(blind.base, blind.other, { index }), random);
  // (f_B − b_B) − (f_A − b_A): what the video adds in each arm.
  const seen = (arm: 'base' | 'other') =>
    full[arm].map((score, item) => score - (blind[arm][item] as number));
  const difference = testedDifference(pairSums(seen('base'), seen('other'), { index }), random);
  if (gained === null || difference === null) return null;
  const { result } = base.evidence;
  const sameAnswers =
    result.model.id === other.evidence.result.model.id &&
    result.probes['blind']?.shared !== null &&
    gained.onlyBase + gained.onlyOther === 0;
  return { blind: gained, differenceInDifferences: difference, sameAnswers };
}

export function placesOf({ base, other, items }: SharedItems): {
  base: Int32Array;
  other: Int32Array;
  optionCounts: ItemSet['optionCounts'];
} {
  return { base, other, optionCounts: items.optionCounts };
}
