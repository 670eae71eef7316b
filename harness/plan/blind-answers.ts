import { baselines } from '../endpoints/baseline.ts';
import { baseline as logit } from '../endpoints/baselines/logit.ts';
import { baseline as logitQuestions } from '../endpoints/baselines/logit-questions.ts';
import { brokenCredit, creditOf, rightOption } from '../endpoints/blind/credit.ts';
import { labelInvariance, rowOrderSha1, shuffledLabelNull } from '../endpoints/blind/self-tests.ts';
import type { Baseline } from '../schema/baseline.ts';
import { withoutGold, type Item } from '../schema/item.ts';

/** The only baselines that draw folds, and the only ones that take seconds. */
export const LOGIT = { grouped: logit.id, questions: logitQuestions.id };
const SEEDED = Object.values(LOGIT);

/** What one baseline scores on the items whose right option is known, in their order. */
export type BlindAnswers = {
  baseline: Baseline;
  /** By fold seed; baselines that draw nothing have one. */
  runs: BlindRun[];
};

export type BlindRun = {
  /** Ties at their expected value. */
  expected: number[];
  /** Ties broken by the item id: 0 or 1. */
  broken: number[];
};

/** @param seeds the fold seeds of the logit; empty leaves it out. */
export async function blindAnswers(
  items: Item[],
  { seed, seeds }: { seed: number; seeds: number[] },
): Promise<BlindAnswers[]> {
  const ids = (await baselines.ids()).filter((id) => seeds.length > 0 || !SEEDED.includes(id));
  const all = await Promise.all(ids.map((id) => baselines.load(id)));
  return all.map((baseline) => ({
    baseline,
    runs: (SEEDED.includes(baseline.id) ? seeds : [seed]).map((one) => run(baseline, items, one)),
  }));
}

export type LogitChecks = {
  /** Null where nothing can be held out. */
  labelInvariance: boolean | null;
  /** One accuracy a seed. */
  shuffledLabels: number[];
  rowOrderSha1: string;
};

/** What the classifier must pass before its figure means anything. */
export function checkLogit(items: Item[], seeds: number[]): LogitChecks {
  return {
    labelInvariance: labelInvariance(items, seeds[0] ?? 0),
    shuffledLabels: seeds.map((seed) => shuffledLabelNull(items, seed)),
    rowOrderSha1: rowOrderSha1(items),
  };
}

/** Items that a baseline can be scored on. */
export function hasKnownOption(item: Item): boolean {
  return rightOption(item) !== null;
}

function run(baseline: Baseline, items: Item[], seed: number): BlindRun {
  const rule = baseline.fit(items, seed);
  const credits = items.filter(hasKnownOption).map((item) => {
    // A rule with nothing to say is a guess.
    const scores = rule(withoutGold(item)) ?? (item.options ?? []).map(() => 0);
    return {
      expected: creditOf(item, scores) ?? 0,
      broken: brokenCredit(item, { scores, seed }) ?? 0,
    };
  });
  return {
    expected: credits.map(({ expected }) => expected),
    broken: credits.map(({ broken }) => broken),
  };
}
