import { mainDirection } from './events.ts';
import { trusted } from './track.ts';
import type { Track } from './track.ts';
import type { Direction } from './vocabulary.ts';

export type CameraMove = Direction | 'zoom-in' | 'zoom-out' | 'still';

const LEAST_SHIFT = 0.08;
const LEAST_ZOOM = 1.15;
/** How much the figures may differ from a common shift. */
const TOLERANCE = 0.35;
/** How much of the way must be one way for the picture to have moved and not shaken. */
const STEADY = 0.8;

/**
 * What the camera does, from what all figures do together: a common shift against its movement, or a
 * common growth. Null where fewer than two figures can be followed or they disagree over time.
 */
export function cameraMove(tracks: Track[]): CameraMove | null {
  const followed = tracks.map((one) => trusted(one.sightings)).filter((list) => list.length > 1);
  if (followed.length < 2) return null;
  const growths = followed.map((list) => (list.at(-1)?.size ?? 1) / (list[0]?.size ?? 1));
  const zoomed = Math.min(...growths) > LEAST_ZOOM || Math.max(...growths) < 1 / LEAST_ZOOM;
  if (zoomed) {
    if (!followed.every((list) => isSteady(list.map((one) => Math.log(one.size))))) return null;
    return Math.min(...growths) > 1 ? 'zoom-in' : 'zoom-out';
  }
  const shifts = followed.map((list) => ({
    dx: (list.at(-1)?.x ?? 0) - (list[0]?.x ?? 0),
    dy: (list.at(-1)?.y ?? 0) - (list[0]?.y ?? 0),
  }));
  const dx = median(shifts.map((shift) => shift.dx));
  const dy = median(shifts.map((shift) => shift.dy));
  const length = Math.hypot(dx, dy);
  const axis = Math.abs(dx) > Math.abs(dy) ? 'x' : 'y';
  if (!followed.every((list) => isSteady(list.map((one) => one[axis])))) return null;
  if (length < LEAST_SHIFT) return 'still';
  const agree = shifts.every(
    (shift) => Math.hypot(shift.dx - dx, shift.dy - dy) < TOLERANCE * length,
  );
  return agree ? mainDirection(-dx, -dy) : 'still';
}

/** True for a row of values that goes one way, or stays. */
function isSteady(values: number[]): boolean {
  const net = Math.abs((values.at(-1) ?? 0) - (values[0] ?? 0));
  const steps = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
  const gross = steps.reduce((sum, step) => sum + step, 0);
  return gross < LEAST_SHIFT || net / gross >= STEADY;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? high)) / 2;
}
