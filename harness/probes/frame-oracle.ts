import { InapplicableProbe } from '../errors.ts';
import type { Probe } from '../schema/probe.ts';
import { withClip } from './transforms/applies.ts';

/**
 * An upper bound of what one frame can give: the best of F single frames, chosen by somebody who knows
 * the answer (after the atemporal probe of Buch et al. 2022). F guesses raise it by themselves, to
 * 1 − (1 − 1/K)^F; reports correct for that. A frame of a short clip is asked once: the same picture
 * again is no further guess of a model that always says the same of it.
 */
export const probe: Probe = {
  id: 'frame-oracle',
  version: 2,
  title: 'Best frame',
  asks: 'How much could be answered from a single frame if somebody picked the right one?',
  expects: 'report',
  applies: withClip,
  numbers: { of: 'frames', count: 'one', default: 8 },
  variants: (_, { numbers: [frames = 0] }) =>
    Array.from({ length: frames }, (__, frame) => `${frame + 1}-of-${frames}`),
  combine: 'best',
  frames: (frames, { variant }) => {
    const [place = 1, count = 1] = variant.split('-of-').map(Number);
    const middleOf = (part: number) => Math.floor(((part - 0.5) * frames.length) / count);
    const middle = middleOf(place);
    if (place > 1 && middleOf(place - 1) === middle) {
      throw new InapplicableProbe(`its clip has ${frames.length} frames, each of them asked once`);
    }
    return frames.slice(middle, middle + 1);
  },
};
