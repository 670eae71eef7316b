import type { SamplingPolicy } from '../schema/frames.ts';

/**
 * Which frames of a clip are shown: sorted, distinct indices below `atSeconds.length`, at most
 * `count` (or `maxFrames`) of them.
 *
 * @param atSeconds when each frame is shown, ascending, in seconds from the first.
 * @param framesPerSecond as the container says; null where it does not.
 */
export function sampleIndices(
  policy: SamplingPolicy,
  atSeconds: ArrayLike<number>,
  framesPerSecond: number | null = null,
): number[] {
  const total = atSeconds.length;
  if (total === 0) return [];
  switch (policy.sampler) {
    case 'linspace':
      return linspace(policy.count, total);
    case 'interior':
      return spread(policy.count, total, (i, n) => Math.trunc(((i + 1) * total) / (n + 1)));
    case 'midpoint':
      return spread(policy.count, total, (i, n) => Math.trunc(((i + 0.5) * total) / n));
    case 'fps': {
      const ticks =
        policy.steps === undefined
          ? framesAtTicks(policy.fps, atSeconds)
          : framesByStep((framesPerSecond ?? rateOf(atSeconds)) / policy.fps, total);
      return linspace(policy.maxFrames, ticks.length).map((i) => ticks[i] ?? 0);
    }
  }
}

/** lmms-eval's rule: numpy's linspace from first to last, truncated; one frame is the first. */
function linspace(count: number, total: number): number[] {
  if (count === 1) return [0];
  return spread(count, total, (i, n) => Math.trunc((i * (total - 1)) / (n - 1)));
}

/** The rules are monotonic, so duplicates (more frames asked for than there are) are neighbours. */
function spread(count: number, total: number, rule: (i: number, n: number) => number): number[] {
  const indices: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const index = Math.min(rule(i, count), total - 1);
    if (index !== indices.at(-1)) indices.push(index);
  }
  return indices;
}

/** The frame on screen at each k/fps seconds: the last one that starts no later. */
function framesAtTicks(fps: number, atSeconds: ArrayLike<number>): number[] {
  // Times are quotients of integers: without slack, rounding alone could move a tick by a frame.
  const slackSeconds = 1e-6;
  const indices: number[] = [];
  for (let index = 0; index < atSeconds.length; index += 1) {
    const start = atSeconds[index] ?? 0;
    const next = atSeconds[index + 1];
    const tick = Math.ceil((start - slackSeconds) * fps) / fps;
    // How long the last frame stays is not known: it is shown only where a tick meets its start.
    const last = next === undefined ? start + 2 * slackSeconds : next;
    if (tick < last - slackSeconds) indices.push(index);
  }
  return indices;
}

/** A step below one frame, as of a video of one frame a second where two are asked for, takes each. */
function framesByStep(step: number, total: number): number[] {
  const whole = Math.max(1, Math.trunc(step));
  return Array.from({ length: Math.ceil(total / whole) }, (_, place) => place * whole);
}

/** Frames a second by their times; 0 for a single frame. */
function rateOf(atSeconds: ArrayLike<number>): number {
  const last = atSeconds.length - 1;
  const seconds = (atSeconds[last] ?? 0) - (atSeconds[0] ?? 0);
  // Times are quotients of integers: rounding alone must not turn 30 into 29.
  return seconds > 0 ? Math.round((last / seconds) * 1e6) / 1e6 : 0;
}
