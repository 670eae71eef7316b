import type { Rule } from '../../schema/baseline.ts';
import type { PublicItem } from '../../schema/item.ts';

/** A rule over the texts of the options; it has nothing to say of open-ended items. */
export function optionRule(scores: (texts: string[], item: PublicItem) => number[]): Rule {
  return (item) => {
    if (item.options === undefined || item.options.length === 0) return null;
    return scores(
      item.options.map(({ text }) => text),
      item,
    );
  };
}
