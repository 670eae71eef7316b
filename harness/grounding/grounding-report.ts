import { accuracy, type Accuracy } from '../statistics/accuracy.ts';
import { chanceCorrected, type ChanceCorrected } from '../statistics/chance-corrected.ts';
import { reaches, type GroundingRule } from './grounding-rule.ts';
import { isGrounded, isTooShort, questionOverlap, type GroundedQuestion } from './question.ts';
import type { SpanOverlap } from './span.ts';
import { highestFloor, trivialFloors, type TrivialFloor } from './trivial-spans.ts';

export type GroundingReport = {
  /** The denominator of every figure but `ungroundedOfRight`. */
  questions: number;
  /** Left out: nobody said where the answer is. */
  withoutGold: number;
  /** Questions with a span that could be read; the others count 0. */
  answered: number;
  /** Answered with a span too short to count: 0 as well. */
  tooShort: number;
  figures: Record<GroundingFigure, Accuracy>;
  accuracy: Accuracy;
  /** Right and grounded. */
  accAtGqa: Accuracy;
  table: GroundedTable;
  /** Right answers that point elsewhere, over the right ones; null where none is right. */
  ungroundedOfRight: Accuracy | null;
  /** Acc@GQA above what the right answers with the luckiest trivial span would have. */
  corrected: ChanceCorrected;
  floors: TrivialFloor[];
};

export type GroundedTable = {
  rightGrounded: number;
  /** Shortcut suspicion: the answer came, the evidence did not. */
  rightUngrounded: number;
  wrongGrounded: number;
  wrongUngrounded: number;
};

const FIGURES = {
  mIoU: ({ iou }: SpanOverlap) => iou,
  mIoP: ({ iop }: SpanOverlap) => iop,
  mIoG: ({ iog }: SpanOverlap) => iog,
  'IoU@0.3': ({ iou }: SpanOverlap, rule: GroundingRule) => Number(reaches(iou, 0.3, rule)),
  'IoU@0.5': ({ iou }: SpanOverlap, rule: GroundingRule) => Number(reaches(iou, 0.5, rule)),
  'IoP@0.3': ({ iop }: SpanOverlap, rule: GroundingRule) => Number(reaches(iop, 0.3, rule)),
  'IoP@0.5': ({ iop }: SpanOverlap, rule: GroundingRule) => Number(reaches(iop, 0.5, rule)),
};
export type GroundingFigure = keyof typeof FIGURES;

/**
 * How well answers point to their evidence (NExT-GQA, Xiao et al. 2024), with intervals by video.
 *
 * @returns null where no question has a gold span.
 */
export function groundingReport(
  given: readonly GroundedQuestion[],
  rule: GroundingRule,
): GroundingReport | null {
  const questions = given.filter(({ gold }) => gold.length > 0);
  const floors = trivialFloors(questions, rule);
  const luckiest = highestFloor(floors);
  if (questions.length === 0 || luckiest === null) return null;
  const clusters = questions.map(({ cluster }) => cluster);
  const overlaps = questions.map((question) => questionOverlap(question, rule));
  const grounded = overlaps.map((overlap) => isGrounded(overlap, rule));
  const both = questions.map(({ right }, i) => right && grounded[i] === true);
  const right = questions.flatMap((question, i) => (question.right ? [i] : []));
  return {
    questions: questions.length,
    withoutGold: given.length - questions.length,
    answered: questions.filter(({ predicted }) => predicted !== null).length,
    tooShort: questions.filter((question) => isTooShort(question, rule)).length,
    figures: eachFigure((of) =>
      accuracy(
        overlaps.map((overlap) => of(overlap, rule)),
        clusters,
      ),
    ),
    accuracy: accuracy(
      questions.map((question) => question.right),
      clusters,
    ),
    accAtGqa: accuracy(both, clusters),
    table: tableOf(questions, grounded),
    ungroundedOfRight:
      right.length === 0
        ? null
        : accuracy(
            right.map((i) => !both[i]),
            right.map((i) => clusters[i] as string),
          ),
    corrected: chanceCorrected(
      both.map(Number),
      questions.map((question) => (question.right ? luckiest.iop50 : 0)),
      clusters,
    ),
    floors,
  };
}

function eachFigure<T>(of: (figure: (overlap: SpanOverlap, rule: GroundingRule) => number) => T) {
  const entries = Object.entries(FIGURES).map(([name, figure]) => [name, of(figure)]);
  return Object.fromEntries(entries) as Record<GroundingFigure, T>;
}

function tableOf(
  questions: readonly GroundedQuestion[],
  grounded: readonly boolean[],
): GroundedTable {
  const count = (right: boolean, isGroundedToo: boolean) =>
    questions.filter((question, i) => question.right === right && grounded[i] === isGroundedToo)
      .length;
  return {
    rightGrounded: count(true, true),
    rightUngrounded: count(true, false),
    wrongGrounded: count(false, true),
    wrongUngrounded: count(false, false),
  };
}
