import type { Probe } from '../schema/probe.ts';
import { withClip } from './transforms/applies.ts';
import { withoutSides } from './transforms/mirrored.ts';

/** The control of `mirror-swap`: what a mirror takes from items whose answer it leaves as it is. */
export const probe: Probe = {
  id: 'mirror',
  version: 1,
  title: 'Mirrored',
  asks: 'How much does a mirrored video change where no side is asked?',
  expects: 'no-change',
  applies(item, protocol) {
    const clip = withClip(item, protocol);
    return clip === true ? withoutSides(item) || 'it names a side' : clip;
  },
  mirror: true,
};
