import type { Counts } from '../schema/counts.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { Outcome } from '../schema/outcome.ts';
import type { Estimate } from '../schema/result.ts';
import { summarise, type Combined } from './summarise.ts';

/** The part of a probe's figures that rests on items of one kind. */
export type KindFigures = { kind: AnswerKind; counts: Counts; accuracy: Estimate | null };
export type AnswerKind = 'multiple choice' | 'open-ended';

/** Multiple choice and open-ended apart; none where all items are of one kind. */
export function answerKinds(combined: Combined, items: ItemSet): KindFigures[] {
  const isOpen = items.optionCounts.map((count) => count === 0);
  if (!isOpen.includes(true) || !isOpen.includes(false)) return [];
  return ([false, true] as const).map((open) => {
    const variants = combined.variants.map((outcomes) =>
      outcomes.map((outcome, item): Outcome => (isOpen[item] === open ? outcome : 'not-asked')),
    );
    const { counts, accuracy } = summarise({ ...combined, variants }, { ...items, breakdowns: {} });
    const others = isOpen.filter((one) => one !== open).length * variants.length;
    return {
      kind: open ? 'open-ended' : 'multiple choice',
      counts: { ...counts, notAsked: counts.notAsked - others },
      accuracy,
    };
  });
}
