import type { Probe } from '../schema/probe.ts';
import { withClip } from './transforms/applies.ts';
import { needsOrder, shuffledOrder, timesStay } from './transforms/order.ts';

export const probe: Probe = {
  id: 'shuffle',
  version: 1,
  title: 'Shuffled, times stay',
  asks: 'Does the order of the frames matter, when the times say nothing of it?',
  expects: 'drop',
  applies: withClip,
  numbers: { of: 'permutations', count: 'one', default: 3 },
  variants: (_, { numbers: [permutations = 0] }) =>
    Array.from({ length: permutations }, (__, one) => `order-${one + 1}`),
  combine: 'mean',
  frames: (frames, { random }) => {
    needsOrder(frames);
    return timesStay(frames, shuffledOrder(frames.length, random));
  },
};
