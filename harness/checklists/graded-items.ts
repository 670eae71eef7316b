import { CHECKLIST_LABELS, type ItemSet } from '../schema/item-set.ts';
import type { Rubric } from '../schema/rubric.ts';
import type { JudgedItem, Judgement } from './judged-item.ts';

/** An item set whose items have checklists. */
export type GradedSet = ItemSet & { checklists: NonNullable<ItemSet['checklists']> };

export function isGraded(items: ItemSet): items is GradedSet {
  return items.checklists !== undefined;
}

/** The rubric as an item set tells it. */
export function rubricOf({ checklists: { dimensions, categories } }: GradedSet): Rubric {
  const named = (indices: number[]) => indices.map((index) => dimensions[index] as string);
  return {
    dimensions,
    categories: Object.fromEntries(
      Object.entries(categories).map(([category, indices]) => [category, named(indices)]),
    ),
  };
}

/** How many questions each item's checklist has. */
export function questionCounts({ checklists }: GradedSet): number[] {
  return checklists.questions.map(({ length }) => length);
}

/**
 * The items that were asked, with what was said of them.
 *
 * @param judgements one an item, null where it was not asked.
 */
export function judgedItems(
  judgements: readonly (Judgement | null)[],
  items: GradedSet,
): JudgedItem[] {
  const { dimensions, questions } = items.checklists;
  const [categoryOf, taskOf] = [CHECKLIST_LABELS.category, CHECKLIST_LABELS.task].map((name) => {
    const column = items.breakdowns[name];
    return (item: number) => column?.labels[column.items[item] ?? -1] ?? '';
  }) as [LabelOf, LabelOf];
  return judgements.flatMap((verdict, item) =>
    verdict === null
      ? []
      : [
          {
            id: items.ids[item] as string,
            category: categoryOf(item),
            task: taskOf(item),
            dimensions: (questions[item] ?? []).map((index) => dimensions[index] as string),
            verdict,
          },
        ],
  );
}

type LabelOf = (item: number) => string;
