import type { Item } from '../../schema/item.ts';
import type { Rule } from '../../schema/baseline.ts';
import { tallyOf, type Without } from './answer-tally.ts';
import { optionRule } from './option-rule.ts';

/** Options that were never seen elsewhere get 0.4 / 2: one right answer in five. */
const PRIOR = { right: 0.4, seen: 2 };

/** How often exactly this text was right elsewhere, of the times that it was an option there. */
export function optionPrior(items: Item[], without: Exclude<Without, 'nobody'>): Rule {
  const tally = tallyOf(items, { keyOf: ({ text }) => text, without });
  return optionRule((_, item) =>
    tally(item).map(({ seen, right }) => (right + PRIOR.right) / (seen + PRIOR.seen)),
  );
}
