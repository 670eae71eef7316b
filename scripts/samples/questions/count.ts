import type { Figure } from '../scene.ts';
import { blinkCount, flashCount, hopCount, repaintCount, turnCount } from '../truth.ts';
import { fill, otherNumbers, the } from '../question.ts';
import type { Question } from '../question.ts';

/** Questions that need counting over time. */

const COUNTERS = {
  blinks: blinkCount,
  flashes: flashCount,
  hops: hopCount,
  repaints: repaintCount,
  turns: turnCount,
} satisfies Record<string, (figure: Figure) => number>;

export function howOften(event: keyof typeof COUNTERS, figure: Figure, wording: string): Question {
  const count = COUNTERS[event](figure);
  // A figure that changes its colour is named by its shape.
  const name = event === 'repaints' ? `the ${figure.shape}` : the(figure);
  return {
    needs: 'count',
    text: fill(wording, name),
    answer: String(count),
    wrong: otherNumbers(count),
  };
}
