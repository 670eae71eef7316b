import { reaches, type GroundingRule } from './grounding-rule.ts';
import { isGrounded, questionOverlap, type GroundedQuestion } from './question.ts';
import { minimumLength, type Span, type SpanOverlap } from './span.ts';

/** Spans that need no look at the video, by the share of it that they take in its middle. */
const SHARES: Record<string, (durationSeconds: number, rule: GroundingRule) => number> = {
  'centre-point': () => 0,
  // The best answer of somebody who knows the rule and not the video.
  'centre-shortest': (duration, { minimum }) =>
    minimum === null ? 0 : minimumLength(duration, minimum) / duration,
  'centre-10': () => 0.1,
  'centre-30': () => 0.3,
  'centre-50': () => 0.5,
  'whole-video': () => 1,
};
export const TRIVIAL_SPANS = Object.keys(SHARES);

/** What a span scores that is the same part of every video. */
export type TrivialFloor = {
  id: string;
  meanIou: number;
  meanIop: number;
  meanIog: number;
  /** Shares of questions. */
  iou30: number;
  iou50: number;
  iop30: number;
  /** The chance of being grounded by luck. */
  iop50: number;
};

/** @throws RangeError for an unknown id. */
export function trivialSpan(id: string, durationSeconds: number, rule: GroundingRule): Span {
  const share = SHARES[id]?.(durationSeconds, rule);
  if (share === undefined) throw new RangeError(`${id} is no trivial span`);
  return { start: (durationSeconds * (1 - share)) / 2, end: (durationSeconds * (1 + share)) / 2 };
}

/**
 * The floors under every grounding score, over the same questions.
 *
 * @param questions not empty; what was predicted plays no part.
 */
export function trivialFloors(
  questions: readonly Pick<GroundedQuestion, 'durationSeconds' | 'gold'>[],
  rule: GroundingRule,
): TrivialFloor[] {
  return TRIVIAL_SPANS.map((id) => {
    const overlaps = questions.map(({ durationSeconds, gold }) => {
      const predicted = trivialSpan(id, durationSeconds, rule);
      return questionOverlap({ durationSeconds, gold, predicted }, rule);
    });
    const mean = (of: (overlap: SpanOverlap) => number) =>
      overlaps.reduce((sum, overlap) => sum + of(overlap), 0) / overlaps.length;
    return {
      id,
      meanIou: mean(({ iou }) => iou),
      meanIop: mean(({ iop }) => iop),
      meanIog: mean(({ iog }) => iog),
      iou30: mean(({ iou }) => Number(reaches(iou, 0.3, rule))),
      iou50: mean(({ iou }) => Number(reaches(iou, 0.5, rule))),
      iop30: mean(({ iop }) => Number(reaches(iop, 0.3, rule))),
      iop50: mean((overlap) => Number(isGrounded(overlap, rule))),
    };
  });
}

/** The floor with the greatest chance of being grounded by luck. */
export function highestFloor(floors: readonly TrivialFloor[]): TrivialFloor | null {
  return floors.reduce<TrivialFloor | null>(
    (best, floor) => (best === null || floor.iop50 > best.iop50 ? floor : best),
    null,
  );
}
