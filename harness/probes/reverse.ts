import type { Probe } from '../schema/probe.ts';
import { withClip } from './transforms/applies.ts';
import { needsOrder, timesStay } from './transforms/order.ts';

export const probe: Probe = {
  id: 'reverse',
  version: 1,
  title: 'Reversed',
  asks: 'Does the model notice that time runs backwards?',
  expects: 'drop',
  applies: withClip,
  frames: (frames) => {
    needsOrder(frames);
    return timesStay(
      frames,
      frames.map((_, place) => frames.length - 1 - place),
    );
  },
};
