import type { Probe } from '../schema/probe.ts';
import { withClip } from './transforms/applies.ts';

/** One of the frames that `full` shows, and never the first, which may be a title card. */
export const probe: Probe = {
  id: 'frame-random',
  version: 1,
  title: 'Random frame',
  asks: 'How much does the model answer from a single frame, whichever it is?',
  expects: 'drop',
  applies: withClip,
  numbers: { of: 'draws', count: 'one', default: 3 },
  variants: (_, { numbers: [draws = 0] }) =>
    Array.from({ length: draws }, (__, draw) => `draw-${draw + 1}`),
  combine: 'mean',
  frames: (frames, { random }) => {
    const first = Math.min(1, frames.length - 1);
    return frames.slice(random.integer(first, frames.length - 1)).slice(0, 1);
  },
};
