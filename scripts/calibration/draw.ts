import type { Random } from '../../harness/random.ts';

const STEPS = 1_000_000;

/** True with the given chance, to a millionth. */
export function happens(chance: number, stream: Random): boolean {
  return stream.integer(0, STEPS - 1) < Math.round(chance * STEPS);
}

/** One of the keys, as often as its share says; shares sum to 1. */
export function oneOf<T>(shares: Iterable<readonly [T, number]>, stream: Random): T {
  let left = stream.integer(0, STEPS - 1);
  let last: T | undefined;
  for (const [key, share] of shares) {
    last = key;
    left -= Math.round(share * STEPS);
    if (left < 0) break;
  }
  return last as T;
}
