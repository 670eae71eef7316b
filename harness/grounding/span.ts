/** A stretch of a video in seconds, start not after end. */
export type Span = { start: number; end: number };

/** What a predicted span shares with a gold one, each 0 to 1. */
export type SpanOverlap = {
  /** Over the length of the union. */
  iou: number;
  /** Over the distance from the first start to the last end, as NExT-GQA has it: the same wherever the spans meet. */
  hullIou: number;
  /** Over the length of the prediction. */
  iop: number;
  /** Over the length of the gold span. */
  iog: number;
};

export const NO_OVERLAP: SpanOverlap = { iou: 0, hullIou: 0, iop: 0, iog: 0 };

export function spanLength({ start, end }: Span): number {
  return end - start;
}

/**
 * A prediction of no length has an IoP of 1 inside the gold span, as NExT-GQA's script gives it: the
 * cheapest way to a high IoP, which `isLongEnough` closes.
 *
 * @throws RangeError if a span is not finite or ends before it starts.
 */
export function spanOverlap(predicted: Span, gold: Span): SpanOverlap {
  for (const { start, end } of [predicted, gold])
    if (!(Number.isFinite(start) && Number.isFinite(end) && start <= end))
      throw new RangeError(`${start} to ${end} is no span`);
  const from = Math.max(predicted.start, gold.start);
  const shared = Math.max(0, Math.min(predicted.end, gold.end) - from);
  const hull = Math.max(predicted.end, gold.end) - Math.min(predicted.start, gold.start);
  const union = spanLength(predicted) + spanLength(gold) - shared;
  return {
    iou: union > 0 ? Math.min(1, shared / union) : 0,
    hullIou: hull > 0 ? Math.min(1, shared / hull) : 0,
    iop: shareOf(shared, predicted, gold),
    iog: shareOf(shared, gold, predicted),
  };
}

/** The greatest of each, which may be against different gold spans. */
export function bestOverlap(predicted: Span, golds: readonly Span[]): SpanOverlap {
  return golds
    .map((gold) => spanOverlap(predicted, gold))
    .reduce(
      (best, one) => ({
        iou: Math.max(best.iou, one.iou),
        hullIou: Math.max(best.hullIou, one.hullIou),
        iop: Math.max(best.iop, one.iop),
        iog: Math.max(best.iog, one.iog),
      }),
      NO_OVERLAP,
    );
}

/** A span is long enough that is as long as either of the two. */
export type MinimumSpan = { seconds: number; shareOfVideo: number };

export const MINIMUM_SPAN: MinimumSpan = { seconds: 1, shareOfVideo: 0.02 };

export function minimumLength(durationSeconds: number, minimum: MinimumSpan): number {
  return Math.min(minimum.seconds, minimum.shareOfVideo * durationSeconds);
}

/** Differences below this are the last bits of a double. */
const ROUNDING = 1e-9;

export function isLongEnough(span: Span, durationSeconds: number, minimum: MinimumSpan): boolean {
  return spanLength(span) >= minimumLength(durationSeconds, minimum) - ROUNDING;
}

function shareOf(shared: number, part: Span, whole: Span): number {
  const length = spanLength(part);
  // The difference of two times may be longer than a span by the last bits.
  if (length > 0) return Math.min(1, shared / length);
  return whole.start <= part.start && part.end <= whole.end ? 1 : 0;
}
