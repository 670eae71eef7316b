import { random } from '../../random.ts';

/** A copy in another order (Fisher–Yates); the same key gives the same order. */
export function shuffled<T>(values: T[], seed: number, ...key: string[]): T[] {
  const stream = random(seed, ...key);
  const copy = [...values];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = stream.integer(0, last);
    [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
  }
  return copy;
}
