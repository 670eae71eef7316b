import { ASSUMED, assumptions, detects } from '../plan/probe-cost.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import { points, percent } from '../percent.ts';
import { pastOfWhole, type PastOfWhole } from '../publish/past-whole.ts';
import { subsetName, type ItemSet } from '../schema/item-set.ts';
import { detectableDifference } from '../statistics/power.ts';

type Subsetting = Pick<RunPlan, 'itemSet' | 'asked'> & {
  /** How many items were asked for. */
  wanted: number | undefined;
};

/** What a run on a subset can show, and how well the subset told past scores; nothing for a whole. */
export async function subsetLines(
  { itemSet, asked, wanted }: Subsetting,
  results: string,
): Promise<string[]> {
  const { subset, ids } = itemSet;
  if (subset === undefined)
    return wanted === undefined
      ? []
      : [`--subset ${wanted}: there are ${ids.length} items; the whole is asked`];
  const past = await pastOfWhole(results, { itemSet: { ...itemSet, subset }, asked });
  return linesOf(itemSet, past);
}

/** The same without looking at any record. */
export function linesOf(itemSet: ItemSet, past: PastOfWhole | null): string[] {
  const { subset, ids, clusterIds } = itemSet;
  if (subset === undefined) return [];
  const size = { items: ids.length, videos: clusterIds.length };
  return [
    `${subsetName(subset)}: ${size.items} items of ${size.videos} videos, the same for everybody, of ${subset.ofItems}; marked and never ranked`,
    shows(size, past),
    past === null
      ? '  no past record of the whole tells how well it tracks the full score'
      : `  ${trackedText(past.tracking)}`,
  ];
}

/** By what past pairs were like, where there are any; an error of the whole has their design effect. */
function shows({ items, videos }: { items: number; videos: number }, past: PastOfWhole | null) {
  const guessed = `  a difference of ${percent(detects({ items, videos }))} points shows between two checkpoints`;
  const pairs = past?.pairs ?? null;
  if (pairs === null) return `${guessed} (${assumptions()})`;
  const { discordance, designEffect } = pairs;
  const seen = (['low', 'median', 'high'] as const).map((end) =>
    detectableDifference({
      items,
      discordance: discordance[end],
      designEffect: designEffect[end],
      power: ASSUMED.power,
    }),
  ) as [number, number, number];
  const [low, median, high] = seen.map(percent);
  return `  a difference of ${median} points shows between two checkpoints at ${ASSUMED.power * 100} % power if they differ as ${pairs.pairs} past pairs of models did (${low} to ${high})`;
}

/** "24 past records of the whole (6 models, other protocols): the subset was off by +1.9 points (sd 2.4, …)". */
function trackedText({ records, models, sameProtocol, level, change }: PastOfWhole['tracking']) {
  const who = `${records} past records of the whole (${models} models, ${sameProtocol ? 'the same protocol' : 'other protocols'})`;
  const spread =
    level.sd === null
      ? ''
      : ` on average (sd ${percent(level.sd)}, ${points(level.low)} to ${points(level.high)})`;
  const changes =
    change === null
      ? ''
      : `; the difference of two models was off by ${percent(change.rms)} points (at most ${percent(change.most)})`;
  return `${who}: its score was off by ${points(level.mean)} points${spread}${changes}`;
}
