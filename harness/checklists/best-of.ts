import type { ItemScore } from './item-scores.ts';
import { meanScore } from './mean-score.ts';

/** One item's candidates, scored by both judges in the same order; a candidate without a score is null. */
export type Candidates = { a: readonly (ItemScore | null)[]; b: readonly (ItemScore | null)[] };

/**
 * What drawing k videos an item is worth, as item scores for `scoreTable` and `compareGenerators`.
 * `bestByA` is the judge's own praise for what it chose and flatters; `chosenByA` is what another
 * judge gives the same videos, to be read beside `meanByB`.
 */
export type BestOf = {
  meanByA: ItemScore[];
  bestByA: ItemScore[];
  meanByB: ItemScore[];
  chosenByA: ItemScore[];
  /** Items left out: a candidate is missing, or lacks a score by either judge. */
  incomplete: number;
};

/** Differences below this are the last bits of a double. */
const TIE = 1e-9;

/**
 * Judge A picks the candidate with the highest average. Where several are equal, each counts as
 * picked equally often.
 *
 * @param k how many candidates each item must have.
 */
export function bestOf(items: readonly Candidates[], k: number): BestOf {
  const result: BestOf = {
    meanByA: [],
    bestByA: [],
    meanByB: [],
    chosenByA: [],
    incomplete: 0,
  };
  for (const { a, b } of items) {
    const [byA, byB] = [a, b].map((scores) => scores.filter((one) => one !== null));
    if (byA?.length !== k || byB?.length !== k || k < 1 || a.length !== k || b.length !== k) {
      result.incomplete += 1;
      continue;
    }
    const averages = byA.map(({ average }) => average ?? 0);
    const best = Math.max(...averages);
    const isChosen = (_: unknown, at: number) => best - (averages[at] as number) <= TIE;
    result.meanByA.push(meanScore(byA));
    result.bestByA.push(meanScore(byA.filter(isChosen)));
    result.meanByB.push(meanScore(byB));
    result.chosenByA.push(meanScore(byB.filter(isChosen)));
  }
  return result;
}
