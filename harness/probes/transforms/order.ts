import { InapplicableProbe } from '../../errors.ts';
import type { Random } from '../../random.ts';
import type { Frame } from '../../schema/frames.ts';

/** Above it, an order still looks like time running forward. */
const MOST_TAU = 0.3;

/** Kendall's tau of an order with the sorted one: 1 as it was, −1 reversed. At least two places. */
export function kendallTau(order: readonly number[]): number {
  let balance = 0;
  for (let i = 0; i < order.length; i += 1) {
    for (let j = i + 1; j < order.length; j += 1) {
      balance += Math.sign((order[j] as number) - (order[i] as number));
    }
  }
  return balance / ((order.length * (order.length - 1)) / 2);
}

/** An order of `count` places that is not nearly sorted: tau at most 0.3. Any of them with equal chance. */
export function shuffledOrder(count: number, random: Random): number[] {
  if (count < 2) throw new RangeError(`${count} places have one order`);
  for (;;) {
    const order = permutation(count, random);
    if (kendallTau(order) <= MOST_TAU) return order;
  }
}

/** Fisher and Yates. */
export function permutation(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, place) => place);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = random.integer(0, last);
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}

/**
 * The pictures in another order, at the times of the places: the first picture shown is at the first
 * time, whichever it is.
 */
export function timesStay(frames: Frame[], order: number[]): Frame[] {
  return order.map((source, place) => ({
    ...frameAt(frames, source),
    atSeconds: frameAt(frames, place).atSeconds,
  }));
}

/** Each picture keeps its own time, so that the order can be read from the times. */
export function timesTravel(frames: Frame[], order: number[]): Frame[] {
  return order.map((source) => frameAt(frames, source));
}

/** @throws InapplicableProbe for a clip that shows one frame. */
export function needsOrder(frames: Frame[]): void {
  if (frames.length < 2) throw new InapplicableProbe('one frame has no order');
}

function frameAt(frames: Frame[], place: number): Frame {
  const frame = frames[place];
  if (frame === undefined) throw new RangeError(`there is no frame ${place}`);
  return frame;
}
