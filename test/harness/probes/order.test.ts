import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  kendallTau,
  needsOrder,
  shuffledOrder,
  timesStay,
  timesTravel,
} from '../../../harness/probes/transforms/order.ts';
import { random } from '../../../harness/random.ts';
import { decodedClip } from '../../support/decoded-clip.ts';

describe('kendallTau', () => {
  it.each([
    [[0, 1, 2, 3], 1],
    [[3, 2, 1, 0], -1],
    [[0, 1, 3, 2], 4 / 6],
    [[1, 0], -1],
  ])('of %j is %d', (order, tau) => expect(kendallTau(order)).toBeCloseTo(tau));
});

describe('shuffledOrder', () => {
  it('is an order of all places that is not nearly sorted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 64 }), fc.integer(), (count, seed) => {
        const order = shuffledOrder(count, random(seed, 'order'));
        expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
        expect(kendallTau(order)).toBeLessThanOrEqual(0.3);
      }),
    );
  });

  it('gives every order that is left the same chance', () => {
    const counts = new Map<string, number>();
    const stream = random(1, 'orders');
    for (let draw = 0; draw < 3000; draw += 1) {
      const order = shuffledOrder(3, stream).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    // Tau of the six orders of three: 1, twice 1/3, twice -1/3, -1.
    expect([...counts.keys()].sort()).toEqual(['120', '201', '210']);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });
});

describe('times', () => {
  const { frames } = decodedClip('a.mp4', 3);
  const seen = (shown: typeof frames) => shown.map(({ index, atSeconds }) => [index, atSeconds]);

  it('stay with the places, or travel with the pictures', () => {
    expect(seen(timesStay(frames, [2, 0, 1]))).toEqual([
      [2, 0],
      [0, 1],
      [1, 2],
    ]);
    expect(seen(timesTravel(frames, [2, 0, 1]))).toEqual([
      [2, 2],
      [0, 0],
      [1, 1],
    ]);
  });

  it('one frame has no order', () => {
    expect(() => needsOrder(frames.slice(0, 1))).toThrow('no order');
  });
});
