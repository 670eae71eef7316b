/** Corners as shares of the frame, `left < right` and `top < bottom`, the origin at the upper left. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** What the numbers of a box are counted in: never guessed, as [0, 0, 1, 1] fits all three. */
export type BoxConvention =
  { unit: 'pixel'; width: number; height: number } | { unit: 'share' } | { unit: 'thousandth' };

export type BoxReading =
  | { box: Box }
  /** `outside`: further off the frame than rounding explains, which is what a wrong convention looks like. */
  | { box: null; reason: 'not-four-numbers' | 'reversed' | 'outside' };

/** How far a model may shoot over the edge, as a share of the frame; the rest is cut off. */
const OVERSHOOT = 0.02;

/** @param corners left, top, right, bottom in the convention's numbers. */
export function readBox(corners: readonly number[], convention: BoxConvention): BoxReading {
  if (corners.length !== 4 || !corners.every(Number.isFinite))
    return { box: null, reason: 'not-four-numbers' };
  const [across, down] = scaleOf(convention);
  const shares = corners.map((value, i) => value / (i % 2 === 0 ? across : down));
  const [left, top, right, bottom] = shares as [number, number, number, number];
  if (!(left < right && top < bottom)) return { box: null, reason: 'reversed' };
  if (shares.some((value) => value < -OVERSHOOT || value > 1 + OVERSHOOT))
    return { box: null, reason: 'outside' };
  return { box: [clip(left), clip(top), clip(right), clip(bottom)] };
}

/** Area of the intersection over that of the union; 0 for boxes without area. */
export function boxIou(one: Box, other: Box): number {
  const width = Math.min(one[2], other[2]) - Math.max(one[0], other[0]);
  const height = Math.min(one[3], other[3]) - Math.max(one[1], other[1]);
  const shared = Math.max(0, width) * Math.max(0, height);
  const union = area(one) + area(other) - shared;
  return union > 0 ? Math.min(1, shared / union) : 0;
}

/**
 * Mean IoU over the frames that are annotated; a frame without a predicted box counts 0 (V-STaR).
 *
 * @returns null without frames.
 */
export function meanBoxIou(frames: readonly { gold: Box; predicted: Box | null }[]): number | null {
  if (frames.length === 0) return null;
  const sum = frames.reduce(
    (all, { gold, predicted }) => all + (predicted === null ? 0 : boxIou(predicted, gold)),
    0,
  );
  return sum / frames.length;
}

function scaleOf(convention: BoxConvention): [number, number] {
  if (convention.unit === 'pixel') return [convention.width, convention.height];
  return convention.unit === 'share' ? [1, 1] : [1000, 1000];
}

function clip(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function area([left, top, right, bottom]: Box): number {
  return (right - left) * (bottom - top);
}
