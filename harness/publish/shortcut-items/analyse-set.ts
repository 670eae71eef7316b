import { gold } from '../../schema/item.ts';
import { analyseItems, type ItemsAnalysis } from '../../shortcuts/items/analysis.ts';
import { panelOf } from '../../shortcuts/items/panel.ts';
import type { RecordsOfSet } from './item-sets.ts';
import type { Rule } from '../../shortcuts/items/rule.ts';

export type SetRequest = { rule: Rule | null; rotations: boolean; seed: number; draws: number };

/** Draws of the placebo unless said otherwise. */
export const PLACEBO_DRAWS = 200;

/** The analysis of the records of one item set. */
export function analyseSet(
  { items, records, questions }: RecordsOfSet,
  { rule, rotations, seed, draws }: SetRequest,
): ItemsAnalysis {
  const letters =
    'known' in questions
      ? {
          known: questions.known.map((item) => ({
            id: item.id,
            gold: gold(item),
            letters: (item.options ?? []).map(({ letter }) => letter),
          })),
        }
      : questions;
  return analyseItems({
    items,
    panel: panelOf(records, { rotations }),
    rule,
    seed,
    draws,
    letters,
  });
}
