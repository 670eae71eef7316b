import type { Interval, Waypoint } from './scene.ts';

type Point = [x: number, y: number];

/** Rests at one place. */
export function rest(x: number, y: number): Waypoint[] {
  return [{ at: 0, x, y }];
}

/** One straight move. */
export function glide(from: Point, to: Point, during: Interval): Waypoint[] {
  return route([from, to], during);
}

/** Straight moves through all points, each taking the same time. */
export function route(points: Point[], during: Interval): Waypoint[] {
  const step = (during.to - during.from) / (points.length - 1);
  return points.map(([x, y], index) => ({ at: during.from + index * step, x, y }));
}

/** From `a` to `b` and back again: turns round `turns` times. */
export function toAndFro(a: Point, b: Point, turns: number, during: Interval): Waypoint[] {
  return route(
    Array.from({ length: turns + 2 }, (_, index) => (index % 2 === 0 ? a : b)),
    during,
  );
}

/** Jumps up and lands at the same place, `times` times. */
export function hops(at: Point, height: number, times: number, during: Interval): Waypoint[] {
  const top: Point = [at[0], at[1] - height];
  return toAndFro(at, top, times * 2 - 1, during);
}

/** Seen at first and at last, gone `times` times in between; every phase takes the same time. */
export function blinks(times: number, seconds: number): Interval[] {
  const phase = seconds / (times * 2 + 1);
  return Array.from({ length: times + 1 }, (_, index) => ({
    from: index * 2 * phase,
    // The last phase has no end, so that rounding cannot hide it in the last frame.
    to: index === times ? Infinity : (index * 2 + 1) * phase,
  }));
}

/** Lights up `times` times, dark at first and at last. */
export function flashes(times: number, seconds: number): Interval[] {
  const phase = seconds / (times * 2 + 1);
  return Array.from({ length: times }, (_, index) => ({
    from: (index * 2 + 1) * phase,
    to: (index * 2 + 2) * phase,
  }));
}

export function since(start: number): Interval[] {
  return [{ from: start, to: Infinity }];
}

export function until(end: number): Interval[] {
  return [{ from: 0, to: end }];
}
