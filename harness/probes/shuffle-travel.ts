import type { Probe } from '../schema/probe.ts';
import { withClip } from './transforms/applies.ts';
import { needsOrder, shuffledOrder, timesTravel } from './transforms/order.ts';
import { probe as shuffle } from './shuffle.ts';

/** Only where the prompt writes a time beside each picture: elsewhere it is `shuffle`. */
export const probe: Probe = {
  ...shuffle,
  id: 'shuffle-travel',
  version: 1,
  title: 'Shuffled, times travel',
  asks: 'Can the model put frames in order by the times that are written beside them?',
  expects: 'no-change',
  applies: (item, protocol) => {
    const label = protocol.prompt.frameLabel ?? '';
    if (protocol.transport !== 'frames' || !label.includes('{seconds}')) {
      return `the protocol ${protocol.id} writes no time beside a picture`;
    }
    return withClip(item, protocol);
  },
  frames: (frames, show) => {
    needsOrder(frames);
    return timesTravel(frames, shuffledOrder(frames.length, show.random));
  },
};
