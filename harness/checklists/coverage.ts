import type { Rubric } from '../schema/rubric.ts';
import type { JudgedItem } from './judged-item.ts';

/** How much of the benchmark a figure rests on. Counts of items unless they say otherwise. */
export type Coverage = {
  items: number;
  judged: number;
  noVideo: number;
  unjudged: number;
  /** With a problem: in no figure. */
  invalid: number;
  /** In the denominators under the rule. */
  scored: number;
  /** Scored items that lack a question about a dimension of their category, by dimension. */
  withoutDimension: Record<string, number>;
  /** Questions of scored items about a dimension that does not count in the category. */
  ignoredQuestions: number;
};

/** What became of an item under a rule. */
export type ItemUse = { item: JudgedItem; use: 'scored' | 'left-out' | 'invalid' };

export function coverageOf(group: readonly ItemUse[], rubric: Rubric): Coverage {
  const valid = group.filter(({ use }) => use !== 'invalid');
  const scored = valid.filter(({ use }) => use === 'scored').map(({ item }) => item);
  const count = (state: JudgedItem['verdict']['state']) =>
    valid.filter(({ item }) => item.verdict.state === state).length;
  const counts = ({ category }: JudgedItem, dimension: string) =>
    rubric.categories[category]?.includes(dimension) === true;
  const lacks = (item: JudgedItem, dimension: string) =>
    counts(item, dimension) && !item.dimensions.includes(dimension);
  return {
    items: group.length,
    judged: count('judged'),
    noVideo: count('no-video'),
    unjudged: count('unjudged'),
    invalid: group.length - valid.length,
    scored: scored.length,
    withoutDimension: Object.fromEntries(
      rubric.dimensions.map((dimension) => [
        dimension,
        scored.filter((item) => lacks(item, dimension)).length,
      ]),
    ),
    ignoredQuestions: scored.reduce(
      (sum, item) => sum + item.dimensions.filter((one) => !counts(item, one)).length,
      0,
    ),
  };
}
