import { SightlineError } from '../../errors.ts';
import { unknownName } from '../../registry.ts';
import type { ItemList } from '../../schema/item-set.ts';
import type { ItemsAnalysis } from './analysis.ts';
import { isJudgement } from './judge.ts';

export function flaggedIds({ items, judged }: ItemsAnalysis): string[] {
  return items.ids.filter((_, item) => {
    const one = judged[item];
    return one !== undefined && isJudgement(one) && one.flagged;
  });
}

/**
 * The hard subset of a model as `sightline run --items` takes it.
 *
 * @param word id or name of a model of the panel.
 * @throws `USAGE` for another model, `CONFIG_INVALID` where there is no subset or nothing in it.
 */
export function hardList({ items, panel, hard, rule }: ItemsAnalysis, word: string): ItemList {
  const model = panel.models.find(({ id, name }) => id === word || name === word);
  if (model === undefined) {
    throw unknownName(
      'model',
      word,
      panel.models.map(({ id }) => id),
    );
  }
  const subset = hard.find((one) => one.model === model.id);
  if (subset?.kind !== 'subset') {
    throw new SightlineError('CONFIG_INVALID', `${model.id}: ${subset?.reason ?? 'no subset'}`, {
      hint: 'name records of models of other families too',
    });
  }
  const { hits, of } = subset.rule;
  if (subset.items.length === 0) {
    const flagged = `${hits} of ${of} flags all ${subset.judged} items`;
    throw new SightlineError('CONFIG_INVALID', `${model.id}: ${flagged}`, {
      hint: `a stricter rule than ${rule.hits}/${rule.of} leaves some: --rule k/m`,
    });
  }
  return {
    name: `${items.name ?? items.split}-hard-for-${model.id}`,
    benchmark: items.benchmark,
    split: items.split,
    description: `${subset.items.length} of ${subset.judged} items that fewer than ${hits} of ${of} blind answers have right; judged by ${subset.panel.join(', ')}, none of the family ${model.family}.`,
    ids: subset.items.map((item) => items.ids[item] as string),
  };
}
