import type { Rule } from '../../schema/baseline.ts';
import type { Item, PublicItem } from '../../schema/item.ts';
import { trainLogit, type Choice } from './conditional-logit.ts';
import { rightOption } from './credit.ts';
import { scoresOf } from './feature-rows.ts';
import { foldsOf } from './folds.ts';
import { DIMENSIONS, optionFeatures, type FeatureSet } from './option-features.ts';

const FOLDS = 5;

/** What is never on both sides of a fold: a video, or only a question. */
export type HeldOut = 'video' | 'question';

/** Which fold a question is in; `count` is 0 where one group leaves nothing to train on. */
export function logitFolds(
  items: PublicItem[],
  { seed, heldOut }: { seed: number; heldOut: HeldOut },
) {
  const groupOf = (item: PublicItem) => (heldOut === 'video' ? item.cluster : item.id);
  const folds = foldsOf(items.map(groupOf), { count: FOLDS, seed });
  return { count: folds.count, of: (item: PublicItem) => folds.of(groupOf(item)) };
}

/**
 * Scores each item by a classifier that was trained on the answers of the other folds. With one
 * group nothing can be held out, and all options tie.
 *
 * @param folds train only for these.
 */
export function heldOutLogit(
  items: Item[],
  words: { seed: number; heldOut: HeldOut; features?: FeatureSet; folds?: number[] },
): Rule {
  const { seed, features = 'all' } = words;
  const folds = logitFolds(items, words);
  const rows = optionFeatures(items, features);
  const choices = choicesOf(items);
  const models = new Map<number, Float64Array>();
  for (const fold of words.folds ?? Array.from({ length: folds.count }, (_, k) => k)) {
    const others = choices.filter((_, item) => folds.of(items[item] as Item) !== fold);
    const training = { rows, choices: others.filter((choice) => choice !== null) };
    const order = { seed, key: ['logit', String(fold)] };
    models.set(fold, trainLogit({ ...training, dimensions: DIMENSIONS }, order));
  }
  return (item) => {
    const options = item.options?.length ?? 0;
    if (options === 0) return null;
    // A question that was not there when it was trained is held out from every model.
    const model = models.get(folds.of(item) ?? 0);
    if (model === undefined) return Array.from({ length: options }, () => 0);
    return [...scoresOf(optionFeatures([item], features), model, { from: 0, to: options })];
  };
}

/** One an item; null where the answer is not known. */
function choicesOf(items: Item[]): (Choice | null)[] {
  let from = 0;
  return items.map((item) => {
    const to = from + (item.options?.length ?? 0);
    const right = rightOption(item);
    const choice = right === null ? null : { from, to, right };
    from = to;
    return choice;
  });
}
